using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>A digest that cannot be made: its PMO hears of it once, and nothing is lost.</summary>
public sealed class DigestUnmadeTests : IAsyncLifetime
{
    private readonly BrokenSection _section = new();
    private DigestHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = DigestHouse.Open(_section);
        await _house.KnownAsync(ProjectHouse.Camille);
        await _house.KnownAsync(DigestHouse.Bo, Language.French);
        await _house.PmoAsync(DigestHouse.Bo);
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English);
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_PMO_hears_of_it_once_in_their_language_and_the_digests_page_shows_it()
    {
        _section.Works = false;
        await TryAsync(23, 11, 5);
        Assert.Empty(_house.Posts);   // a moment's trouble is nobody's affair
        await TryAsync(23, 12, 0);
        await _house.UntilAsync(26, 11, 0);

        Assert.Equal([("a:Bo", "La synthèse de Digital n’a pas pu être établie")], _house.Posts);
        Assert.Contains("L’édition prévue le lun. 23 nov., 11:00 n’a pas pu être établie. PmoBot continue d’essayer", Assert.Single(_house.Cards), StringComparison.Ordinal);
        Assert.Contains("The edition due on Mon 23 Nov, 11:00 could not be made", await PageAsync(), StringComparison.Ordinal);
        Assert.Contains("an edition could not be made", DigestHouse.Unescaped(ProjectHouse.Shown(await _house.House.SayAsync("digest Digital"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_can_be_made_one_edition_goes_out_late_and_the_trouble_is_over()
    {
        _section.Works = false;
        await TryAsync(23, 12, 0);
        await _house.UntilAsync(24, 9, 0);
        _section.Works = true;
        await TryAsync(24, 10, 0);

        var (place, _) = Assert.Single(_house.Posts, post => post.Place != "a:Bo");
        Assert.Equal(DigestHouse.English, place);
        Assert.Contains(_house.Cards, card => card.Contains("This digest is late: it should have gone out on Mon 23 Nov, 11:00", StringComparison.Ordinal));
        Assert.Single(_house.Posts, post => post.Place == "a:Bo");
        Assert.Contains(_house.Cards, card => card.Contains("La synthèse de Digital peut de nouveau être établie", StringComparison.Ordinal));
        Assert.DoesNotContain("could not be made", await PageAsync(), StringComparison.Ordinal);
        var only = await _house.OnlyAsync();
        Assert.Equal((null, Instant.FromUtc(2026, 11, 30, 10, 0)), (only.Unmade, only.NextAt));

        // Another trouble is told anew.
        _section.Works = false;
        await TryAsync(30, 12, 0);
        Assert.Equal(2, _house.Posts.Count(post => post.Place == "a:Bo"));
    }

    [Fact]
    public async Task What_was_asked_for_now_is_told_too_and_goes_out_beside_its_times()
    {
        _section.Works = false;
        await _house.PressAsync(SendDigest.SendVerb, await _house.OnlyAsync());
        await TryAsync(18, 11, 0);
        Assert.Equal([("a:Bo", "La synthèse de Digital n’a pas pu être établie")], _house.Posts);
        Assert.Contains("prévue le mer. 18 nov., 10:00", Assert.Single(_house.Cards), StringComparison.Ordinal);

        _section.Works = true;
        await TryAsync(18, 12, 0);
        await _house.UntilAsync(23, 11, 0);
        Assert.Equal(2, _house.Posts.Count(post => post.Place == DigestHouse.English));
        Assert.Null((await _house.OnlyAsync()).Unmade);
    }

    [Fact]
    public async Task What_its_makers_die_of_is_not_lost_and_goes_out_a_day_later()
    {
        await DeadlyAsync(PublishDigest.Next(await _house.OnlyAsync())[0].Id);
        await _house.UntilAsync(23, 11, 0);
        Assert.Equal([("a:Bo", "La synthèse de Digital n’a pas pu être établie")], _house.Posts);
        await _house.UntilAsync(24, 11, 0);

        Assert.Single(_house.Posts, post => post.Place == DigestHouse.English);
        Assert.Contains(_house.Cards, card => card.Contains("This digest is late: it should have gone out on Mon 23 Nov, 11:00", StringComparison.Ordinal));
        Assert.Equal(Instant.FromUtc(2026, 11, 30, 10, 0), (await _house.OnlyAsync()).NextAt);
    }

    [Fact]
    public async Task Who_changes_it_meanwhile_does_not_lose_that_edition()
    {
        await DeadlyAsync(PublishDigest.Next(await _house.OnlyAsync())[0].Id);
        await _house.UntilAsync(23, 11, 0);
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Skips, "true"));
        await _house.UntilAsync(24, 11, 0);

        Assert.Single(_house.Posts, post => post.Place == DigestHouse.English);
        Assert.Null((await _house.OnlyAsync()).Unmade);
    }

    [Fact]
    public async Task What_was_asked_for_now_and_its_makers_die_of_goes_out_a_day_later()
    {
        var only = await _house.OnlyAsync();
        await _house.House.PressAsync(SendDigest.SendVerb, new Dictionary<string, string> { [DigestDraft.Partition] = only.Subject.Partition, [DigestDraft.Id] = only.Id });
        var prefix = DeliveryRows.Key($"{only.Row}-now-");
        var asked = Assert.Single(await _house.House.Store.QueryAsync(only.Subject.Partition, prefix, TableKey.EndOf(prefix)).ToListAsync());
        await DeadlyAsync(asked.Key[DeliveryRows.Key("").Length..]);
        await _house.DeliverAsync();
        Assert.Equal([("a:Bo", "La synthèse de Digital n’a pas pu être établie")], _house.Posts);
        await _house.UntilAsync(19, 11, 0);

        Assert.Single(_house.Posts, post => post.Place == DigestHouse.English);
        Assert.Equal((null, only.NextAt), ((await _house.OnlyAsync()).Unmade, (await _house.OnlyAsync()).NextAt));
    }

    [Fact]
    public async Task Paused_nothing_is_owed_any_more()
    {
        _section.Works = false;
        await TryAsync(23, 12, 0);
        await _house.PressAsync(PauseDigest.PauseVerb, await _house.OnlyAsync(), ("pause", "true"));
        _section.Works = true;
        await _house.UntilAsync(24, 11, 0);

        Assert.DoesNotContain(_house.Posts, post => post.Place == DigestHouse.English);
        Assert.DoesNotContain("could not be made", await PageAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_house.Cards, card => card.Contains("de nouveau", StringComparison.Ordinal) || card.Contains("continue d’essayer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ended_its_card_says_so()
    {
        _section.Works = false;
        await TryAsync(23, 12, 0);
        await _house.PressAsync(EndDigest.EndVerb, await _house.OnlyAsync(), ("sure", "true"));
        await _house.DeliverAsync();

        Assert.Contains("Cette synthèse n’existe plus.", _house.Cards[^1], StringComparison.Ordinal);
    }

    // So many processes died of it that the next attempt is not made.
    private async Task DeadlyAsync(string delivery)
    {
        var waits = (await _house.House.Store.FindDeliveryAsync("portfolio-digital", delivery))!;
        await _house.House.Store.CommitAsync("portfolio-digital", [(waits with { Unended = Outlook.MaxUnended }).ToWrite()]);
    }

    // As often as it is due again until then.
    private async Task TryAsync(int day, int hour, int minute)
    {
        var then = new LocalDateTime(2026, 11, day, hour, minute).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();
        if (then - _house.House.Now > Duration.FromHours(1))
            await _house.UntilAsync(day, 11, 0);
        while (_house.House.Now < then)
        {
            _house.House.Wait(Duration.FromMinutes(1));
            await _house.House.DeliverAsync();
        }

        await _house.DeliverAsync();
    }

    private async Task<string> PageAsync() =>
        DigestHouse.Unescaped(ProjectHouse.Shown(await _house.PressAsync(OpenDigest.OpenVerb, await _house.OnlyAsync())));

    private sealed class BrokenSection : IDigestSection
    {
        public bool Works { get; set; } = true;

        public IDigestFold Begin(DigestFrame frame) => Works ? new Silence() : throw new InvalidOperationException("A section that throws.");

        private sealed class Silence : IDigestFold
        {
            public void See(ProjectSnapshot? now, ProjectSnapshot? then)
            {
                // It has nothing to say.
            }

            public Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<DigestBlock>>([]);
        }
    }
}
