using System.Security.Cryptography;
using System.Text;
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
    IChannelPublisher publisher, IClock clock) : IDeliveryHandler
{
    private const string KindName = "digest.publish";

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
        new DeliveryRequest.Once(NowId(subscription, press), KindName, now, $"{subscription.Id} {actor:D}");

    public static string NowId(Subscription subscription, string press) => $"{subscription.Row}-now-{press}";

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var asked = delivery.Id.Contains("-now-", StringComparison.Ordinal);
        if (await subscriptions.FindAsync(delivery.Owner, IdOf(delivery), cancel) is not { } subscription || (!asked && !IsFor(delivery, subscription)))
            return new Attempt.Done();

        // The calendar may have moved it since.
        if (!asked && await OwedAsync(subscription, cancel) is { } planned && planned > clock.GetCurrentInstant())
            return new Attempt.Done { Effects = () => MoveAsync(delivery, planned) };

        // To the second, as its row is named.
        var at = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());
        if (subscription.LastAt is { } last && last >= at)
            at = last + Duration.FromSeconds(1);
        if (await builder.BuildAsync(subscription, at, cancel) is not { } build)
            return new Attempt.Done();
        if (!asked)
            build = build with { Edition = build.Edition with { DueAt = subscription.NextAt } };
        return new Attempt.Done { Effects = () => PublishAsync(delivery, asked, build, subscription.LastAt) };
    }

    private static string IdOf(DeliveryRecord delivery) => delivery.Payload!.Split(' ')[0];

    private static Guid ActorOf(DeliveryRecord delivery) => delivery.Payload!.Split(' ') is [_, var actor] ? Guid.Parse(actor) : Nobody;

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

        var published = stands;
        if (!asked)
            published = published with { NextAt = await NextAsync(stands, CancellationToken.None) };
        if (edition.IsNothing && stands.SkipsNothing && !asked)
            return new Effects([SubscriptionRows.ToWrite(published)], Next(published));

        published = published with { LastAt = edition.At, FigureParts = build.Figures.Count };
        if (await chain.AppendAsync(stands.Subject, edition.At, ActorOf(delivery), DigestAudit.PublishAction, edition.Row, Editions.HashOf(edition)) is not { } entry)
            return Effects.None;
        var (shown, sent) = Sends(published, edition);
        return new Effects(
            [.. entry, SubscriptionRows.ToWrite(published), Editions.ToWrite(edition), .. await FiguresAsync(stands, build), .. shown],
            [.. sent, .. asked ? [] : Next(published)]);
    }

    public Task<Instant?> NextAsync(Subscription subscription, CancellationToken cancel) => PlannedAsync(subscription, clock.GetCurrentInstant(), cancel);

    /// <summary>The first time after the last edition, by the calendar of now; it may be past.</summary>
    public Task<Instant?> OwedAsync(Subscription subscription, CancellationToken cancel) =>
        PlannedAsync(subscription, Instant.Max(subscription.Since, subscription.LastAt ?? subscription.Since), cancel);

    private async Task<Instant?> PlannedAsync(Subscription subscription, Instant after, CancellationToken cancel)
    {
        if (subscription.IsPaused || await builder.PlaceAsync(subscription.Subject, cancel) is not var (portfolio, _, cadence))
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
        var (byName, byBot) = (subscription.Channels.Where(IsByName).ToList(), subscription.Channels.Where(channel => !IsByName(channel)).ToList());
        var posted = byBot.ConvertAll(channel => DigestCard.In(channel, edition));
        return (
            posted.Select(LiveCards.Insert),
            [
                .. posted.Select(card => cards.Raise(card.Id)),
                .. byName.Select(channel => PostDigest.Of(channel, edition)),
                .. subscription.People.Count > 0 ? [SendToPeople.Of(edition)] : Array.Empty<DeliveryRequest>(),
            ]);

        bool IsByName(DigestChannel channel) => publisher.IsOn && subscription.Publisher is not null && channel.Team is not null;
    }

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

/// <summary>The cards of an edition, by their ids.</summary>
internal static class DigestCard
{
    public const string Renderer = "digest";

    /// <summary>A channel's name for rows: its id is too long, and holds signs.</summary>
    public static string KeyOf(string channel) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(channel)))[..16];

    public static LiveCard In(DigestChannel channel, DigestEdition edition) => new()
    {
        Owner = edition.Subject.Partition,
        Id = $"{edition.Row}-{KeyOf(channel.Id)}",
        Conversation = channel.Place,
        Renderer = Renderer,
        Subject = $"{edition.Subject.Partition} {edition.Row} {Conversation.Languages.Tag(channel.Language)}",
    };

    public static LiveCard For(string person, DigestEdition edition) => new()
    {
        Owner = People.Person.PartitionOf(person),
        Id = $"{edition.Row}",
        Addressee = person,
        Renderer = Renderer,
        Subject = $"{edition.Subject.Partition} {edition.Row}",
    };

    /// <returns>Where the edition stands; and of a channel its language.</returns>
    public static (string Partition, string Row, Conversation.Language? Language) Read(LiveCard card)
    {
        var parts = card.Subject.Split(' ');
        return (parts[0], parts[1], parts.Length > 2 ? Conversation.Languages.FromTag(parts[2]) : null);
    }
}
