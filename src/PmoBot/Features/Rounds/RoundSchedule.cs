using Azure;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>Whether a portfolio's rounds are sent. Names are stored in rows.</summary>
internal enum RoundMode
{
    Off,

    /// <summary>Every card goes to the PMO alone.</summary>
    Dry,
    Live,
}

/// <summary>How a portfolio asks the projects of one cadence: row `schedule-{cadence}`. When, its settings say.</summary>
internal sealed record RoundSchedule(string Portfolio, Cadence Cadence)
{
    public RoundMode Mode { get; init; }

    /// <summary>Each is asked by their own clock; else all by the portfolio's.</summary>
    public bool InOwnZone { get; init; } = true;

    /// <summary>The newest period whose round was opened: it never moves back.</summary>
    public string? OpenedUpTo { get; init; }

    /// <summary>Who said so last: the cards of a dry round go to them.</summary>
    public string? SetBy { get; init; }

    public ETag? ETag { get; init; }

    /// <summary>The clock by which somebody is asked: their own, where it is known.</summary>
    public DateTimeZone ZoneOf(People.Profile? recipient, PortfolioSettings settings) =>
        InOwnZone && recipient?.KnownZone is { } own ? own : settings.Zone;

    /// <summary>When the first of all recipients, wherever they are, is to be asked.</summary>
    public Instant FirstOpens(Period period, PortfolioSettings settings) =>
        InOwnZone ? settings.Rounds.Of(period, Earliest).Opens : settings.Rounds.Of(period).Opens;

    public bool HasOpened(Period period) => string.CompareOrdinal(OpenedUpTo, period.Id) >= 0;

    // No clock on earth is further ahead.
    private static readonly DateTimeZone Earliest = DateTimeZone.ForOffset(Offset.FromHours(14));
}
