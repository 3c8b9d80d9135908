using System.Globalization;
using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

/// <summary>How a project counts in a roll-up, from what wants most attention.</summary>
internal enum RollUpColour
{
    Red,
    Amber,
    Green,
    Grey,

    /// <summary>Never reported, and not late yet.</summary>
    Awaited,

    /// <summary>A row of before colours could be told from it.</summary>
    NotKnown,

    /// <summary>Proposed, on hold or closed.</summary>
    None,
}

/// <summary>One project of a roll-up.</summary>
/// <param name="Status">Null: as <see cref="RollUpColour.NotKnown"/>.</param>
/// <param name="Cases">What is pending, none of it confidential.</param>
internal sealed record RollUpLine(ProjectSnapshot Project, StatusStanding? Status, ReportedStatus? Report, IReadOnlyList<OpenCase> Cases, Instant Now)
{
    private const int MostDays = 9_999;

    public RollUpColour Colour => Status switch
    {
        _ when Project.State != ProjectState.Active => RollUpColour.None,
        null => RollUpColour.NotKnown,
        { Colour: Rag.Red } => RollUpColour.Red,
        { Colour: Rag.Amber } => RollUpColour.Amber,
        { Colour: Rag.Green } => RollUpColour.Green,
        { Freshness: Freshness.Grey } => RollUpColour.Grey,
        _ => RollUpColour.Awaited,
    };

    /// <summary>Than in the report before; of one that is not updated, than what it was last.</summary>
    public bool IsWorse => Status is { Colour: not null, Trend: Trend.Worse } or { Freshness: Freshness.Grey, Last: not null };

    public bool IsBetter => Status is { Colour: not null, Trend: Trend.Better };

    /// <summary>What it was before: of one that is not updated, what it was last.</summary>
    public Rag? Before => Status is { Colour: not null } ? Report?.PreviousOverall : Status is { Freshness: Freshness.Grey } ? Status.Last : null;

    /// <summary>Declared greener than computed, and that may be said.</summary>
    public bool IsGreener => Status is { Colour: not null } && Report is { IsGreener: true } && Report.ShowsComparison(Now);

    /// <summary>By which the most important comes first, as text; a list goes on behind it.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Rank}-{MostDays - Math.Clamp(Beyond, 0, MostDays):0000}-{Project.Code}");

    private int Rank => Colour switch
    {
        RollUpColour.Red => IsWorse ? 0 : 1,
        RollUpColour.Grey => 3,
        RollUpColour.NotKnown => 7,
        RollUpColour.None => 9,
        _ when IsGreener && Report!.Computed.Overall == Rag.Red => 2,
        RollUpColour.Amber => IsWorse ? 4 : 5,
        _ => IsGreener || Cases.Count > 0 ? 6 : Colour == RollUpColour.Awaited ? 7 : 8,
    };

    // Days beyond the tolerance; of a grey one, since its report.
    private int Beyond => Status switch
    {
        { Freshness: Freshness.Grey, ReceivedAt: { } at } => (int)(Now - at).TotalDays,
        { Freshness: Freshness.Grey } => MostDays,
        _ => Report?.Computed.Schedule is { } schedule ? schedule.SlipDays - schedule.ToleranceDays : 0,
    };
}
