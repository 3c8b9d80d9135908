using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

internal enum Category
{
    Technical,
    Operational,
    Schedule,
    Cost,
    Resources,
    Supplier,
    Scope,
    Quality,
    Legal,
    External,
}

/// <summary>When it may come: within 30 days, within 90, or later.</summary>
internal enum Proximity
{
    Now,
    Near,
    Later,
}

internal enum IssueType
{
    Problem,
    ChangeRequest,
    OffSpecification,
}

/// <summary>A threat, an opportunity or an issue of one project, as it is today.</summary>
internal sealed record RegisterItem
{
    public required ProjectCode Project { get; init; }

    public required ItemNumber Number { get; init; }

    /// <summary>What could happen, or what has.</summary>
    public required string Statement { get; init; }

    public string? Cause { get; init; }

    public string? Effect { get; init; }

    /// <summary>Frozen when it was logged; null for an issue, as are the two that follow.</summary>
    public Assessment? Inherent { get; init; }

    /// <summary>Today: what lists, the heat map, bands and exposure use.</summary>
    public Assessment? Current { get; init; }

    /// <summary>Once the planned actions are done.</summary>
    public Assessment? Target { get; init; }

    /// <summary>The id of the scale that it was last scored with.</summary>
    public string? Scale { get; init; }

    /// <summary>Of an issue, 1 to 5 on the scale of impacts.</summary>
    public int? Severity { get; init; }

    public IssueType? Type { get; init; }

    /// <summary>What it would cost, or bring.</summary>
    public Money? CostImpact { get; init; }

    public Person? Owner { get; init; }

    public Response? Response { get; init; }

    /// <summary>What is being done.</summary>
    public string? Action { get; init; }

    public LocalDate? Due { get; init; }

    public Category? Category { get; init; }

    public Proximity? Proximity { get; init; }

    public LocalDate? NextReview { get; init; }

    public bool IsConfidential { get; init; }

    public ItemState State { get; init; } = ItemState.Open;

    /// <summary>How it ended, or why it is open again.</summary>
    public string? Outcome { get; init; }

    /// <summary>The threat that this issue came from.</summary>
    public ItemNumber? CameFrom { get; init; }

    /// <summary>The issue that this threat became.</summary>
    public ItemNumber? Became { get; init; }

    /// <summary>The message that it was logged from.</summary>
    public Uri? Source { get; init; }

    public required Person LoggedBy { get; init; }

    public required Instant LoggedAt { get; init; }

    /// <summary>Each change makes a new one, and none is lost.</summary>
    public required int Version { get; init; }

    /// <summary>What made this version, who and when.</summary>
    public required ItemAct Act { get; init; }

    public required Person By { get; init; }

    public required Instant At { get; init; }

    public bool IsLive => State.IsLive();

    /// <summary>In lists an issue sorts as its severity, five times.</summary>
    public int Score => Current?.Score ?? (Severity ?? 0) * RiskScale.Steps;
}
