using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>What the bot posts in place of a publisher, the PMO hears once of that publisher, and how it goes on.</summary>
public sealed class DigestByBotTests : IAsyncLifetime
{
    private const int Many = 25;

    private DigestHouse _house = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _house = DigestHouse.Open();
        _house.Graph.IsOn = true;
        await _house.KnownAsync(ProjectHouse.Camille);
        await _house.KnownAsync(DigestHouse.Bo);
        await _house.KnownAsync(DigestHouse.Ana);
        await _house.PmoAsync(DigestHouse.Bo);
        await _house.PmoAsync(ProjectHouse.Camille);
        await _house.LedAsync("APOLLO");
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Poster, DigestDraft.ByMe));
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Of_many_digests_the_PMO_gets_one_card_that_names_the_most_important_and_counts_the_rest()
    {
        for (var number = 1; number < Many; number++)
            await AlsoAsync($"P{number:00}", "Digital");

        await GoneOutAsync(23);
        await GoneOutAsync(30);

        Assert.Equal(2 * Many, _house.Posts.Count(post => post.Place.StartsWith("19:", StringComparison.Ordinal)));
        Assert.Equal([("a:Bo", $"PmoBot posts {Many} digests in place of Camille Martin")], _house.Posts.Where(post => post.Place == "a:Bo"));
        var card = CardOf("a:Bo");
        Assert.Contains("Camille Martin has to sign in again", card, StringComparison.Ordinal);
        Assert.Matches("\"Digital\".*P01 P01.*P04 P04", card);
        Assert.DoesNotContain("P05 P05", card, StringComparison.Ordinal);
        Assert.Contains($"and {Many - 5} more", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_PMO_is_told_of_their_own_digests_alone()
    {
        await _house.LedAsync("HERMES", plain => plain with { Portfolio = Portfolio.Named("Logistics") });
        await _house.House.Get<RoleStore>().GrantAsync(await _house.House.TurnOfAsync(ProjectHouse.Camille), DigestHouse.Ana, new Grant(Role.Pmo, "logistics"));
        await AlsoAsync("ATLAS", "Logistics");

        await GoneOutAsync(23);

        Assert.Contains(("a:Bo", "PmoBot posts 2 digests in place of Camille Martin"), _house.Posts);
        Assert.Contains(("a:An", "PmoBot posts a digest in place of Camille Martin"), _house.Posts);
        Assert.DoesNotContain("Digital", CardOf("a:An"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_follows_later_joins_the_card()
    {
        await GoneOutAsync(23);
        await AlsoAsync("ATLAS", "Digital");
        await GoneOutAsync(30);

        Assert.Single(_house.Posts, post => post.Place == "a:Bo");
        Assert.Contains("PmoBot posts 2 digests in place of Camille Martin", CardOf("a:Bo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_says_that_the_publisher_has_signed_in_again_and_the_next_time_is_told_anew()
    {
        await GoneOutAsync(23);
        await SignInAsync();

        Assert.Single(_house.Posts, post => post.Place == "a:Bo");
        Assert.Contains("PmoBot posts no digest in place of Camille Martin any more", CardOf("a:Bo"), StringComparison.Ordinal);
        Assert.Contains("signed in again", CardOf("a:Bo"), StringComparison.Ordinal);

        _house.Graph.Answer = (_, _) => null;
        await GoneOutAsync(30);
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");
        await GoneOutAsync(37);
        Assert.Equal(2, _house.Posts.Count(post => post.Place == "a:Bo"));
    }

    [Fact]
    public async Task Who_signed_in_again_in_vain_is_asked_again()
    {
        await GoneOutAsync(23);
        await SignInAsync();
        await GoneOutAsync(30);

        Assert.Equal(PublisherState.Wanted, (await _house.House.Get<Publishers>().FindAsync(ProjectHouse.Camille.ObjectId, CancellationToken.None))!.State);
        Assert.Equal(2, _house.Posts.Count(post => post.Place == "a:Bo"));
    }

    [Fact]
    public async Task Who_runs_digests_no_more_is_told_of_once_until_all_have_another_publisher()
    {
        await AlsoAsync("ATLAS", "Digital");
        await _house.House.Get<RoleStore>().WithdrawAsync(await _house.House.TurnOfAsync(DigestHouse.Bo), ProjectHouse.Camille, new Grant(Role.Pmo));
        await GoneOutAsync(23);
        await GoneOutAsync(30);
        Assert.Equal([("a:Bo", "PmoBot posts 2 digests in place of Camille Martin")], _house.Posts.Where(post => post.Place == "a:Bo"));
        Assert.Contains("does not run digests any more: choose another publisher", CardOf("a:Bo"), StringComparison.Ordinal);

        await ByBoAsync("Digital", DigestHouse.English);
        Assert.Contains("PmoBot posts a digest in place of Camille Martin", CardOf("a:Bo"), StringComparison.Ordinal);
        await ByBoAsync("ATLAS", "19:ATLAS@thread.tacv2");
        Assert.Contains("PmoBot posts no digest in place of Camille Martin any more", CardOf("a:Bo"), StringComparison.Ordinal);
        Assert.Single(_house.Posts, post => post.Place == "a:Bo");
    }

    [Fact]
    public async Task A_digest_that_was_ended_is_counted_no_more()
    {
        await AlsoAsync("ATLAS", "Digital");
        await GoneOutAsync(23);
        await _house.PressAsync(EndDigest.EndVerb, await _house.OnlyAsync(), ("sure", "true"));

        Assert.Contains("PmoBot posts a digest in place of Camille Martin", CardOf("a:Bo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_over_while_a_post_in_anothers_name_is_refused_is_not_blamed_for_it()
    {
        await _house.House.Get<Publishers>().FoundAsync(await _house.House.TurnOfAsync(DigestHouse.Bo));
        var taken = false;
        _house.Graph.Answer = (publisher, _) =>
        {
            if (!taken)
            {
                taken = true;
                ByBoAsync("Digital", DigestHouse.English, deliver: false).Wait();
            }

            return publisher == DigestHouse.Bo.ObjectId ? null : new Publishing.SignInWanted("no token");
        };
        await GoneOutAsync(23);

        Assert.Null((await _house.OnlyAsync()).Channels[0].Trouble);
        Assert.Equal(PublisherState.SignedIn, (await _house.House.Get<Publishers>().FindAsync(DigestHouse.Bo.ObjectId, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Who_runs_these_digests_no_more_is_not_told_that_all_is_well()
    {
        await GoneOutAsync(23);
        var camille = await _house.House.TurnOfAsync(ProjectHouse.Camille);
        await _house.House.Get<RoleStore>().GrantAsync(camille, DigestHouse.Bo, new Grant(Role.Pmo, "logistics"));
        await _house.House.Get<RoleStore>().WithdrawAsync(camille, DigestHouse.Bo, new Grant(Role.Pmo));
        await AlsoAsync("ATLAS", "Digital");
        await GoneOutAsync(30);

        Assert.DoesNotContain("any more", CardOf("a:Bo"), StringComparison.Ordinal);
    }

    private async Task AlsoAsync(string code, string portfolio)
    {
        await _house.LedAsync(code, plain => plain with { Portfolio = Portfolio.Named(portfolio) });
        await _house.SetUpAsync(code, $"19:{code}@thread.tacv2", (DigestDraft.Poster, DigestDraft.ByMe));
    }

    // And those who hear of it have heard.
    private async Task GoneOutAsync(int day)
    {
        await _house.UntilAsync(day, 11, 0);
        for (var times = 0; times < 3; times++)
            await _house.DeliverAsync();
        await _house.UntilAsync(day, 11, 1);
        await _house.DeliverAsync();
    }

    private async Task SignInAsync()
    {
        await _house.House.Get<Publishers>().SignedInAsync(await _house.House.TurnOfAsync(ProjectHouse.Camille), CancellationToken.None);
        await _house.DeliverAsync();
    }

    private async Task ByBoAsync(string subject, string channel, bool deliver = true)
    {
        var form = ProjectHouse.Inputs(await _house.FormAsync(subject, channel));
        form[DigestDraft.Poster] = DigestDraft.ByMe;
        await _house.House.PressAsync(SaveDigest.SaveVerb, form, by: DigestHouse.Bo, channel: channel);
        if (deliver)
            await _house.DeliverAsync();
    }

    // The latest one of the bot's in a chat.
    private string CardOf(string chat)
    {
        var teams = _house.House.Teams;
        var posted = teams.Requests.Zip(teams.Places).Where(sent => sent.First.StartsWith("POST", StringComparison.Ordinal)).ToList();
        return DigestHouse.Unescaped(teams.Messages[$"activity-{posted.FindLastIndex(sent => sent.Second == chat) + 1}"]);
    }
}
