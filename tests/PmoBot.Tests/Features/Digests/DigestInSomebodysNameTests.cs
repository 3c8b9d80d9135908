using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

/// <summary>What a digest in somebody's name must not do.</summary>
public sealed class DigestInSomebodysNameTests : IAsyncLifetime
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
    public async Task What_may_have_been_posted_is_not_posted_by_the_bot_when_the_next_try_is_refused()
    {
        var answers = 0;
        _house.Graph.Answer = (_, _) => answers++ == 0 ? new Publishing.Unknown("504") : new Publishing.Refused(PublishRefusal.NotAllowed, "403");
        await _house.UntilAsync(23, 11, 0);
        await _house.UntilAsync(23, 12, 0);

        Assert.DoesNotContain(_house.Posts, post => post.Place == DigestHouse.English);
    }

    [Fact]
    public async Task An_edition_that_is_on_its_way_arrives_when_the_PMO_lets_the_bot_post_instead()
    {
        _house.Graph.Answer = (_, _) => new Publishing.NotDone("the Token Service is away");
        await _house.UntilAsync(23, 11, 0);
        await _house.SetUpAsync("Digital", DigestHouse.English, (DigestDraft.Poster, DigestDraft.ByBot));
        await _house.UntilAsync(24, 11, 0);

        Assert.Single(_house.Posts, post => post.Place == DigestHouse.English);
    }

    [Fact]
    public async Task The_PMO_hears_of_each_trouble_once_where_neither_may_post()
    {
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");
        _house.House.Teams.Answer = () => _house.House.Teams.Places[^1] == DigestHouse.English ? new Sending.Gone() : null;
        await _house.UntilAsync(23, 11, 0);
        var told = _house.Posts.Count(post => post.Place == "a:Bo");
        await _house.UntilAsync(30, 11, 0);
        await _house.UntilAsync(37, 11, 0);

        Assert.Equal(told, _house.Posts.Count(post => post.Place == "a:Bo"));
    }

    [Fact]
    public async Task Another_publisher_is_not_blamed_for_the_one_before()
    {
        _house.Graph.Answer = (_, _) => new Publishing.SignInWanted("no token");
        await _house.UntilAsync(23, 11, 0);
        var form = ProjectHouse.Inputs(await _house.FormAsync("Digital", DigestHouse.English));
        form[DigestDraft.Poster] = DigestDraft.ByMe;
        await _house.House.PressAsync(SaveDigest.SaveVerb, form, by: DigestHouse.Bo, channel: DigestHouse.English);
        await _house.DeliverAsync();

        var only = await _house.OnlyAsync();
        Assert.Equal(DigestHouse.Bo.ObjectId, only.Publisher?.ObjectId);
        Assert.Null(only.Channels[0].Trouble);
    }

    [Theory]
    [InlineData(DigestDraft.ByOther)]
    [InlineData("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01")]
    public async Task Nobody_puts_anothers_name_over_a_digest_that_is_not_in_it(string poster)
    {
        var form = ProjectHouse.Inputs(await _house.FormAsync("Digital", DigestHouse.French));
        form[DigestDraft.Poster] = poster;
        await _house.House.PressAsync(SaveDigest.SaveVerb, form, by: DigestHouse.Bo, channel: DigestHouse.French);

        var all = await _house.House.Get<SubscriptionRows>().ListAsync("portfolio-digital", CancellationToken.None);
        Assert.Null(Assert.Single(all, one => one.Channels[0].Id == DigestHouse.French).Publisher);
    }
}
