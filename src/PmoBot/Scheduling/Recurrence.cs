using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>A planned moment that every period of a cadence has, by one clock.</summary>
internal sealed record Recurrence(Cadence Cadence, PlannedMoment Moment, DateTimeZone Zone, WorkCalendar Work)
{
    /// <summary>At the local time asked for, or at the first instant after a gap; once in an overlap.</summary>
    public Instant Of(Period period) => Moment.For(period, Work).OnceIn(Zone);

    /// <summary>
    /// Without end, in order, what falls at <paramref name="from"/> included. A period in which nobody works has none.
    /// Holidays can move the moments of several periods to the same instant.
    /// </summary>
    public IEnumerable<(Period Period, Instant At)> From(Instant from)
    {
        var period = Period.Of(from.InZone(Zone).Date, Cadence);
        while (Of(period) >= from)
            period = period.Previous;
        for (; ; period = period.Next)
        {
            if (Work.WorksIn(period) && Of(period) is var at && at >= from)
                yield return (period, at);
        }
    }
}
