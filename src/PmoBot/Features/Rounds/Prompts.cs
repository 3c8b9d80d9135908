using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>What each person is asked for, in their own partition: one message a round, however many projects.</summary>
internal sealed class Prompts(ITableStore store, LiveCards cards, Outbox outbox, Commands commands, RoundMeter meter, IClock clock)
{
    private const string Prefix = "prompt-";

    public async Task<Prompt?> FindAsync(string personId, RoundId round, CancellationToken cancel) =>
        Prompt.Read(await store.FindAsync(Person.PartitionOf(personId), Prompt.RowOf(round), cancel));

    public async Task<IReadOnlyList<Prompt>> ListAsync(string personId, CancellationToken cancel) =>
        await store.QueryAsync(Person.PartitionOf(personId), Prefix, TableKey.EndOf(Prefix), 100, cancel).Select(Prompt.Read).OfType<Prompt>().ToListAsync(cancel);

    /// <summary>Blocked, uninstalled or gone: the first message could not be posted, and no other is tried.</summary>
    public async Task<bool> IsUnreachableAsync(string personId, RoundId round, CancellationToken cancel)
    {
        var first = LiveCards.DeliveryId(PromptCard.IdOf(round, PromptStage.First));
        return (await outbox.ReadAsync(Person.PartitionOf(personId), [first], cancel))[first] is { State: DeliveryState.Unreachable };
    }

    /// <summary>When they were last written to about it; null: the first message is still on its way.</summary>
    public async Task<Instant?> LastSentAsync(string personId, RoundId round, CancellationToken cancel)
    {
        var (partition, first) = (Person.PartitionOf(personId), PromptCard.IdOf(round, PromptStage.First));
        var shown = await cards.ListAsync(partition, PromptCard.Prefix(round), cancel);
        if (shown.Any(card => card.Id == first && card.SentAt is null)
            && (await outbox.ReadAsync(partition, [LiveCards.DeliveryId(first)], cancel))[LiveCards.DeliveryId(first)] is { IsLive: true })
            return null;
        return shown.Max(card => card.SentAt) ?? Instant.MinValue;
    }

