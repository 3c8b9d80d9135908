using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.People;
using PmoBot.Privacy;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Privacy;

/// <summary>What is kept for a time goes, by the clock, and nothing else does.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task After_thirteen_months_what_was_sent_and_what_went_out_is_gone_but_for_the_newest_edition_and_the_trail_verifies()
    {
        using var house = await PrivacyHouse.FilledAsync();
        foreach (var digest in await house.House.Get<SubscriptionRows>().ListAsync("project-APOLLO", CancellationToken.None))
            await house.Digests.PressAsync(PauseDigest.PauseVerb, digest, ("pause", "true"));
        foreach (var digest in await house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None))
            await house.Digests.PressAsync(PauseDigest.PauseVerb, digest, ("pause", "true"));
        var (before, rows) = (await EditionsAsync(house), await house.RowsAsync());
        Assert.True(before.Count > 2);
        var kept = rows.Where(row => RowKinds.Of(row).Keeping is Keeping.Record or Keeping.Person or Keeping.Trail).Select(Name).ToList();
        await house.Store.UpsertAsync(TenantAudit.Partition, "dead-person-x-card", new Columns { ["at"] = house.House.Now.ToDateTimeOffset() });
        await PostAsync(house, "own", "personal");
        await PostAsync(house, "shared", "channel");
        // Somebody whose name nobody has told: an app that was installed for them.
        await house.House.Get<ProfileStore>().ChangeAsync(new Person("77777777-0000-4000-8000-000000000009", ""), known => known with { Greeted = true });
        await house.House.Get<Outbox>().CommitAsync(TenantAudit.Partition, [], [ForgetNightly.Next(house.House.Now)]);

        await NightsAsync(house, 27, skip: Duration.FromDays(300));
        Assert.Equal(before.Count, (await EditionsAsync(house)).Count);
        await NightsAsync(house, 30, skip: Duration.FromDays(110));

        var left = await house.RowsAsync();
        var newest = new[] { "project-APOLLO", "portfolio-digital" }.Select(partition => before.Where(row => row.Partition == partition).MaxBy(row => row.Key, StringComparer.Ordinal)!.Key);
        Assert.Equal(newest.Order(StringComparer.Ordinal), (await EditionsAsync(house)).Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(kept.Except(left.Select(Name)), name => Assert.Contains(" refused-", name, StringComparison.Ordinal));
        Assert.DoesNotContain(left, row => row.Key == "dead-person-x-card");
        var old = Retention.Before(house.House.Now, Retention.Usual).ToDateTimeOffset();
        Assert.Contains(rows, row => row.Key.StartsWith("card-edition-", StringComparison.Ordinal) && row.Partition.StartsWith("person-", StringComparison.Ordinal));
        Assert.DoesNotContain(left, row => row.Key.StartsWith("card-edition-", StringComparison.Ordinal) && row.Partition.StartsWith("person-", StringComparison.Ordinal));
        Assert.DoesNotContain(left, row => row.Key.StartsWith("delivery-", StringComparison.Ordinal) && !row.Key.StartsWith("delivery-card-", StringComparison.Ordinal)
            && row.Columns.Text("state") is "Done" && row.Columns.Instant("due") < old);
        Assert.DoesNotContain(left, row => row.Partition.StartsWith("channel-", StringComparison.Ordinal) && row.Key.StartsWith("delivery-", StringComparison.Ordinal));
        Assert.DoesNotContain(left.Where(row => row.Key is "card-status-own" or "delivery-card-status-own").Select(row => $"{row.Key} {row.Columns["state"]} {row.Columns["due"]} {row.Columns["why"]} {row.Columns["sentAt"]}"), _ => true);
        Assert.Contains(left, row => row.Key == "card-status-shared");
        await house.VerifiesAsync();
        house.House.Language = Language.English;
        Assert.Contains("kept long enough", ProjectHouse.Shown(await house.House.SayAsync("audit APOLLO")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_and_what_is_young_stays()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.House.Get<Outbox>().CommitAsync(TenantAudit.Partition, [], [ForgetNightly.Next(house.House.Now)]);
        var before = (await house.RowsAsync()).Where(row => !row.Key.StartsWith("prompt-", StringComparison.Ordinal)).Select(Name).Where(name => name.Contains("card-", StringComparison.Ordinal)).ToList();

        await NightsAsync(house, 29, Duration.Zero);

        Assert.All(
            before.Except((await house.RowsAsync()).Select(Name)),
            name => Assert.True(name.Contains("dry-", StringComparison.Ordinal) || name.Contains("card-prompt-", StringComparison.Ordinal), name));
        await house.VerifiesAsync();
    }

    // A summary of a report, in somebody's own chat or in a channel.
    private static async Task PostAsync(PrivacyHouse house, string id, string type)
    {
        var card = new LiveCard
        {
            Owner = "project-APOLLO",
            Id = $"status-{id}",
            Renderer = "status",
            Subject = $"20261116-w en {PrivacyHouse.Bo.ObjectId}",
            Conversation = new ConversationReference(house.House.ServiceUrl, $"a:{id}", type, "28:b", "t"),
            SentAt = house.House.Now,
        };
        var sent = new DeliveryRecord { Owner = card.Owner, Id = LiveCards.DeliveryId(card.Id), Kind = ShowLiveCard.KindName, Due = house.House.Now, State = DeliveryState.Done, Acting = 1, Shown = 1 };
        Assert.IsType<CommitResult.Committed>(await house.Store.CommitAsync(card.Owner, [LiveCards.Insert(card), sent.ToWrite()]));
    }

    private static string Name(TableRow row) => $"{row.Partition} {row.Key}";

    private static async Task<IReadOnlyList<TableRow>> EditionsAsync(PrivacyHouse house) =>
        [.. (await house.RowsAsync()).Where(row => row.Key.StartsWith("edition-", StringComparison.Ordinal))];

    // One after the other: each asks for the next.
    private static async Task NightsAsync(PrivacyHouse house, int nights, Duration skip)
    {
        house.House.Wait(skip);
        for (var night = 0; night < nights; night++)
        {
            house.House.Wait(Duration.FromDays(1));
            for (var times = 0; times < 3; times++)
                await house.House.DeliverAsync();
        }
    }
}
