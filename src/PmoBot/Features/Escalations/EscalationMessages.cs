using System.Globalization;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>The cards of a case: in each person's own partition, a message for each thing that they are to hear; and one in the project's channel.</summary>
internal sealed class EscalationMessages(ITableStore store, ProfileStore profiles, LiveCards cards, Outbox outbox, Commands commands, IClock clock)
{
    // Cards that one transaction refreshes: a case that stays undecided for months has many.
    private const int Most = 40;

    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public async Task TellAsync(string personId, EscalationAtHand at, Told told, CancellationToken cancel)
    {
        var (owner, id, now) = (Person.PartitionOf(personId), at.Escalation.Id, clock.GetCurrentInstant());
        // What time brings waits for the reader's quiet hours to end; what somebody pressed goes at once, as their own words would.
        var later = at.Desk.NotQuiet(now, await profiles.FindAsync(personId, cancel));
        if (await commands.RunAsync<bool>(owner, async () =>
            {
                var posted = await cards.ListAsync(owner, EscalationCard.Prefix(id), CancellationToken.None);
                var missing = told.Messages.Select(message => EscalationCard.For(personId, id, message))
                    .Where(card => posted.All(other => other.Id != card.Id) && !IsAskedAlready(card, posted, at.Escalation)).ToList();
                var waits = await WaitingAsync(owner, at.Escalation, told.Waits);
                // Whoever comes to it late is asked, and not reminded at the same moment of what they never had: that card is never posted.
                var sent = missing.Where(card => !IsReminder(card) || missing.TrueForAll(other => !IsAsk(other)));
                var result = await outbox.CommitAsync(
                    owner, [.. missing.Select(LiveCards.Insert), .. waits],
                    [.. sent.Select(card => LiveCards.RaiseAt(card.Id, Occasions.IsByTime(EscalationCard.Read(card).Message, at.Escalation, personId, now) ? later : now)), .. posted.Take(Most).Select(card => cards.Refresh(card.Id))]);
                foreach (var more in posted.Skip(Most).Chunk(Most))
                {
                    if (result is CommitResult.Committed)
                        result = await outbox.CommitAsync(owner, [], [.. more.Select(card => cards.Refresh(card.Id))]);
                }

                return result.Then(true);
            }) is not Outcome<bool>.Settled)
            throw new TableStoreException("Somebody's cards are busy.");
    }

    // Of a level that the case has left they were told in this opening, wherever that stands on the path now.
    private static bool IsAskedAlready(LiveCard card, IReadOnlyList<LiveCard> posted, Escalation stands) =>
        IsAsk(card) && EscalationCard.Read(card).Message != $"{Occasions.Level}-{stands.Opening}-{Occasions.KeyOf(stands, stands.Level)}"
        && posted.Any(other => EscalationCard.Read(other).Message.StartsWith($"{Occasions.Level}-{stands.Opening}-", StringComparison.Ordinal));

    private static bool IsReminder(LiveCard card) => EscalationCard.Read(card).Message.StartsWith($"{Occasions.Reminder}-", StringComparison.Ordinal);

    private static bool IsAsk(LiveCard card) => EscalationCard.Read(card).Message.StartsWith($"{Occasions.Level}-", StringComparison.Ordinal);

    /// <exception cref="TableStoreException">As above.</exception>
    public async Task ShowInProjectAsync(EscalationAtHand at, CancellationToken cancel)
    {
        var owner = at.Project.Code.Partition;
        foreach (var some in (await cards.ListAsync(owner, EscalationCard.PrefixInProject(at.Escalation.Id), cancel)).Chunk(Most))
        {
            if (await commands.RunAsync<bool>(owner, async () => (await outbox.CommitAsync(owner, [], [.. some.Select(card => cards.Raise(card.Id))])).Then(true)) is not Outcome<bool>.Settled)
                throw new TableStoreException("The project's cards are busy.");
        }
    }

