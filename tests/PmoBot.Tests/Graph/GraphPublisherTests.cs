using System.Text;
using System.Text.Json.Nodes;
using PmoBot.Delivery;
using PmoBot.Graph;
using PmoBot.People;
using PmoBot.Tests.Conventions;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Graph;

public sealed class GraphPublisherTests : IAsyncLifetime, IDisposable
{
    private const string Camille = "5a1c2d5e-0000-4f6e-9a41-0c2d7e5b1a01";
    private const string Team = "b1c2d3e4-0000-4f6e-9a41-0c2d7e5b1a02";
    private const string Steering = "19:steering@thread.tacv2";

    private static readonly ChannelAddress Channel = new(Team, Steering);
    private static readonly CardContent Card = CardOf("""{"type":"Action.OpenUrl","title":"Open","url":"https://teams.microsoft.com/l/chat/0/0?users=28:bot"}""");

    private readonly ManualTime _time = new();
    private readonly UserTokens _tokens = new();
    private readonly Limits _limits = new();
    private LoopbackGraph _graph = null!;   // set before every test
    private GraphTeam _team = null!;
    private GraphWire _wire = null!;

    public async Task InitializeAsync()
    {
        _graph = await LoopbackGraph.StartAsync(_time);
        _team = _graph.AddTeam(Team, Steering, "19:other@thread.tacv2");
        _team.Members.Add(new GraphMember(Camille, "Camille", [], "home"));
        _tokens.Add(Camille, _graph.SignIn(Camille));
        _wire = new GraphWire(_graph.BaseUrl, _time);
    }

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task A_card_stands_in_the_channel_in_the_publishers_name()
    {
        var posted = Assert.IsType<Publishing.Posted>(await PostAsync());

        var post = Assert.Single(_graph.Posts);
        Assert.Equal((Steering, posted.MessageId, Camille), (post.Channel, post.MessageId, post.Publisher));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Card.Json.Span), post.Card));
        Assert.Empty(_graph.Faulty);
    }

    [Fact]
    public async Task The_request_is_the_documented_one_and_no_more()
    {
        await PostAsync();

        var request = Assert.Single(_graph.Requests);
        var body = JsonNode.Parse(request.Body)!.AsObject();
        var attachment = Assert.Single(body["attachments"]!.AsArray())!.AsObject();
        Assert.Equal(("POST", $"/v1.0/teams/{Team}/channels/19%3Asteering%40thread.tacv2/messages"), (request.Method, request.Path));
        Assert.Equal(["attachments", "body"], body.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["content", "contentType", "contentUrl", "id"], attachment.Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_card_grows_by_its_own_quotes_alone_in_any_alphabet()
    {
        var card = CardOf($$"""{"type":"Action.OpenUrl","title":"{{string.Concat(Enumerable.Repeat("é Ж 漢 ع <b> ", 100))}}","url":"https://teams.microsoft.com/"}""");

        await PostAsync(card: card);

        var quotes = Encoding.UTF8.GetString(card.Json.Span).Count(letter => letter == '"');
        Assert.InRange(_graph.Requests[0].Body.Length, card.Json.Length, card.Json.Length + quotes + 400);
    }

    [Fact]
    public async Task Two_posts_of_one_card_are_two_messages_with_attachments_of_their_own()
    {
        await PostAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync();

        Assert.Equal(2, _graph.Posts.Select(post => (string)JsonNode.Parse(post.Body)!["attachments"]![0]!["id"]!).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_429_lets_the_channel_and_the_publisher_rest_as_long_as_it_says()
    {
        _graph.Next(new LoopbackFault.Answer(429, TimeSpan.FromSeconds(17)));

        var publishing = await PostAsync();

        Assert.Equal(new Publishing.Throttled(TimeSpan.FromSeconds(17)), publishing);
        Assert.Equal((new PublishNeed(Camille, Channel), TimeSpan.FromSeconds(17)), Assert.Single(_limits.Rested));
        Assert.Single(_graph.Requests);
    }

    [Fact]
    public async Task A_429_that_names_no_time_asks_for_five_seconds()
    {
        _graph.Next(new LoopbackFault.Answer(429));

        Assert.Equal(new Publishing.Throttled(TimeSpan.FromSeconds(5)), await PostAsync());
    }

    [Fact]
    public async Task Who_posts_faster_than_a_message_a_second_is_throttled_and_nothing_is_lost()
    {
        await PostAsync();

        var again = await PostAsync();

        Assert.Equal(new Publishing.Throttled(TimeSpan.FromSeconds(1)), again);
        Assert.Single(_graph.Posts);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_asked_for_once_more()
    {
        _tokens.Add(Camille, new UserToken.Found(_graph.SignIn(Camille, until: _time.GetUtcNow()), null), new UserToken.Found(_graph.SignIn(Camille), null));

        var publishing = await PostAsync();

        Assert.IsType<Publishing.Posted>(publishing);
        Assert.Equal(2, _tokens.Asked);
    }

    [Fact]
    public async Task When_a_new_token_is_refused_too_the_publisher_is_to_sign_in()
    {
        _tokens.Add(Camille, _graph.SignIn(Camille, until: _time.GetUtcNow()));

        var publishing = await PostAsync();

        Assert.Equal(new Publishing.SignInWanted("401 InvalidAuthenticationToken"), publishing);
        Assert.Equal((2, 2), (_tokens.Asked, _graph.Requests.Count));
        Assert.Empty(_graph.Posts);
    }

    [Fact]
    public async Task Without_a_token_the_publisher_is_to_sign_in_and_Graph_is_not_called()
    {
        _tokens.Add(Camille, new UserToken.None());

        Assert.IsType<Publishing.SignInWanted>(await PostAsync());
        Assert.Empty(_graph.Requests);
    }

    [Fact]
    public async Task While_no_token_can_be_had_nothing_is_done()
    {
        _tokens.Add(Camille, new UserToken.NotNow("502"));

        Assert.Equal(new Publishing.NotDone("502"), await PostAsync());
        Assert.Empty(_graph.Requests);
    }

    [Fact]
    public async Task The_bots_own_token_posts_nothing()
    {
        _tokens.Add(Camille, _graph.AppToken!);

        Assert.Equal(PublishRefusal.NotAllowed, Assert.IsType<Publishing.Refused>(await PostAsync()).Reason);
    }

    [Fact]
    public async Task Who_is_not_in_the_team_may_not_post_there()
    {
        _team.Members.Clear();

        Assert.Equal(new Publishing.Refused(PublishRefusal.NotAllowed, "403 Forbidden"), await PostAsync());
    }

    [Fact]
    public async Task An_archived_team_is_gone_although_its_answer_is_that_of_a_stranger()
    {
        _team.IsArchived = true;

        Assert.Equal(new Publishing.Refused(PublishRefusal.ChannelGone, "403 Forbidden"), await PostAsync());
    }

    [Theory]
    [InlineData(Team, "19:deleted@thread.tacv2")]
    [InlineData("b1c2d3e4-0000-4f6e-9a41-ffffffffffff", Steering)]
    public async Task A_channel_or_team_that_is_not_there_is_gone(string team, string channel)
    {
        var publishing = await PostAsync(new ChannelAddress(team, channel));

        Assert.Equal(PublishRefusal.ChannelGone, Assert.IsType<Publishing.Refused>(publishing).Reason);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(415)]
    [InlineData(302)]
    public async Task Any_other_definite_no_is_a_refusal_that_repeats_nothing_of_what_Graph_said(int status)
    {
        _graph.Next(new LoopbackFault.Answer(status, Body: """{"error":{"code":"Odd","message":"Camille wrote something odd"}}"""));

        Assert.Equal(new Publishing.Refused(PublishRefusal.Other, $"{status} Odd"), await PostAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Forbidden</html>")]
    [InlineData("[]")]
    [InlineData("{\"error\":\"no\"}")]
    public async Task A_refusal_without_a_readable_error_is_one_all_the_same(string body)
    {
        _graph.Next(new LoopbackFault.Answer(403, Body: body));

        Assert.Equal(new Publishing.Refused(PublishRefusal.NotAllowed, "403"), await PostAsync());
    }

    [Fact]
    public async Task A_card_that_is_too_large_for_Graph_is_refused()
    {
        var publishing = await PostAsync(card: CardOf($$"""{"type":"Action.OpenUrl","title":"{{new string('x', 29_000)}}","url":"https://teams.microsoft.com/"}"""));

        Assert.Equal(new Publishing.Refused(PublishRefusal.Other, "413 RequestEntityTooLarge"), publishing);
    }

    [Fact]
    public async Task No_digest_is_too_large_for_Graph_whatever_its_letters()
    {
        var cards = CardCatalogue.FullestDigests().Where(card => card.Method == "DigestCards.Edition").ToList();

        foreach (var card in cards)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.IsType<Publishing.Posted>(await PostAsync(card: new CardContent(card.Card.ToUtf8Json(), "Digest")));
        }

        Assert.Equal(20, cards.Count);
        Assert.All(_graph.Requests, request => Assert.InRange(request.Body.Length, 10_000, 28_672));
    }

    [Fact]
    public async Task After_a_412_nothing_was_posted_and_may_be()
    {
        _graph.Next(new LoopbackFault.Answer(412));

        Assert.IsType<Publishing.NotDone>(await PostAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task Whether_a_5xx_came_before_or_after_the_effect_nobody_knows_and_the_post_is_not_repeated(int status)
    {
        _graph.Next(new LoopbackFault.Answer(status, TimeSpan.FromSeconds(1)));
        Assert.IsType<Publishing.Unknown>(await PostAsync());
        _graph.Next(new LoopbackFault.AnswerAfter(status));
        Assert.IsType<Publishing.Unknown>(await PostAsync());

        Assert.Equal((2, 1, 1), (_graph.Requests.Count, _graph.Posts.Count, _graph.Hidden));
    }

    [Fact]
    public async Task A_cut_connection_leaves_it_open_and_the_post_is_not_repeated()
    {
        await PostAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        _graph.Next(new LoopbackFault.CutBefore(), new LoopbackFault.CutAfter());

        Assert.IsType<Publishing.Unknown>(await PostAsync());
        Assert.IsType<Publishing.Unknown>(await PostAsync());

        Assert.Equal((3, 2), (_graph.Requests.Count, _graph.Posts.Count));
    }

    [Fact]
    public async Task An_unreadable_success_leaves_it_open()
    {
        _graph.Next(new LoopbackFault.Answer(201, Body: "{\"id\":"));

        Assert.IsType<Publishing.Unknown>(await PostAsync());
    }

    [Fact]
    public async Task A_post_that_was_taken_without_an_id_stands_there()
    {
        _graph.Next(new LoopbackFault.Answer(201, Body: "{}"));

        Assert.Equal(new Publishing.Posted(""), await PostAsync());
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_in_time_leaves_it_open()
    {
        using var impatient = new GraphWire(_graph.BaseUrl, _time, TimeSpan.FromMilliseconds(300));
        _graph.Next(new LoopbackFault.HoldAfter(new TaskCompletionSource().Task));

        var publishing = await new GraphPublisher(impatient, _tokens, _limits).PostAsync(Camille, Channel, Card, CancellationToken.None);

        Assert.Equal(new Publishing.Unknown("time-out"), publishing);
    }

    [Fact]
    public async Task What_the_program_itself_cuts_short_is_open_too()
    {
        using var end = new CancellationTokenSource();
        _graph.Next(new LoopbackFault.HoldAfter(new TaskCompletionSource().Task));

        var posting = Publisher.PostAsync(Camille, Channel, Card, end.Token);
        await _graph.WaitForAsync(graph => graph.Posts.Count > 0 ? graph : null);
        await end.CancelAsync();

        Assert.Equal(new Publishing.Unknown("cancelled"), await posting);
    }

    [Fact]
    public async Task What_was_cut_short_before_there_was_a_token_was_not_done()
    {
        Assert.IsType<Publishing.NotDone>(await Publisher.PostAsync(Camille, Channel, Card, new CancellationToken(canceled: true)));
        Assert.Empty(_graph.Requests);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        await _graph.DisposeAsync();

        Assert.Equal(new Publishing.NotDone("no connection: ConnectionError"), await PostAsync());
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_somebodys_token()
    {
        await using var elsewhere = await LoopbackGraph.StartAsync(_time);
        _graph.Next(new LoopbackFault.Redirect(elsewhere.BaseUrl.AbsoluteUri + "/teams"));

        Assert.IsType<Publishing.Refused>(await PostAsync());
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_button_that_a_persons_message_cannot_answer_is_seen_by_the_loopback()
    {
        await PostAsync(card: CardOf("""{"type":"Action.Execute","verb":"x"}"""));

        Assert.Single(_graph.Faulty);
    }

    private GraphPublisher Publisher => new(_wire, _tokens, _limits);

    private Task<Publishing> PostAsync(ChannelAddress? channel = null, CardContent? card = null) =>
        Publisher.PostAsync(Camille, channel ?? Channel, card ?? Card, CancellationToken.None);

    private static CardContent CardOf(string action) => new(
        Encoding.UTF8.GetBytes($$"""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"« Semaine 47 » <b>"}],"actions":[{{action}}]}"""), "Digest");

    private sealed class Limits : ISendLimits
    {
        public List<(PublishNeed Need, TimeSpan Length)> Rested { get; } = [];

        public SendPermit TryTake(SendNeed need) => default;

        public void Rest(PublishNeed need, TimeSpan length) => Rested.Add((need, length));
    }
}
