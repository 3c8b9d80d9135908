using Azure;
using NodaTime;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

/// <summary>The round of one portfolio for one period: `digital/20261116-w`.</summary>
/// <param name="Portfolio">Its id.</param>
internal sealed record RoundId(string Portfolio, Period Period)
{
    public string Partition => $"round-{Portfolio}-{Period.Id}";

    public static RoundId Of(Project project, Period period) => new(project.Portfolio.Id, period);

    public static RoundId? Parse(string? text)
    {
        var slash = text?.LastIndexOf('/') ?? -1;
        return slash > 0 && Period.ParseId(text![(slash + 1)..]) is { } period ? new RoundId(text[..slash], period) : null;
    }

    public override string ToString() => $"{Portfolio}/{Period.Id}";
}

/// <summary>A round that was opened.</summary>
/// <param name="OpenedAt">When it was: after downtime, later than planned.</param>
internal sealed record Round(RoundId Id, Instant OpenedAt)
{
    /// <summary>Every project of it was looked at: a message sent before would not name all that somebody is asked for.</summary>
    public bool IsGathered { get; init; }

    /// <summary>Ids of who got the list of what is missing, until names are forgotten.</summary>
    public IReadOnlyList<string> Listed { get; init; } = [];

    public ETag? ETag { get; init; }
}
