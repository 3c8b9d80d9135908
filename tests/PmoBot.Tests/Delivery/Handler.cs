using System.Collections.Concurrent;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

/// <summary>Does what the test says, and remembers what it was asked.</summary>
internal sealed class Handler(string kind, bool sends, Func<DeliveryRecord, CancellationToken, Task<Attempt>> act) : IDeliveryHandler
{
    public Handler(string kind, bool sends = false, Func<DeliveryRecord, Attempt>? act = null)
        : this(kind, sends, (delivery, _) => Task.FromResult(act?.Invoke(delivery) ?? new Attempt.Done()))
    {
    }

    public ConcurrentQueue<DeliveryRecord> Acted { get; } = [];

    /// <summary>How often it was asked what follows from its failing in vain.</summary>
    public int InVain { get; private set; }

    public string Kind => kind;

    public bool Sends => sends;

    public Task<SendNeed?> NeedAsync(DeliveryRecord delivery) =>
        Task.FromResult<SendNeed?>(new SendNeed($"conversation of {delivery.Owner}"));

    public Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        Acted.Enqueue(delivery);
        return act(delivery, cancel);
    }

    public Task<Effects> InVainAsync(DeliveryRecord delivery)
    {
        InVain++;
        return Task.FromResult(Effects.None);
    }

    /// <summary>An effect in the delivery's own partition: one more in the row <c>counter</c>.</summary>
    public static Attempt.Done Counting(ITableStore store, string owner) => new()
    {
        Effects = async () =>
        {
            var row = await store.FindAsync(owner, "counter");
            var columns = new Columns { ["n"] = (row?.Columns.Int64("n") ?? 0) + 1 };
            return new Effects([row is null
                ? new Write.Insert("counter", columns)
                : new Write.Replace("counter", columns, row.ETag)]);
        },
    };
}
