using NodaTime;

namespace PmoBot.Scheduling;

internal static class SnoozeTimes
{
    /// <summary>
    /// What is offered to somebody who does not answer now: the start of the next working day, and of the first one of
    /// next week, by their clock, where the round then still runs. Each once: on a Friday they are the same.
    /// </summary>
    public static IReadOnlyList<ZonedDateTime> Offered(Instant now, Instant cutOff, DateTimeZone recipient, WorkCalendar work)
    {
        var today = now.InZone(recipient).Date;
        LocalDate[] days = [work.PlusWorkingDays(today, 1), work.PlusWorkingDays(Period.Of(today, Cadence.Weekly).LastDay, 1)];
        return [.. days.Distinct().Select(day => (day + WorkCalendar.DayStart).OnceIn(recipient).InZone(recipient)).Where(at => at.ToInstant() < cutOff)];
    }
}
