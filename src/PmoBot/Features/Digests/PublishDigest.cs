using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>
/// At its time: a digest is built, frozen and on its way to everybody who is to read it, in one transaction that also sets
/// its next time. Of times that were missed while nobody was up there is one edition, and it says that it is late.
/// </summary>
internal sealed class PublishDigest(
    ITableStore store, SubscriptionRows subscriptions, DigestBuilder builder, DigestChain chain, PortfolioStore portfolios, LiveCards cards,
    IChannelPublisher publisher, DigestMeter meter, IClock clock) : IDeliveryHandler
{
    private const string KindName = "digest.publish";

    // Of what its makers die of.
    private static readonly Duration Rest = Duration.FromDays(1);

    // In the trail: no person did it.
    private static readonly Guid Nobody = Guid.Empty;

    public string Kind => KindName;

    /// <summary>At its next time, if it waits for one.</summary>
    public static IReadOnlyList<DeliveryRequest> Next(Subscription subscription) => subscription is { NextAt: { } at, IsPaused: false }
        ? [new DeliveryRequest.Once($"{subscription.Row}-{Editions.Moment.Format(at)}", KindName, at, subscription.Id)]
        : [];

    /// <summary>Beside its times.</summary>
    /// <param name="press">The same, however often it is delivered.</param>
    /// <param name="actor">Who asked for it, by pseudonym.</param>
    public static DeliveryRequest Now(Subscription subscription, string press, Guid actor, Instant now) =>
        new DeliveryRequest.Once(NowId(subscription, press), KindName, now, $"{subscription.Id} {actor:D} {Editions.Moment.Format(now)}");

    public static string NowId(Subscription subscription, string press) => $"{subscription.Row}-now-{press}";

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var asked = IsAsked(delivery);
        if (await subscriptions.FindAsync(delivery.Owner, IdOf(delivery), cancel) is not { } subscription || (!asked && !IsFor(delivery, subscription)))
            return new Attempt.Done();

        // The calendar may have moved it since.
        if (!asked && await OwedAsync(subscription, cancel) is { } planned && planned > clock.GetCurrentInstant())
            return new Attempt.Done { Effects = () => MoveAsync(delivery, planned) };

        // To the second, as its row is named.
        var at = ThisSecond;
        if (subscription.LastAt is { } last && last >= at)
            at = last + Duration.FromSeconds(1);
        if (await builder.BuildAsync(subscription, at, cancel) is not { } build)
            return new Attempt.Done();
        if (!asked)
            build = build with { Edition = build.Edition with { DueAt = subscription.Unmade ?? subscription.NextAt } };
        return new Attempt.Done { Effects = () => PublishAsync(delivery, asked, build, subscription.LastAt) };
    }

    /// <summary>It goes on being tried; meanwhile the PMO hears that it cannot be made, once until one is made.</summary>
    public async Task<Effects> InVainAsync(DeliveryRecord delivery) =>
        await StandsAsync(delivery) is { Unmade: null } stands ? Unmade(stands with { Unmade = DueOf(delivery, stands) }) : Effects.None;

    /// <summary>Whoever makes it dies of it: not at once again, but it is not lost.</summary>
    public async Task<Effects> GivenUpAsync(DeliveryRecord delivery, string why)
    {
        if (await StandsAsync(delivery) is not { } stands)
            return Effects.None;
        var again = ThisSecond + Rest;
        var unmade = stands with { Unmade = stands.Unmade ?? DueOf(delivery, stands) };
        return IsAsked(delivery)
            ? Unmade(unmade, new DeliveryRequest.Once(NowId(stands, Editions.Moment.Format(again)), KindName, again, delivery.Payload))
            : Unmade(unmade with { NextAt = again }, Next(unmade with { NextAt = again }));
    }

    private Effects Unmade(Subscription unmade, params IReadOnlyList<DeliveryRequest> next) =>
        new([SubscriptionRows.ToWrite(unmade)], [.. next, TellUnmade.Of(unmade, unmade.Unmade!.Value, clock.GetCurrentInstant())]) { Committed = meter.Unmade };

    // Null: there is nothing to make any more.
    private async Task<Subscription?> StandsAsync(DeliveryRecord delivery) =>
        await subscriptions.FindAsync(delivery.Owner, IdOf(delivery), CancellationToken.None) is { } stands && (IsAsked(delivery) || IsFor(delivery, stands)) ? stands : null;

    private Instant ThisSecond => ToSecond(clock.GetCurrentInstant());

    private static Instant ToSecond(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static bool IsAsked(DeliveryRecord delivery) => delivery.Id.Contains("-now-", StringComparison.Ordinal);

    private static Instant DueOf(DeliveryRecord delivery, Subscription stands) => ToSecond(!IsAsked(delivery) ? stands.NextAt!.Value
        : delivery.Payload!.Split(' ') is [_, _, var asked] ? Editions.Moment.Parse(asked).Value : delivery.Due);

    private static string IdOf(DeliveryRecord delivery) => delivery.Payload!.Split(' ')[0];

    private static Guid ActorOf(DeliveryRecord delivery) => delivery.Payload!.Split(' ') is [_, var actor, ..] ? Guid.Parse(actor) : Nobody;

    private static bool IsFor(DeliveryRecord delivery, Subscription subscription) =>
        Next(subscription) is [{ Id: var id }] && id == delivery.Id;

    // Whoever was faster changed what it is compared with, or when it is due: then this edition is not the one.
    private async Task<Effects> PublishAsync(DeliveryRecord delivery, bool asked, DigestBuild build, Instant? comparedWith)
    {
        var edition = build.Edition;
        if (await subscriptions.FindAsync(delivery.Owner, IdOf(delivery), CancellationToken.None) is not { } stands || (!asked && !IsFor(delivery, stands)))
            return Effects.None;
        if (stands.LastAt != comparedWith)
            throw new InvalidOperationException("Another edition came between: it is built anew.");

        var published = stands with { Unmade = null };
        DeliveryRequest[] told = stands.Unmade is { } due ? [TellUnmade.Of(stands, due, clock.GetCurrentInstant())] : [];
        if (!asked)
            published = published with { NextAt = await NextAsync(stands, CancellationToken.None) };
        if (edition.IsNothing && stands.SkipsNothing && !asked)
            return new Effects([SubscriptionRows.ToWrite(published)], [.. Next(published), .. told]) { Committed = meter.Empty };

        published = published with { LastAt = edition.At, FigureParts = build.Figures.Count };
        if (await chain.AppendAsync(stands.Subject, edition.At, ActorOf(delivery), DigestAudit.PublishAction, edition.Row, Editions.HashOf(edition)) is not { } entry)
            return Effects.None;
        var (shown, sent) = Sends(published, edition);
        var byBot = published.Channels.Count(channel => !IsByName(published, channel));
        return new Effects(
            [.. entry, SubscriptionRows.ToWrite(published), Editions.ToWrite(edition), .. await FiguresAsync(stands, build), .. shown],
            [.. sent, .. asked ? [] : Next(published), .. told])
        {
            Committed = () =>
            {
                meter.Published();
                meter.ByBot(byBot);
                meter.ToPeople(published.People.Count);
            },
        };
    }

    public Task<Instant?> NextAsync(Subscription subscription, CancellationToken cancel) => PlannedAsync(subscription, clock.GetCurrentInstant(), cancel);

    /// <summary>The first time after the last edition, by the calendar of now; it may be past.</summary>
    public Task<Instant?> OwedAsync(Subscription subscription, CancellationToken cancel) =>
        PlannedAsync(subscription, Instant.Max(subscription.Since, subscription.LastAt ?? subscription.Since), cancel);

    private async Task<Instant?> PlannedAsync(Subscription subscription, Instant after, CancellationToken cancel)
    {
        if (subscription.IsPaused || await builder.PlaceAsync(subscription.Subject, cancel) is not var (portfolio, _, cadence, _))
            return null;
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        return subscription.Schedule.Next(after, settings, cadence ?? settings.Cadence, subscription.Zone ?? settings.Zone);
    }

    private async Task<Effects> MoveAsync(DeliveryRecord delivery, Instant to)
    {
        if (await subscriptions.FindAsync(delivery.Owner, IdOf(delivery), CancellationToken.None) is not { } stands || !IsFor(delivery, stands))
            return Effects.None;
        var moved = stands with { NextAt = to };
        return new Effects([SubscriptionRows.ToWrite(moved)], Next(moved));
    }

    private (IEnumerable<Write> Writes, IEnumerable<DeliveryRequest> Requests) Sends(Subscription subscription, DigestEdition edition)
    {
        var (byName, byBot) = (subscription.Channels.Where(channel => IsByName(subscription, channel)), subscription.Channels.Where(channel => !IsByName(subscription, channel)).ToList());
        var posted = byBot.ConvertAll(channel => DigestCard.In(channel, edition));
        return (
            posted.Select(LiveCards.Insert),
            [
                .. posted.Select(card => cards.Raise(card.Id)),
                .. byName.Select(channel => PostDigest.Of(channel, edition)),
                .. subscription.People.Count > 0 ? [SendToPeople.Of(edition)] : Array.Empty<DeliveryRequest>(),
            ]);
    }

    private bool IsByName(Subscription subscription, DigestChannel channel) => publisher.IsOn && subscription.Publisher is not null && channel.Team is not null;

    private async Task<IReadOnlyList<Write>> FiguresAsync(Subscription stands, DigestBuild build)
    {
        var writes = build.Figures.Select<byte[], Write>((part, number) =>
            new Write.Upsert(FrozenFigures.RowOf(stands.Id, number), new Columns { ["figures"] = part })).ToList();
        for (var number = build.Figures.Count; number < stands.FigureParts; number++)
        {
            if (await store.FindAsync(stands.Subject.Partition, FrozenFigures.RowOf(stands.Id, number)) is { } left)
                writes.Add(new Write.Delete(left.Key, left.ETag));
        }

        return writes;
    }
}
