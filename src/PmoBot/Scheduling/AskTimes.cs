using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>When a recipient is asked and reminded of one round, by their own clock.</summary>
internal sealed record AskTimes(Instant Opens, IReadOnlyList<Instant> Reminders)
{
    private const int HoursApart = 3;

    public static AskTimes Of(RoundCalendar calendar, Period period, DateTimeZone recipient, QuietHours quiet)
    {
        var round = calendar.Of(period, recipient);
        var opens = Outside(quiet, round.Opens, round.CutOff, recipient, calendar.Work);
        var due = round.Due.InZone(recipient).LocalDateTime;
        List<Instant> reminders = [];
        foreach (var hours in new[] { -3, 1 })
        {
            var planned = calendar.Work.PlusWorkingHours(due, hours).OnceIn(recipient);
            var reminder = quiet.NotDuring(planned, recipient, calendar.Work);
            var last = reminders.Count > 0 ? reminders[^1] : opens;
            if (AreApart(last, reminder, recipient, calendar.Work) && reminder < round.CutOff)
                reminders.Add(reminder);
        }
        return new AskTimes(opens, reminders);
    }

    /// <summary>Whoever was written to has had three working hours of their own to answer before they are reminded.</summary>
    public static bool AreApart(Instant message, Instant reminder, DateTimeZone recipient, WorkCalendar work) =>
        work.PlusWorkingHours(message.InZone(recipient).LocalDateTime, HoursApart).OnceIn(recipient) <= reminder;

    /// <summary>When a prompt goes out that could not be sent in time.</summary>
    public static Instant Late(Instant now, RoundCalendar calendar, Period period, DateTimeZone recipient, QuietHours quiet) =>
        Outside(quiet, now, calendar.Of(period).CutOff, recipient, calendar.Work);

    // Whoever can still answer is rather asked in quiet hours than after the cut-off.
    private static Instant Outside(QuietHours quiet, Instant planned, Instant cutOff, DateTimeZone recipient, WorkCalendar work)
    {
        var moved = quiet.NotDuring(planned, recipient, work);
        return planned < cutOff && cutOff <= moved ? planned : moved;
    }
}
