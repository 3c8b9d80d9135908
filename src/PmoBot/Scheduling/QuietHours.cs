using NodaTime;
using NodaTime.Text;

namespace PmoBot.Scheduling;

/// <summary>When nobody is written to unasked: at these hours of the recipient's clock, and on days that are not worked.</summary>
/// <param name="From">The first quiet moment of a day; later than <paramref name="Until"/> where the quiet spans midnight.</param>
/// <param name="Until">The first moment that is not.</param>
internal sealed record QuietHours(LocalTime From, LocalTime Until)
{
    public static readonly QuietHours Default = new(From: new LocalTime(18, 30), Until: new LocalTime(8, 30));

    private static readonly LocalTimePattern Typed = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>From what <see cref="ToText"/> wrote.</summary>
    public static QuietHours Parse(string? text) => text?.Split('-') is [var from, var until]
        ? new QuietHours(Typed.Parse(from).Value, Typed.Parse(until).Value)
        : Default;

    /// <summary>Null: the definitions' own.</summary>
    public string? ToText() => this == Default ? null : $"{Typed.Format(From)}-{Typed.Format(Until)}";

    public bool Include(LocalDateTime at, WorkCalendar work) => !work.IsWorkingDay(at.Date) || Include(at.TimeOfDay);

    /// <summary>The instant itself, or the start of the next day part that is not quiet.</summary>
    public Instant NotDuring(Instant at, DateTimeZone zone, WorkCalendar work)
    {
        // Again and again, for where the clocks skip a day, what follows the gap may be quiet too.
        while (at.InZone(zone).LocalDateTime is var local && Include(local, work))
        {
            var next = NextDayPart(local, work);
            // In the second run of an overlap, the first occurrence is past.
            at = next.OnceIn(zone) is var first && first > at ? first : zone.MapLocal(next).Last().ToInstant();
        }
        return at;
    }

    private bool Include(LocalTime time) => From <= Until ? From <= time && time < Until : From <= time || time < Until;

    private LocalDateTime NextDayPart(LocalDateTime quiet, WorkCalendar work)
    {
        if (work.IsWorkingDay(quiet.Date) && quiet.TimeOfDay < Until)
            return quiet.Date + Until;
        return work.PlusWorkingDays(quiet.Date, 1) + (Include(LocalTime.Midnight) ? Until : LocalTime.Midnight);
    }
}
