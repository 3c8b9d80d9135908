using NodaTime;
using PmoBot.Scheduling;

namespace PmoBot.Features.Escalations;

/// <summary>How much of its time a level has had: working time, by the clock of whoever has it longest. It can stand still.</summary>
/// <param name="Total">What it has in all.</param>
/// <param name="Used">What had passed when it last stood still.</param>
/// <param name="RunsFrom">Since when it runs; null: it stands still.</param>
internal sealed record LevelClock(DateTimeZone Zone, Duration Total, Duration Used, Instant? RunsFrom)
{
    public static LevelClock Start(DateTimeZone zone, Duration total, Instant now) => new(zone, total, Duration.Zero, now);

    /// <summary>When this share of its time is over; null while it stands still.</summary>
    public Instant? At(double share, WorkCalendar work) => RunsFrom is { } from
        ? work.Plus(from, Duration.Max(Duration.Zero, Total * share - Used), Zone)
        : null;

    public LevelClock Stopped(Instant at, WorkCalendar work) =>
        RunsFrom is { } from ? this with { Used = Used + work.Between(from, at, Zone), RunsFrom = null } : this;

    public LevelClock Resumed(Instant at) => RunsFrom is null ? this with { RunsFrom = at } : this;
}
