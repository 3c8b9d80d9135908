using System.Globalization;
using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>On the day after an absence: what is not needed any more is not kept, whether or not the person speaks.</summary>
internal sealed class EndAbsence(ProfileStore profiles, Mailboxes mailboxes, IClock clock) : IDeliveryHandler
{
    private const string KindName = "people.end-absence";

    public string Kind => KindName;

    /// <summary>One for each moment at which an absence was ever to end: another day or another clock makes it another.</summary>
    public static DeliveryRequest After(LocalDate until, DateTimeZone zone)
    {
        var end = zone.AtStartOfDay(until.PlusDays(1)).ToInstant();
        return new DeliveryRequest.Once(end.ToString("'absence-'uuuuMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture), KindName, end);
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await profiles.FindAsync(Person.IdOfPartition(delivery.Owner), cancel) is not { } profile || !IsOver(profile))
            return new Attempt.Done();
        // Automatic replies without an end are one more day.
        if (profile.IsAwayByMailbox)
            await mailboxes.ReadAsync([profile.Person.ObjectId], cancel);

        return await profiles.ChangeAsync(profile.Person, known => IsOver(known) ? known with { AbsentUntil = null, IsAwayByMailbox = false } : known)
            is Outcome<Profile>.Settled
            ? new Attempt.Done()
            : new Attempt.Failed("profile busy");
    }

    private bool IsOver(Profile profile) =>
        profile.AbsentUntil is not null && !profile.IsAbsent(clock.GetCurrentInstant().InZone(profile.Zone).Date);
}
