using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>A portfolio's zone, days or rounds are others: its digests and those of its projects say their new times, and what is owed by now goes out.</summary>
internal sealed class ReplanDigests(
    ITableStore tables, SubscriptionRows subscriptions, PublishDigest publish, Commands commands, Outbox outbox, IClock clock) : IDeliveryHandler, IPortfolioFollower
{
    private const string KindName = "digest.replan";

    // Projects that one attempt does within its time on a slow store.
    private const int Page = 50;

    public string Kind => KindName;

    public Task<IEnumerable<DeliveryRequest>> FollowAsync(string portfolio, PortfolioSettings before, PortfolioSettings after) =>
        Task.FromResult<IEnumerable<DeliveryRequest>>([new DeliveryRequest.Raise("digest-replan", KindName, clock.GetCurrentInstant())]);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var projects = await ProjectSnapshot.CodesAsync(tables, Portfolio.IdOfPartition(delivery.Owner)!, delivery.Cursor, cancel).Take(Page).ToListAsync(cancel);
        IEnumerable<string> partitions = projects.Select(code => code.Partition);
        foreach (var partition in delivery.Cursor is null ? partitions.Prepend(delivery.Owner) : partitions)
        {
            foreach (var subscription in await subscriptions.ListAsync(partition, cancel))
            {
                if (await commands.RunAsync(partition, () => TryAsync(subscription)) is not Outcome<bool>.Settled)
                    return new Attempt.Failed("what it is about is busy");
            }
        }

        return projects.Count == Page ? new Attempt.Onward(projects[^1].Value) : new Attempt.Done();
    }

    private async Task<Tried<bool>> TryAsync(Subscription known)
    {
        if (await subscriptions.FindAsync(known.Subject.Partition, known.Id, CancellationToken.None) is not { IsPaused: false, NextAt: { } at } stands
            || at <= clock.GetCurrentInstant() || await publish.OwedAsync(stands, CancellationToken.None) is not { } owed || owed == at)
            return true;
        // A time that is past may have had its delivery already, which then goes no more: it is owed now.
        var now = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());
        var moved = stands with { NextAt = Instant.Max(owed, now) };
        return (await outbox.CommitAsync(stands.Subject.Partition, [SubscriptionRows.ToWrite(moved)], PublishDigest.Next(moved))).Then(true);
    }
}