    // Opened again it is younger: the hint of before gives way.
    private async Task<IReadOnlyList<Write>> WaitingAsync(string owner, Escalation escalation, bool waits)
    {
        var row = waits ? Approvals.RowOf(escalation) : null;
        var hints = await Approvals.RowsAsync(store, owner, CancellationToken.None).Where(hint => hint.Of.Id == escalation.Id).Select(hint => hint.Row).ToListAsync();
        return
        [
            .. hints.Where(hint => hint.Key != row).Select(hint => new Write.Delete(hint.Key, hint.ETag)),
            .. row is not null && hints.TrueForAll(hint => hint.Key != row) ? [new Write.Insert(row, [])] : Array.Empty<Write>(),
        ];
    }
}

/// <summary>The live cards of cases, by their ids.</summary>
internal static class EscalationCard
{
    public const string Renderer = "escalation";

    /// <summary>Of every case.</summary>
    public const string AnyPrefix = "escalation-";

    public static string Prefix(EscalationId id) => string.Create(CultureInfo.InvariantCulture, $"{AnyPrefix}{id.Project}-{id.Number:000000}-");

    /// <summary>In the project's own partition: the channel's card, and those of whoever looked it up.</summary>
    public static string PrefixInProject(EscalationId id) => $"{id.Row}-";

    public static string InChannel(EscalationId id) => $"{PrefixInProject(id)}channel";

    /// <param name="key">Of the message.</param>
    public static LiveCard LookedUp(string personId, EscalationId id, string key) => new()
    {
        Owner = id.Project.Partition,
        Id = $"{PrefixInProject(id)}{Occasions.Seen}-{key}",
        Addressee = personId,
        Renderer = Renderer,
        Subject = $"{id.Project} {id.Name} {Occasions.Seen}-{key}",
    };

    /// <summary>Where it was raised: for everybody who reads along.</summary>
    public static LiveCard InChannel(EscalationId id, ConversationReference channel) => new()
    {
        Owner = id.Project.Partition,
        Id = InChannel(id),
        Conversation = channel,
        Renderer = Renderer,
        Subject = $"{id.Project} {id.Name} channel",
    };

    public static LiveCard For(string personId, EscalationId id, string message) => new()
    {
        Owner = Person.PartitionOf(personId),
        Id = Prefix(id) + message,
        Addressee = personId,
        Renderer = Renderer,
        Subject = $"{id.Project} {id.Name} {message}",
    };

    /// <returns>The case, and what the message is about.</returns>
    public static (EscalationId Id, string Message) Read(LiveCard card)
    {
        var parts = card.Subject.Split(' ');
        var project = ProjectCode.Parse(parts[0]);
        return (EscalationId.Parse(project, parts[1]) ?? throw new InvalidDataException($"{card.Subject} names no escalation."), parts[2]);
    }
}

/// <summary>What waits for somebody's decision: hints beside their profile, the oldest case first, `approval-20261118T090000Z-APOLLO-000004`, each checked at its case before it is shown.</summary>
internal sealed class Approvals(ITableStore store)
{
    private const string Prefix = "approval-";

    /// <summary>Beyond that they are not counted.</summary>
    public const int Most = 100;

    public static string RowOf(Escalation escalation) => Prefix + escalation.Id.ByAge(escalation.RaisedAt);

    public static IAsyncEnumerable<(TableRow Row, PlacedCase Of)> RowsAsync(ITableStore store, string owner, CancellationToken cancel) =>
        store.QueryAsync(owner, Prefix, TableKey.EndOf(Prefix), cancel: cancel)
            .Select(row => (Row: row, Place: row.Key[Prefix.Length..]))
            .Where(hint => EscalationId.OfPlace(hint.Place) is not null)
            .Select(hint => (hint.Row, new PlacedCase(hint.Place, EscalationId.OfPlace(hint.Place)!)));

    /// <summary>Each case once.</summary>
    public IAsyncEnumerable<PlacedCase> HintedAsync(Person person, CancellationToken cancel) =>
        RowsAsync(store, person.Partition, cancel).Select(hint => hint.Of).DistinctBy(hint => hint.Id);
}
