using System.Globalization;
using System.Text;
using System.Text.Json;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Status;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>What must be true of the rows and of Teams once the faults are over.</summary>
internal sealed class FaultReckoning(Cast cast, ProgramStore store, LoopbackConnector connector)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WaitsLongest = TimeSpan.FromMinutes(30);

    private List<TableRow> _rows = [];

    /// <summary>Until nothing is due, and nothing waits only because it failed before: business time goes on meanwhile.</summary>
    public async Task SettleAsync(Fleet fleet)
    {
        var begun = MachineTime.Real.GetTimestamp();
        for (var quiet = 0; quiet < 3; await Task.Delay(Moment, MachineTime.Real))
        {
            var waiting = await WaitingAsync();
            var due = waiting.Where(one => one.Due <= fleet.Now).ToList();
            var failed = waiting.Where(one => one.Delivery is { IsLive: true, Failures: > 0 }).ToList();
            quiet = due.Count + failed.Count == 0 ? quiet + 1 : 0;
            if (due.Count == 0 && failed.Count > 0)
                fleet.Jump(WaitsLongest);
            Assert.True(MachineTime.Real.GetElapsedTime(begun) < Patience, $"{due.Count} deliveries stay due, {failed.Count} go on failing: {string.Join('\n', due.Concat(failed).Take(5))}");
        }
    }

    /// <returns>Deliveries that are done with, those of them that were given up, and messages that stand there twice.</returns>
    public async Task<(int Deliveries, int Dead, int Repeated)> CheckAsync()
    {
        _rows = await ((IMaintenanceScan)store.Rows).ScanAsync().ToListAsync();
        EveryFactIsInTheTrailOnce();
        await EveryCardInAChannelShowsItsWeekAsync();
        var (deliveries, dead) = EveryDeliveryIsDoneOrSaysWhyNot();
        return (deliveries, dead, EveryMessageTooManyIsSaid());
    }

    private async Task<List<(DateTimeOffset Due, DeliveryRecord Delivery)>> WaitingAsync()
    {
        var waiting = new List<(DateTimeOffset Due, DeliveryRecord Delivery)>();
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            foreach (var row in await store.PartitionAsync(string.Create(CultureInfo.InvariantCulture, $"due-{shard:00}")))
            {
                if (await store.Rows.FindDeliveryAsync(row.Columns.Text("owner")!, row.Columns.Text("delivery")!) is { } delivery)
                    waiting.Add((row.Columns.Instant("due")!.Value, delivery));
            }
        }

        return waiting;
    }

    private void EveryFactIsInTheTrailOnce()
    {
        var entries = _rows.Where(row => row.Key.StartsWith(AuditTrail.RowPrefix, StringComparison.Ordinal)).ToLookup(row => (row.Partition, row.Columns.Text("action")), row => row.Columns.Text("text")!);
        foreach (var facts in cast.Lives.SelectMany(life => life.Facts).GroupBy(fact => ($"project-{fact.Project}", fact.Action)))
        {
            var said = entries[facts.Key].ToList();
            Assert.All(facts, fact => Assert.True(said.Exists(entry => entry.Contains(fact.Words, StringComparison.Ordinal)), $"{fact} was answered, and is not in the trail."));
            Assert.True(said.Count == facts.Count(), $"{facts.Key} was done {said.Count} times, and asked for {facts.Count()} times.");
        }
    }

    private async Task EveryCardInAChannelShowsItsWeekAsync()
    {
        var looked = 0;
        foreach (var partition in cast.Lives.Select(life => $"project-{life.Code}"))
        {
            foreach (var card in (await LiveCardRows.ListAsync(store.Rows, partition, "", default)).Where(card => card is { Renderer: StatusLiveCard.Renderer, Conversation.ConversationType: "channel" } && IsDone(partition, card)))
            {
                var (period, _, _) = StatusLiveCard.Read(card);
                var news = _rows.Where(row => row.Partition == partition && row.Key.StartsWith($"status-{period.Id}-v", StringComparison.Ordinal)).MaxBy(row => row.Key, StringComparer.Ordinal)?.Columns.Text("news");
                foreach (var shown in connector.Sent(card.Conversation!.ConversationId).Where(message => card.ActivityIds.Contains(message.Id, StringComparer.Ordinal)).Select(message => Encoding.UTF8.GetString(message.Activity.ToUtf8Json())))
                {
                    looked += news is null ? 0 : 1;
                    Assert.True(news is null || shown.Contains(news, StringComparison.Ordinal), $"{card.Id} in {partition} shows {shown} instead of {news}.");
                }
            }
        }

        Assert.NotEqual(0, looked);
    }

    private (int Deliveries, int Dead) EveryDeliveryIsDoneOrSaysWhyNot()
    {
        var index = _rows.Where(row => row.Partition.StartsWith("due-", StringComparison.Ordinal)).Select(row => (row.Columns.Text("owner"), row.Columns.Text("delivery"))).ToHashSet();
        var dead = _rows.Where(row => row.Partition == DeadLetters.Partition).ToDictionary(row => row.Key, row => row.Columns.Text("why"), StringComparer.Ordinal);
        var (deliveries, givenUp) = (0, 0);
        foreach (var row in _rows.Where(row => row.Key.StartsWith("delivery-", StringComparison.Ordinal)))
        {
            var (id, state) = (row.Key["delivery-".Length..], Enum.Parse<DeliveryState>(row.Columns.Text("state")!));
            var why = $"{row.Partition} {id} is {state} {row.Columns.Text("why")}";
            switch (state)
            {
                case DeliveryState.Done:
                    Assert.True(row.Columns.Int64("wanted") == row.Columns.Int64("shown"), why);
                    deliveries++;
                    break;
                case DeliveryState.Unreachable:
                    Assert.True(row.Columns.Text("why") is { Length: > 0 }, why);
                    deliveries++;
                    break;
                case DeliveryState.GivenUp:
                    Assert.True(dead.TryGetValue(DeadLetters.Key(row.Partition, id), out var said) && said is { Length: > 0 }, why);
                    givenUp++;
                    break;
                case DeliveryState.Pending:
                    Assert.True(index.Contains((row.Partition, id)), $"{why}, and nothing will find it");
                    break;
                case DeliveryState.Void:
                    break;   // its commit never happened, and nobody was told that it had
                default:
                    Assert.Fail(why);
                    break;
            }
        }

        return (deliveries + givenUp, givenUp);
    }

    private int EveryMessageTooManyIsSaid()
    {
        var people = _rows.Where(row => row.Partition.StartsWith("person-", StringComparison.Ordinal)).Select(row => row.Partition).Distinct().SelectMany(Cards).ToLookup(card => card.Columns.Text("conversation"));
        var known = people.SelectMany(cards => cards).SelectMany(Shown).ToHashSet(StringComparer.Ordinal);
        var unknown = cast.Posted.Where(message => !known.Contains(message.Id)).ToLookup(message => message.ConversationId);
        Assert.All(unknown, messages => Assert.True(
            people[messages.Key].Any(card => Delivery(card)?.Columns.Flag("maybeRepeated") == true), $"{messages.Key} has {messages.Count()} messages too many, and nobody said so."));
        return unknown.Sum(messages => messages.Count());
    }

    private IEnumerable<TableRow> Cards(string partition) =>
        _rows.Where(row => row.Partition == partition && row.Key.StartsWith("card-", StringComparison.Ordinal));

    private TableRow? Delivery(TableRow card) => _rows.SingleOrDefault(row => row.Partition == card.Partition && row.Key == $"delivery-{card.Key}");

    // What waits for a limit of Teams is shown later.
    private bool IsDone(string partition, LiveCard card) =>
        _rows.Single(row => row.Partition == partition && row.Key == $"delivery-card-{card.Id}").Columns.Text("state") == nameof(DeliveryState.Done);

    private static string[] Shown(TableRow card) => JsonSerializer.Deserialize<string[]>(card.Columns.Text("activities")!)!;
}
