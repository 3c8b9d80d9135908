using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Privacy;
using PmoBot.Tables;

namespace PmoBot.Tests.Privacy;

/// <summary>What is kept for months is there a day before they are over, and gone a day after, each by its own number.</summary>
public sealed class RetentionDaysTests
{
    // In the past of the house, on a 31st: a month later is its last day.
    private static readonly LocalDateTime At = new(2026, 7, 31, 12, 0);
    private static readonly Retention Short = new(SentMonths: 3, EditionMonths: 5);

    public static TheoryData<string, string, Columns> Sent => new()
    {
        { "person-44444444-0000-4000-8000-000000000003", "delivery-x", new() { ["state"] = nameof(DeliveryState.Done), ["due"] = At.InUtc().ToDateTimeOffset() } },
        { "project-APOLLO", "delivery-x", new() { ["state"] = nameof(DeliveryState.Unreachable), ["due"] = At.InUtc().ToDateTimeOffset() } },
        { "portfolio-digital", "delivery-x", new() { ["state"] = nameof(DeliveryState.GivenUp), ["due"] = At.InUtc().ToDateTimeOffset() } },
        { "tenant", "delivery-x", new() { ["state"] = nameof(DeliveryState.Void), ["due"] = At.InUtc().ToDateTimeOffset() } },
        { "tenant", "dead-person-x-card", new() { ["at"] = At.InUtc().ToDateTimeOffset() } },
        { "tenant", "refused-55555555-0000-4000-8000-000000000001", new() { ["minute"] = "2026-07-31T12:00Z", ["more"] = 0L } },
        { "person-44444444-0000-4000-8000-000000000003", "card-x", new() { ["sentAt"] = At.InUtc().ToDateTimeOffset() } },
        { "project-APOLLO", "card-x", new() { ["sentAt"] = At.InUtc().ToDateTimeOffset(), ["conversationType"] = "personal" } },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task What_was_sent_goes_by_the_months_of_what_was_sent(string partition, string row, Columns columns)
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.Store.UpsertAsync(partition, row, columns);
        if (row == "card-x")
            await house.Store.UpsertAsync(partition, "delivery-card-x", new() { ["state"] = nameof(DeliveryState.Done), ["due"] = At.InUtc().ToDateTimeOffset() });
        var part = new ForgetSent(house.Store, Short);

        await part.ForgetAsync(partition, At.PlusMonths(3).PlusDays(-1).InUtc().ToInstant(), CancellationToken.None);
        Assert.NotNull(await house.Store.FindAsync(partition, row));

        await part.ForgetAsync(partition, At.PlusMonths(3).PlusDays(2).InUtc().ToInstant(), CancellationToken.None);
        Assert.Null(await house.Store.FindAsync(partition, row));
        Assert.Null(await house.Store.FindAsync(partition, "delivery-card-x"));
        await house.VerifiesAsync();
    }

    [Theory]
    [InlineData(nameof(DeliveryState.Pending))]
    [InlineData(nameof(DeliveryState.Claimed))]
    public async Task What_is_not_over_stays_however_old_it_is(string state)
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.Store.UpsertAsync("project-APOLLO", "delivery-x", new() { ["state"] = state, ["due"] = At.InUtc().ToDateTimeOffset() });

        await new ForgetSent(house.Store, Short).ForgetAsync("project-APOLLO", At.PlusYears(9).InUtc().ToInstant(), CancellationToken.None);

        Assert.NotNull(await house.Store.FindAsync("project-APOLLO", "delivery-x"));
    }

    [Fact]
    public async Task An_edition_goes_by_the_months_of_editions()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var old = (await house.RowsAsync()).Where(row => row.Partition == "portfolio-digital" && row.Key.StartsWith(Editions.Prefix, StringComparison.Ordinal)).MinBy(row => row.Key, StringComparer.Ordinal)!;
        var went = Editions.MomentOf(old.Key).InUtc().LocalDateTime;
        var part = new ForgetEditions(house.Store, house.House.Get<SubscriptionRows>(), house.House.Get<DigestChain>(), house.House.Get<Commands>(), Short);

        await part.ForgetAsync(old.Partition, went.PlusMonths(5).PlusDays(-1).InUtc().ToInstant(), CancellationToken.None);
        Assert.NotNull(await house.Store.FindAsync(old.Partition, old.Key));

        await part.ForgetAsync(old.Partition, went.PlusMonths(5).PlusDays(1).InUtc().ToInstant(), CancellationToken.None);
        Assert.Null(await house.Store.FindAsync(old.Partition, old.Key));
        await house.VerifiesAsync();
    }

    [Fact]
    public void Both_are_thirteen_months_if_nobody_says_otherwise()
    {
        using var house = PrivacyHouse.On();

        Assert.Equal(new Retention(13, 13), house.House.Get<Retention>());
        Assert.Equal(Instant.FromUtc(2025, 2, 28, 12, 0), Retention.Before(Instant.FromUtc(2026, 3, 31, 12, 0), 13));
    }
}
