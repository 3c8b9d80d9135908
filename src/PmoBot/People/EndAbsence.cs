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

    // Not even that it was done is kept: by when, it says until which day somebody was away.
    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await profiles.FindAsync(Person.IdOfPartition(delivery.Owner), cancel) is not { } profile)
            return new Attempt.Done { IsForgotten = true };
        // Automatic replies without an end are one more day.
        if (profile.IsAwayByMailbox && IsOver(profile))
            await mailboxes.ReadAsync([profile.Person.ObjectId], cancel);

        return await profiles.ChangeAsync(profile.Person, Ended) is Outcome<Profile>.Settled
            ? new Attempt.Done { IsForgotten = true }
            : new Attempt.Failed("profile busy");
    }

    // That a mailbox is not read up to a day says the same of it as the absence did.
    private Profile Ended(Profile known) => (IsOver(known) ? known with { AbsentUntil = null, IsAwayByMailbox = false } : known) with
    {
        MailboxReadUpTo = known.MailboxReadUpTo < Today(known) ? null : known.MailboxReadUpTo,
    };

    private bool IsOver(Profile profile) => profile.AbsentUntil is not null && !profile.IsAbsent(Today(profile));

    private LocalDate Today(Profile profile) => clock.GetCurrentInstant().InZone(profile.Zone).Date;
}
