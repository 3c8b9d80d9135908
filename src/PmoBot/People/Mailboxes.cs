using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>Whether those who would be asked something are away by their mailbox: asked of the directory, once a day a person at most.</summary>
internal sealed class Mailboxes(IDirectory directory, ProfileStore profiles, IClock clock, TimeProvider time)
{
    // A delivery has 20 seconds for all that it does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Whoever the bot has not met is left alone: they could not have said that they do not want it.</summary>
    /// <param name="people">Object ids.</param>
    /// <returns>Whether somebody's absence is another now.</returns>
    public async Task<bool> ReadAsync(IEnumerable<string> people, CancellationToken cancel)
    {
        if (!directory.IsOn)
            return false;
        var now = clock.GetCurrentInstant();
        var wanted = new List<Profile>();
        foreach (var some in people.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(100))
            wanted.AddRange((await profiles.FindAsync(some, cancel)).OfType<Profile>().Where(profile => profile.IsMailboxWanted(now)));
        if (wanted.Count == 0)
            return false;

        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var told = await directory.MailboxesAsync([.. wanted.Select(profile => profile.Person.ObjectId)], limit.Token);
        var changed = false;
        foreach (var before in wanted)
        {
            var answer = told[before.Person.ObjectId];
            if (answer is not (Looked<Mailbox>.Found or Looked<Mailbox>.None))
                continue;
            var absence = (answer as Looked<Mailbox>.Found)?.Value.Absence;
            changed |= await profiles.ChangeAsync(before.Person, known => known.IsMailboxWanted(now) ? known.ToldByMailbox(absence, now) : known)
                is Outcome<Profile>.Settled { Value: var then } && then.AbsentUntil != before.AbsentUntil;
        }

        return changed;
    }
}

/// <summary>While somebody is away by their mailbox it is read again each morning: an absence that it told of ends with it.</summary>
internal sealed class ReadMailbox(Mailboxes mailboxes, ProfileStore profiles, IClock clock) : IDeliveryHandler
{
    private const string KindName = "people.mailbox";
    private static readonly LocalTime Morning = new(6, 0);

    public string Kind => KindName;

    /// <param name="read">The day on which it was read.</param>
    public static DeliveryRequest After(LocalDate read, DateTimeZone zone) => new DeliveryRequest.Raise("mailbox", KindName, MorningAfter(read, zone));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var (id, now) = (Person.IdOfPartition(delivery.Owner), clock.GetCurrentInstant());
        await mailboxes.ReadAsync([id], cancel);
        // Also where it could not be read today.
        return await profiles.FindAsync(id, cancel) is { IsAwayByMailbox: true, Zone: var zone }
            ? new Attempt.Again((MorningAfter(now.InZone(zone).Date, zone) - now).ToTimeSpan())
            : new Attempt.Done { IsForgotten = true };   // its time says until when they were away
    }

    private static Instant MorningAfter(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day.PlusDays(1).At(Morning)).ToInstant();
}