    /// <summary>Adds these projects to what somebody is asked for. The first of them brings the message and its reminders with it.</summary>
    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public Task AskAsync(Person person, RoundId round, IReadOnlyCollection<string> codes, PromptTimes times) => RunAsync(person.ObjectId, async () =>
    {
        var stands = await FindAsync(person.ObjectId, round, CancellationToken.None);
        if (stands is null)
        {
            var (first, reminders) = (PromptCard.New(person, round, PromptStage.First), Reminders(person, round, times));
            var made = await outbox.CommitAsync(
                person.Partition,
                [Prompt.ToWrite(new Prompt(round) { Codes = [.. codes.Order(StringComparer.Ordinal)], IsLate = times.IsLate, Planned = times.Planned }), .. reminders.Append((first, times.First)).Select(card => LiveCards.Insert(card.Item1))],
                [LiveCards.RaiseAt(first.Id, times.First), .. reminders.Select(reminder => LiveCards.RaiseAt(reminder.Card.Id, reminder.At))]);
            if (made is CommitResult.Committed)
                meter.Asked();
            return made.Then(true);
        }

        var more = stands with { Codes = [.. stands.Codes.Union(codes, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        var (shown, isSkipped) = await ShownAsync(person.ObjectId, round);
        // Nothing was sent, because everything was reported before: now something is wanted.
        if (isSkipped)
            shown.Add(LiveCards.RaiseAt(PromptCard.IdOf(round, PromptStage.First), times.First));
        return (await outbox.CommitAsync(person.Partition, more.Codes.Count > stands.Codes.Count ? [Prompt.ToWrite(more)] : [], shown)).Then(true);
    });

    /// <summary>Their first message has been sent, or could not be: the lines that were written since are to say so as well.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public async Task TellAsync(string personId, RoundId round)
    {
        var (partition, first) = (Person.PartitionOf(personId), LiveCards.DeliveryId(PromptCard.IdOf(round, PromptStage.First)));
        if ((await outbox.ReadAsync(partition, [first]))[first] is { IsLive: false, Shown: > 0 })
            await RunAsync(personId, async () => (await outbox.CommitAsync(partition, [], [TellRound.Of(round, clock.GetCurrentInstant())])).Then(true));
    }

    /// <summary>Messages that were sent are drawn anew; those that wait for their time are drawn then.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public Task RefreshAsync(string personId, RoundId round) => RunAsync(personId, async () =>
        (await outbox.CommitAsync(Person.PartitionOf(personId), [], (await ShownAsync(personId, round)).Shown)).Then(true));

    /// <summary>Another clock or another calendar: what was not sent yet goes at its own time by that.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public Task MoveAsync(Person person, RoundId round, PromptTimes times) => RunAsync(person.ObjectId, async () =>
        (await outbox.CommitAsync(
            person.Partition, [],
            [
                new DeliveryRequest.Move(LiveCards.DeliveryId(PromptCard.IdOf(round, PromptStage.First)), times.First),
                .. Reminders(person, round, times).Select(reminder => new DeliveryRequest.Move(LiveCards.DeliveryId(reminder.Card.Id), reminder.At)),
            ])).Then(true));

    /// <summary>Puts it off: what is due before then is not sent, and a message of its own comes back.</summary>
    /// <returns>Null: it is not this person's. Busy: nothing was saved.</returns>
    public Task<Outcome<Prompt?>> SnoozeAsync(Person person, RoundId round, Instant until) => commands.RunAsync<Prompt?>(person.Partition, async () =>
    {
        if (await FindAsync(person.ObjectId, round, CancellationToken.None) is not { } stands)
            return (Prompt?)null;
        // The same press again has put it off already.
        if (stands.SnoozedUntil == until)
            return stands;

        var snoozed = stands with { SnoozedUntil = until, Snoozes = stands.Snoozes + 1 };
        var card = PromptCard.New(person, round, PromptStage.Snoozed, snoozed.Snoozes);
        return (await outbox.CommitAsync(
            person.Partition, [Prompt.ToWrite(snoozed), LiveCards.Insert(card)],
            [LiveCards.RaiseAt(card.Id, until), ComeBack.Of(round, snoozed.Snoozes, until), .. (await ShownAsync(person.ObjectId, round)).Shown])).Then<Prompt?>(snoozed);
    });

    /// <summary>All that was kept of it: the row, its cards and what became of them. What is still under way goes when it ends.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public Task ForgetAsync(string personId, RoundId round) => RunAsync(personId, async () =>
    {
        var (partition, stands) = (Person.PartitionOf(personId), await FindAsync(personId, round, CancellationToken.None));
        var shown = await cards.ListAsync(partition, PromptCard.Prefix(round), CancellationToken.None);
        var ids = shown.SelectMany(card => new[] { LiveCards.DeliveryId(card.Id), NoticeInFeed.IdOf(card.Id) }).Append(TellRound.IdOf(round))
            .Concat(Enumerable.Range(1, stands?.Snoozes ?? 0).Select(snooze => ComeBack.IdOf(round, snooze))).ToList();
        var standing = await outbox.ReadAsync(partition, ids);
        // The prompt last: it says how much there is.
        IEnumerable<Write> gone =
        [
            .. ids.Select(id => standing[id]).OfType<DeliveryRecord>().Where(delivery => !delivery.IsLive).Select(delivery => new Write.Delete(DeliveryRows.Key(delivery.Id), delivery.ETag)),
            .. shown.Select(card => new Write.Delete(LiveCardRows.Key(card.Id), card.ETag)),
            .. stands?.ETag is { } etag ? [new Write.Delete(Prompt.RowOf(round), etag)] : Array.Empty<Write>(),
        ];
        foreach (var some in gone.Chunk(100))
        {
            if (await store.CommitAsync(partition, some) is not CommitResult.Committed)
                return Tried<bool>.Again;
        }

        return true;
    });

    /// <summary>What shows the prompt, or may be about to, is to show it as it is now. And whether nothing ever will: the first message was due, and not worth sending.</summary>
    private async Task<(List<DeliveryRequest> Shown, bool IsSkipped)> ShownAsync(string personId, RoundId round)
    {
        var partition = Person.PartitionOf(personId);
        var posted = await cards.ListAsync(partition, PromptCard.Prefix(round), CancellationToken.None);
        var standing = await outbox.ReadAsync(partition, posted.Select(card => LiveCards.DeliveryId(card.Id)));
        var first = PromptCard.IdOf(round, PromptStage.First);
        return (
            [.. posted.Where(card => card.ActivityIds.Count > 0 || standing[LiveCards.DeliveryId(card.Id)] is { IsLive: true }).Select(card => cards.Refresh(card.Id))],
            posted.Any(card => card.Id == first && card.SentAt is null && standing[LiveCards.DeliveryId(card.Id)] is { State: DeliveryState.Done }));
    }

    private static IReadOnlyList<(LiveCard Card, Instant At)> Reminders(Person person, RoundId round, PromptTimes times) =>
    [
        .. times.Reminders.Select(reminder => (PromptCard.New(person, round, reminder.Stage), reminder.At)),
    ];

    private async Task RunAsync(string personId, Func<Task<Tried<bool>>> body)
    {
        if (await commands.RunAsync(Person.PartitionOf(personId), body) is not Outcome<bool>.Settled)
            throw new TableStoreException("Somebody's prompts are busy.");
    }
}
