using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>In whose name a digest stands in a channel, and who hears of it where that does not work.</summary>
public sealed class DigestPublisherTests : IAsyncLifetime
{
    private DigestHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = DigestHouse.Open();
        _house.Graph.IsOn = true;
        _house.Graph.SignedIn.Add(ProjectHouse.Camille.ObjectId);
        await _house.KnownAsync(ProjectHouse.Camille);
        await _house.KnownAsync(DigestHouse.Bo);
        await _house.PmoAsync(DigestHouse.Bo);
        await _house.PmoAsync(ProjectHouse.Camille);
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Poster, DigestDraft.ByMe));
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_is_posted_in_the_publishers_name_by_a_card_that_only_leads_to_the_bot()
    {
        await _house.UntilAsync(23, 11, 0);

        var (publisher, channel, card) = Assert.Single(_house.Graph.Posts);
        Assert.Equal((ProjectHouse.Camille.ObjectId, new ChannelAddress("group of 19:team@thread.tacv2", DigestHouse.English)), (publisher, channel));
        Assert.Contains("Action.OpenUrl", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", card, StringComparison.Ordinal);
        Assert.Empty(_house.Posts);
    }

    [Fact]
    public async Task Without_a_token_the_bot_posts_the_same_card_the_PMO_is_told_once_and_the_publisher_asked_once()
    {
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal(2, _house.Posts.Count(post => post.Place == DigestHouse.English));
        Assert.Single(_house.Posts, ("a:Bo", "PmoBot posts a digest in place of Camille Martin"));
        // As PMO, and as the publisher.
        Assert.Equal(2, _house.Posts.Count(post => post.Place == "a:Ca"));
        Assert.Equal(DigestTrouble.SignInWanted, (await _house.OnlyAsync()).Channels[0].Trouble);

        _house.Graph.Answer = (_, _) => null;
        await _house.UntilAsync(37, 11, 0);
        Assert.Single(_house.Graph.Posts);
        Assert.Null((await _house.OnlyAsync()).Channels[0].Trouble);
    }

    [Fact]
    public async Task What_is_wrong_with_the_publisher_the_PMO_hears_once_for_all_channels()
    {
        var stands = await _house.OnlyAsync();
        var all = Enumerable.Range(0, Subscription.MostChannels).Select(number => stands.Channels[0] with { Place = stands.Channels[0].Place with { ConversationId = $"19:{number}@thread.tacv2" } });
        await _house.House.Get<Outbox>().CommitAsync(stands.Subject.Partition, [SubscriptionRows.ToWrite(stands with { Channels = [.. all] })], []);
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(30, 11, 0);

        Assert.Equal(2 * Subscription.MostChannels, _house.Posts.Count(post => post.Place.StartsWith("19:", StringComparison.Ordinal)));
        Assert.Single(_house.Posts, post => post.Place == "a:Bo");
        Assert.All((await _house.OnlyAsync()).Channels, channel => Assert.Equal(DigestTrouble.SignInWanted, channel.Trouble));
    }

    [Fact]
    public async Task Where_neither_the_publisher_nor_the_bot_may_post_the_PMO_hears_what_to_do()
    {
        _house.Graph.Answer = (_, _) => new Publishing.Refused(PublishRefusal.ChannelGone, "404");
        _house.House.Teams.Answer = () => _house.House.Teams.Places[^1] == DigestHouse.English ? new Sending.Gone() : null;

        await _house.UntilAsync(23, 11, 0);

        Assert.Single(_house.Posts, ("a:Bo", "The digest of Digital needs you"));
        Assert.Contains(_house.Cards, card => card.Contains("“Steering” cannot be posted to: it was deleted or archived", StringComparison.Ordinal));
        Assert.Equal(DigestTrouble.ChannelGone, (await _house.OnlyAsync()).Channels[0].Trouble);
    }

    [Fact]
    public async Task Nothing_is_posted_in_the_name_of_somebody_who_is_no_longer_the_PMO()
    {
        await _house.House.Get<RoleStore>().WithdrawAsync(await _house.House.TurnOfAsync(DigestHouse.Bo), ProjectHouse.Camille, new Grant(Role.Pmo));

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(23, 11, 1);

        Assert.Empty(_house.Graph.Posts);
        Assert.Equal(2, _house.Posts.Count);
        Assert.Equal(DigestTrouble.PublisherGone, (await _house.OnlyAsync()).Channels[0].Trouble);
    }

    [Fact]
    public async Task What_may_have_been_posted_is_tried_again_in_the_same_way_and_marked_and_never_by_the_bot()
    {
        var answers = 0;
        _house.Graph.Answer = (_, _) => answers++ == 0 ? new Publishing.Unknown("504") : null;

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(23, 12, 0);

        Assert.Single(_house.Graph.Posts);
        Assert.Empty(_house.Posts);
        var rows = await _house.House.Store.QueryAsync("portfolio-digital", "delivery-digest-post-", "delivery-digest-post~").ToListAsync();
        Assert.True(Assert.Single(rows).Columns.Flag("maybeRepeated"));
    }

    [Fact]
    public async Task A_channel_that_is_full_of_messages_is_waited_for()
    {
        var answers = 0;
        _house.Graph.Answer = (_, _) => answers++ == 0 ? new Publishing.Throttled(TimeSpan.FromSeconds(3)) : null;

        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(23, 11, 1);

        Assert.Single(_house.Graph.Posts);
        Assert.Empty(_house.Posts);
        var rows = await _house.House.Store.QueryAsync("portfolio-digital", "delivery-digest-post-", "delivery-digest-post~").ToListAsync();
        Assert.False(Assert.Single(rows).Columns.Flag("maybeRepeated"));
    }

    [Fact]
    public async Task Who_chose_their_own_name_and_is_not_signed_in_is_led_there()
    {
        _house.Graph.SignedIn.Clear();

        var saved = Assert.IsType<Reply.UpdatedCard>(await _house.SetUpAsync("Digital", DigestHouse.French, (DigestDraft.Poster, DigestDraft.ByMe)));

        Assert.Contains("You are not signed in yet", ProjectHouse.Shown(saved), StringComparison.Ordinal);
        Assert.Contains(SignIn.SignInVerb, ProjectHouse.Shown(saved), StringComparison.Ordinal);
    }
}
