using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Digests;

/// <summary>A portfolio's zone, days or rounds are others: its digests say their new times, and what is owed by now goes out. Those of its projects look when their old time comes.</summary>
internal sealed class ReplanDigests(SubscriptionRows subscriptions, PublishDigest publish, Commands commands, Outbox outbox, IClock clock) : IDeliveryHandler, IPortfolioFollower
{
    private const string KindName = "digest.replan";

    public string Kind => KindName;

    public Task<IEnumerable<DeliveryRequest>> FollowAsync(string portfolio, PortfolioSettings before, PortfolioSettings after) =>
        Task.FromResult<IEnumerable<DeliveryRequest>>([new DeliveryRequest.Raise("digest-replan", KindName, clock.GetCurrentInstant())]);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        foreach (var subscription in await subscriptions.ListAsync(delivery.Owner, cancel))
        {
            if (await commands.RunAsync(delivery.Owner, () => TryAsync(subscription)) is not Outcome<bool>.Settled)
                return new Attempt.Failed("the portfolio is busy");
        }

        return new Attempt.Done();
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
