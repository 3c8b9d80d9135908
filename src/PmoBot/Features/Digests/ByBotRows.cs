using System.Text.Json;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>That the bot posts digests in place of somebody, and for how long: the time ends with the last of them, or with a sign-in.</summary>
/// <param name="Number">How many such times there were; each is told once.</param>
internal readonly record struct ByBotTime(int Number, bool IsOver);

/// <summary>
/// Which digests the bot posts in place of their publisher, by the publisher's trouble: rows `by-bot-{trouble}`, the time, and
/// `by-bot-{trouble}-{subscription}` of `person-{publisher}`.
/// </summary>
internal sealed class ByBotRows(ITableStore store, Commands commands, Outbox outbox, NodaTime.IClock clock)
{
    // Many are found out within moments: told together.
    private static readonly NodaTime.Duration Gathering = NodaTime.Duration.FromSeconds(15);

    public async Task<ByBotTime> FindAsync(string publisher, DigestTrouble trouble, CancellationToken cancel) =>
        Read(await store.FindAsync(Person.PartitionOf(publisher), HeadOf(trouble), cancel));

    /// <summary>Where the subscriptions of a time stand; none once it is over.</summary>
    public async Task<IReadOnlyList<(string Partition, string Subscription)>> ListAsync(string publisher, DigestTrouble trouble, int number, CancellationToken cancel)
    {
        if (await FindAsync(publisher, trouble, cancel) != new ByBotTime(number, IsOver: false))
            return [];
        var prefix = RowOf(trouble, "");
        return await store.QueryAsync(Person.PartitionOf(publisher), prefix, TableKey.EndOf(prefix), 1000, cancel)
            .Where(row => row.Columns.Int32("number") == number).Select(row => (row.Columns.Text("partition")!, row.Key[prefix.Length..])).ToListAsync(cancel);
    }

    /// <summary>It was just posted by the bot.</summary>
    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public Task AddAsync(Subscription subscription, string publisher, DigestTrouble trouble) => RunAsync(publisher, async partition =>
    {
        var (head, row) = (await store.FindAsync(partition, HeadOf(trouble)), await store.FindAsync(partition, RowOf(trouble, subscription.Id)));
        var time = Read(head);
        if (!time.IsOver && row?.Columns.Int32("number") == time.Number)
            return true;
        time = time.IsOver ? new ByBotTime(time.Number + 1, IsOver: false) : time;
        var columns = new Columns { ["partition"] = subscription.Subject.Partition, ["number"] = time.Number };
        return (await outbox.CommitAsync(
            partition, [Write(trouble, time, head), new Write.Upsert(RowOf(trouble, subscription.Id), columns)],
            [TellByBot.Of(publisher, trouble, time.Number, clock.GetCurrentInstant() + Gathering)])).Then(true);
    });

    /// <summary>It is not posted by the bot any more.</summary>
    /// <param name="still">But for this.</param>
    /// <exception cref="TableStoreException">As above.</exception>
    public async Task LeaveAsync(string subscription, string publisher, DigestTrouble? still)
    {
        foreach (var trouble in Enum.GetValues<DigestTrouble>().Where(one => one.IsPublishers() && one != still))
            await RunAsync(publisher, partition => TryLeaveAsync(partition, subscription, publisher, trouble));
    }

    /// <summary>With their sign-in the time is over, whether anything was posted since or not.</summary>
    public async Task<Effects> SignedInAsync(string publisher)
    {
        var head = await store.FindAsync(Person.PartitionOf(publisher), HeadOf(DigestTrouble.SignInWanted));
        var time = Read(head);
        return time.IsOver ? Effects.None : new Effects(
            [Write(DigestTrouble.SignInWanted, time with { IsOver = true }, head)],
            TellByBot.Of(publisher, DigestTrouble.SignInWanted, time.Number, clock.GetCurrentInstant()));
    }

    private async Task<Tried<bool>> TryLeaveAsync(string partition, string subscription, string publisher, DigestTrouble trouble)
    {
        if (await store.FindAsync(partition, RowOf(trouble, subscription)) is not { } row)
            return true;
        var head = await store.FindAsync(partition, HeadOf(trouble));
        var time = Read(head);
        List<Write> writes = [new Write.Delete(row.Key, row.ETag)];
        if (time.IsOver || row.Columns.Int32("number") != time.Number)
            return (await store.CommitAsync(partition, writes)).Then(true);
        var left = await ListAsync(publisher, trouble, time.Number, CancellationToken.None);
        writes.Add(Write(trouble, time with { IsOver = left.Count <= 1 }, head));
        return (await outbox.CommitAsync(partition, writes, [TellByBot.Of(publisher, trouble, time.Number, clock.GetCurrentInstant())])).Then(true);
    }

    private async Task RunAsync(string publisher, Func<string, Task<Tried<bool>>> body)
    {
        var partition = Person.PartitionOf(publisher);
        if (await commands.RunAsync(partition, () => body(partition)) is not Outcome<bool>.Settled)
            throw new TableStoreException("What the bot posts in somebody's place could not be noted.");
    }

    // Before the first time there was none that goes on.
    private static ByBotTime Read(TableRow? head) => head is null ? new(0, IsOver: true) : new(head.Columns.Int32("number")!.Value, head.Columns.Flag("isOver")!.Value);

    // Its row is written with every change, so that two changes at once do not miss each other.
    private static Write Write(DigestTrouble trouble, ByBotTime time, TableRow? head)
    {
        var columns = new Columns { ["number"] = time.Number, ["isOver"] = time.IsOver };
        return head is null ? new Write.Insert(HeadOf(trouble), columns) : new Write.Replace(HeadOf(trouble), columns, head.ETag);
    }

    private static string HeadOf(DigestTrouble trouble) => $"by-bot-{trouble}";

    private static string RowOf(DigestTrouble trouble, string subscription) => $"{HeadOf(trouble)}-{subscription}";
}

/// <summary>After a subscription is posted by the bot no more, or for another reason: its publisher's list follows.</summary>
internal sealed class LeaveByBot(SubscriptionRows subscriptions, ByBotRows rows) : IDeliveryHandler
{
    private const string KindName = "digest.by-bot-leave";

    public string Kind => KindName;

    /// <summary>What is to be done about a change.</summary>
    /// <param name="then">Null: it was ended.</param>
    public static IEnumerable<DeliveryRequest> After(Subscription before, Subscription? then, NodaTime.Instant now) =>
        before is { Publisher: { } publisher, PublishersTrouble: { } trouble } && (then?.PublishersTrouble != trouble || !publisher.Is(then.Publisher))
            ? [new DeliveryRequest.Raise($"digest-by-bot-leave-{before.Id}-{publisher.ObjectId}", KindName, now, JsonSerializer.Serialize([before.Id, publisher.ObjectId], DigestJsons.Default.StringArray))]
            : [];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var said = JsonSerializer.Deserialize(delivery.Payload!, DigestJsons.Default.StringArray)!;
        var stands = await subscriptions.FindAsync(delivery.Owner, said[0], cancel);
        await rows.LeaveAsync(said[0], said[1], stands?.Publisher?.Is(said[1]) == true ? stands.PublishersTrouble : null);
        return new Attempt.Done();
    }
}
