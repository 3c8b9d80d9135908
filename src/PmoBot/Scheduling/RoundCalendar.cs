using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>The rounds of a portfolio: its zone, its working days and its timetables turn periods into instants.</summary>
internal sealed class RoundCalendar(DateTimeZone zone, WorkCalendar work, Timetables timetables)
{
    public RoundCalendar(DateTimeZone zone, WorkCalendar work) : this(zone, work, Timetables.Default)
    {
    }

    public DateTimeZone Zone => zone;

    public WorkCalendar Work => work;

    /// <summary>The instants for a recipient of the portfolio's own zone.</summary>
    public RoundInstants Of(Period period)
    {
        var table = timetables.Of(period);
        // Holidays can move several moments to the same hour; an hour of work between them keeps their order.
        var opens = table.Opens.For(period, work);
        var due = NotBefore(opens, table.Due.For(period, work));
        var cutOff = NotBefore(due, table.CutOff.For(period, work));
        var published = NotBefore(cutOff, table.Published.For(period, work));
        return new RoundInstants(opens.OnceIn(zone), due.OnceIn(zone), cutOff.OnceIn(zone), published.OnceIn(zone));
    }

    /// <summary>Opens by the recipient's clock, but always an hour of work before due, which is the same for all.</summary>
    public RoundInstants Of(Period period, DateTimeZone recipient)
    {
        var round = Of(period);
        var opens = timetables.Of(period).Opens.At(period, work, recipient);
        var latest = work.PlusWorkingHours(round.Due.InZone(zone).LocalDateTime, -1).OnceIn(zone);
        return round with { Opens = Instant.Min(opens, latest) };
    }

    /// <summary>The period that `status` reports for: its (previous cut-off, cut-off] holds <paramref name="now"/>.</summary>
    public Period Current(Instant now, Cadence cadence)
    {
        var period = After(Period.Of(now.InZone(zone).Date, cadence));
        while (Of(Before(period)).CutOff >= now)
            period = Before(period);
        return period;
    }

    /// <summary>The newest period whose cut-off has come.</summary>
    public Period LastClosed(Instant now, Cadence cadence)
    {
        var current = Current(now, cadence);
        return Of(current).CutOff <= now ? current : Before(current);
    }

    /// <summary>The newest period whose due has come.</summary>
    public Period LastDue(Instant now, Cadence cadence)
    {
        var current = Current(now, cadence);
        return Of(current).Due <= now ? current : Before(current);
    }

    /// <summary>The first period that a project answers for, active since then: the first with its due still to come.</summary>
    public Period FirstDue(Instant activeSince, Cadence cadence)
    {
        var current = Current(activeSince, cadence);
        return Of(current).Due >= activeSince ? current : After(current);
    }

    private LocalDateTime NotBefore(LocalDateTime earlier, LocalDateTime planned) =>
        LocalDateTime.Max(planned, work.PlusWorkingHours(earlier, 1));

    // A period without one working day has no round: its cut-off would be its predecessor's.
    private Period Before(Period period)
    {
        do
            period = period.Previous;
        while (!work.WorksIn(period));
        return period;
    }

    /// <summary>The next period that has a round.</summary>
    public Period After(Period period)
    {
        do
            period = period.Next;
        while (!work.WorksIn(period));
        return period;
    }
}
