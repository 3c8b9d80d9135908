using Microsoft.Graph.Models;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using PmoBot.People;

namespace PmoBot.Graph;

/// <summary>https://learn.microsoft.com/graph/api/resources/mailboxsettings</summary>
internal static class MailboxReading
{
    private static readonly LocalTime Noon = new(12, 0);

    public static Mailbox Of(MailboxSettings settings, Instant now)
    {
        var zone = ZoneOf(settings.TimeZone);
        return new Mailbox(zone, AbsenceOf(settings.AutomaticRepliesSetting, zone ?? DateTimeZone.Utc, now));
    }

    /// <summary>A Windows or an IANA name; null: made up by its owner, or newer than what we know.</summary>
    public static DateTimeZone? ZoneOf(string? name) => name is null
        ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(
            TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana) ? iana : name);

    private static Absence? AbsenceOf(AutomaticRepliesSetting? replies, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        if (replies?.Status == AutomaticRepliesStatus.AlwaysEnabled)
            return new Absence(today, today);   // until they end it: tomorrow it is asked again
        if (replies?.Status != AutomaticRepliesStatus.Scheduled
            || MomentOf(replies.ScheduledStartDateTime) is not { } start || MomentOf(replies.ScheduledEndDateTime) is not { } end)
            return null;

        // A day belongs to it if its noon does: who leaves on Friday evening is there on Friday.
        var (first, last) = (start.InZone(zone), end.InZone(zone));
        var from = first.TimeOfDay > Noon ? first.Date.PlusDays(1) : first.Date;
        var until = last.TimeOfDay > Noon ? last.Date : last.Date.PlusDays(-1);
        return from <= until && until >= today ? new Absence(from, until) : null;
    }

    private static Instant? MomentOf(DateTimeTimeZone? moment) =>
        moment?.DateTime is { } text && LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var local }
            && ZoneOf(moment.TimeZone ?? "UTC") is { } zone
            ? zone.AtLeniently(local).ToInstant()
            : null;
}
