using System.Text;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Teams;
using PmoBot.Tests.Support;
using ConversationReference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Tests.Delivery;

/// <summary>Live cards that are for a person, and what a feature learns of their showing.</summary>
public sealed class PersonCardTests : DeliveryTests, ICardRenderer
{
    private const string Ada = "6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01";
    private const string Follows = "follows";

    private static readonly string Home = Person.PartitionOf(Ada);

    private readonly Channel _channel = new();
    private readonly Needs _needs = new();
    private readonly Handler _followed = new(Follows);
    private readonly Replica _replica;
    private Func<LiveCard, CardContent?> _render;
    private TimeSpan? _wait;
    private Func<LiveCard, Attempt, IReadOnlyList<DeliveryRequest>> _after = (_, _) => [];
    private string _state = "asked";

    public PersonCardTests()
    {
        _replica = Another(_channel);
        _render = _ => new(Encoding.UTF8.GetBytes($"\"{_state}\""), _state);
    }

    public string Kind => "prompt";

    Task<CardContent?> ICardRenderer.RenderAsync(LiveCard card, CancellationToken cancel) => Task.FromResult(_render(card));

    IReadOnlyList<DeliveryRequest> ICardRenderer.After(LiveCard card, Attempt attempt) => _after(card, attempt);

    Task<TimeSpan?> ICardRenderer.WaitAsync(LiveCard card, CancellationToken cancel) => Task.FromResult(_wait);

    [Theory]
    [InlineData(2)]
    [InlineData(120)]
    public async Task A_card_that_must_wait_takes_no_permit_and_no_claim(int seconds)
    {
        _wait = TimeSpan.FromSeconds(seconds);
        await CreateAsync(Now);

        for (var asked = 0; asked < 3; asked++)
        {
            await _replica.RunOnceAsync();
            Pass(2 * TimeSpan.FromSeconds(seconds));
        }

        var (permits, waiting) = (_needs.Asked.Count, await CardDeliveryAsync());
        _wait = null;
        await SettleAsync(_replica);

        Assert.Equal((0, DeliveryState.Pending, 0), (permits, waiting.State, waiting.Attempt));
        Assert.Equal((1, 1), (_needs.Asked.Count, _channel.Requests.Count));
        Assert.Equal(1, (await CardDeliveryAsync()).Attempt);
    }

    [Fact]
    public async Task A_card_goes_to_the_chat_that_is_known_when_it_goes_out()
    {
        await KnownAsync(known => known with { Chat = Channel.ChatOf("before") });
        await CreateAsync(Now + Duration.FromHours(1));
        await KnownAsync(known => known with { Chat = Channel.ChatOf("after") });

        Pass(TimeSpan.FromHours(1));
        await SettleAsync(_replica);

        Assert.Empty(_channel.Opened);
        Assert.Equal([Channel.ChatOf("after").ConversationId], _channel.Places);
        Assert.Equal(Channel.ChatOf("after"), (await FindAsync()).Conversation);
    }

    [Fact]
    public async Task For_somebody_who_never_spoke_a_chat_is_made_and_nothing_else_is_kept_of_them()
    {
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal([Ada], _channel.Opened);
        Assert.Equal([Channel.ChatOf(Ada).ConversationId], _channel.Places);
        Assert.Equal(Channel.ChatOf(Ada), (await FindAsync()).Conversation);
        Assert.Null(await ProfileAsync());
    }

    [Fact]
    public async Task For_somebody_who_spoke_elsewhere_a_chat_is_made_by_their_name_in_Teams_and_their_profile_knows_it()
    {
        await KnownAsync(known => known with { UninstalledAt = Now, Account = new Account("29:ada", new Uri("https://smba.trafficmanager.net/emea/")) });
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal(["29:ada"], _channel.Opened);
        Assert.Equal((Channel.ChatOf("29:ada"), null), ((await ProfileAsync())!.Chat, (await ProfileAsync())!.UninstalledAt));
    }

    [Fact]
    public async Task A_chat_that_was_made_is_not_made_again_when_the_post_fails()
    {
        var answers = new Queue<Sending?>([new Sending.NotDone("no connection"), null]);
        _channel.Answer = answers.Dequeue;
        await KnownAsync(known => known);
        await CreateAsync(Now);

        await _replica.RunOnceAsync();
        var afterFailure = await ProfileAsync();
        await SettleAsync(_replica);

        Assert.Single(_channel.Opened);
        Assert.Null(afterFailure!.Chat);
        Assert.NotNull((await ProfileAsync())!.Chat);
    }

    [Fact]
    public async Task Who_cannot_be_given_a_chat_is_unreachable()
    {
        _channel.OpeningAnswer = () => new Opening.NotOpened(new Sending.Unreachable("403 ForbiddenOperationException"));
        await CreateAsync(Now);

        await SettleAsync(_replica);

        var outcome = await CardDeliveryAsync();
        Assert.Equal((DeliveryState.Unreachable, "403 ForbiddenOperationException"), (outcome.State, outcome.Why));
        Assert.Empty(_channel.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_becomes_of_making_a_chat_no_message_is_in_doubt(bool throws)
    {
        var answers = new Queue<Func<Opening?>>(
            [() => throws ? throw new TimeoutException() : new Opening.NotOpened(new Sending.NotDone("502")), () => null]);
        _channel.OpeningAnswer = () => answers.Dequeue()();
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal(2, _channel.Opened.Count);
        Assert.Single(_channel.Requests);
        Assert.Equal((DeliveryState.Done, false), ((await CardDeliveryAsync()).State, (await CardDeliveryAsync()).MaybeRepeated));
    }

    [Fact]
    public async Task Making_a_chat_is_a_request_in_it()
    {
        await CreateAsync(Now);
        await SettleAsync(_replica);

        await ChangeAsync("answered");

        Assert.Equal([new SendNeed(Home, 2), new SendNeed(Channel.ChatOf(Ada).ConversationId)], _needs.Asked);
    }

    [Fact]
    public async Task What_stands_in_one_chat_is_changed_there_though_the_person_has_another_by_now()
    {
        await KnownAsync(known => known with { Chat = Channel.ChatOf("before") });
        await CreateAsync(Now);
        await SettleAsync(_replica);
        await KnownAsync(known => known with { Chat = Channel.ChatOf("after") });

        await ChangeAsync("answered");

        Assert.Equal([Channel.ChatOf("before").ConversationId, Channel.ChatOf("before").ConversationId], _channel.Places);
        Assert.Equal(Channel.ChatOf("after"), (await ProfileAsync())!.Chat);
    }

    [Fact]
    public async Task A_message_that_is_known_by_a_press_alone_is_changed_in_the_chat_of_that_person()
    {
        _channel.Answer = () => new Sending.Unknown("cut off");
        _channel.OpeningAnswer = () => new Opening.NotOpened(new Sending.NotDone("no connection"));
        await CreateAsync(Now);
        await _replica.RunOnceAsync();
        (_channel.Answer, _channel.Messages["lost"]) = (() => null, "");
        await KnownAsync(known => known with { Chat = Channel.ChatOf("spoken") });

        await Cards.AdoptAsync(Home, "c", "lost");
        await SettleAsync(_replica);

        Assert.Equal(["PUT lost asked"], _channel.Requests);
        Assert.Equal([Channel.ChatOf("spoken").ConversationId], _channel.Places);
        Assert.NotNull((await FindAsync()).SentAt);
    }

    [Fact]
    public async Task When_a_card_was_first_sent_stays_known()
    {
        await CreateAsync(Now);
        var sent = Now;
        await SettleAsync(_replica);

        await ChangeAsync("answered");

        Assert.Equal(sent, (await FindAsync()).SentAt);
    }

    [Fact]
    public async Task A_card_that_was_not_sent_has_no_time_of_sending()
    {
        _channel.Answer = () => new Sending.Unreachable("403 ForbiddenOperationException MessageWritesBlocked");
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Null((await FindAsync()).SentAt);
    }

    [Fact]
    public async Task A_change_leaves_a_card_that_waits_for_its_time_alone_and_is_shown_then()
    {
        await CreateAsync(Now + Duration.FromHours(3));

        _state = "changed";
        await _replica.AskAsync(Home, Cards.Refresh("c"));
        await _replica.RunOnceAsync();
        var before = _channel.Requests.ToList();
        Pass(TimeSpan.FromHours(3));
        await SettleAsync(_replica);

        Assert.Empty(before);
        Assert.Equal(["POST changed"], _channel.Requests);
    }

    [Fact]
    public async Task A_change_asks_nothing_of_a_card_that_was_never_to_be_shown()
    {
        await _replica.AskAsync(Home, Cards.Refresh("c"));

        Assert.Null(await Store.FindDeliveryAsync(Home, LiveCards.DeliveryId("c")));
    }

    [Fact]
    public async Task A_change_while_the_card_is_in_flight_is_shown_after_it()
    {
        var slow = Another(new Late(_channel, Reached, Gate.Task));
        await CreateAsync(Now);
        var hanging = slow.RunOnceAsync();
        await Reached.Task;

        _state = "answered";
        await _replica.AskAsync(Home, Cards.Refresh("c"));
        Gate.SetResult();
        await hanging;
        await SettleAsync(_replica);

        Assert.Equal(["POST asked", "PUT activity-1 answered"], _channel.Requests);
    }

    [Fact]
    public async Task A_change_that_was_decided_before_the_card_was_claimed_is_decided_again()
    {
        await CreateAsync(Now);
        var standing = await _replica.Outbox.ReadAsync(Home, [LiveCards.DeliveryId("c")]);
        await Another(_channel).RunOnceAsync();
        _state = "answered";

        var stale = await _replica.Outbox.CommitAsync(Home, [], [Cards.Refresh("c")], standing);
        await _replica.AskAsync(Home, Cards.Refresh("c"));
        await SettleAsync(_replica);

        Assert.IsType<CommitResult.Conflict>(stale);
        Assert.Equal(["POST asked", "PUT activity-1 answered"], _channel.Requests);
    }

    [Fact]
    public async Task What_follows_from_a_showing_is_committed_with_it()
    {
        _after = Followed;
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal("Done activity-1", Assert.Single(_followed.Acted).Payload);
    }

    [Fact]
    public async Task What_follows_is_told_of_whom_it_could_not_reach_too()
    {
        _after = Followed;
        _channel.Answer = () => new Sending.Unreachable("403");
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal("Unreachable ", Assert.Single(_followed.Acted).Payload);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_follows_is_told_when_a_card_is_given_up(bool cannotBeDrawn)
    {
        _after = Followed;
        if (cannotBeDrawn)
            _render = _ => throw new InvalidOperationException();
        else
            _channel.Answer = () => new Sending.NotDone("no connection");
        await CreateAsync(Now);

        await RunForAsync(_replica, TimeSpan.FromDays(2), () => !_followed.Acted.IsEmpty);

        Assert.Equal("Refused ", Assert.Single(_followed.Acted).Payload);
        Assert.Equal(DeliveryState.GivenUp, (await CardDeliveryAsync()).State);
    }

    [Fact]
    public async Task Nothing_follows_while_it_is_tried_again()
    {
        _after = Followed;
        var answers = new Queue<Sending?>([new Sending.NotDone("no connection"), new Sending.Throttled(TimeSpan.FromSeconds(1)), new Sending.Unknown("502"), null]);
        _channel.Answer = answers.Dequeue;
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Equal("Done activity-1", Assert.Single(_followed.Acted).Payload);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task An_error_in_what_follows_sends_nothing_again()
    {
        _after = (_, _) => throw new InvalidOperationException();
        await CreateAsync(Now);

        await SettleAsync(_replica);

        Assert.Single(_channel.Requests);
        Assert.Equal(DeliveryState.Done, (await CardDeliveryAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Hitches))]
    public async Task Over_the_Connector_a_hitch_in_making_a_chat_makes_no_second_message(object hitch)
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        connector.LimitsRates = true;
        connector.Next((LoopbackFault)hitch);
        var address = new ServiceAddress(Store, Time);
        await address.LearnAsync(new ConversationReference(new Uri(connector.ServiceUrl), "a:other", "personal", "28:bot", "tenant"), CancellationToken.None);
        var client = new ConnectorClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), MachineTime.Real);
        var replica = Another(new ConnectorMessenger(client, address));
        await CreateAsync(Now);

        await SettleAsync(replica);

        Assert.Equal($"a:1{Ada}", Assert.Single(connector.All).ConversationId);
        Assert.Equal((DeliveryState.Done, false), ((await CardDeliveryAsync()).State, (await CardDeliveryAsync()).MaybeRepeated));
        Assert.Equal(new Uri(connector.ServiceUrl), (await FindAsync()).Conversation!.ServiceUrl);
    }

    public static TheoryData<object> Hitches => new(
        new LoopbackFault.CutBefore(), new LoopbackFault.CutAfter(), new LoopbackFault.AnswerAfter(502), new LoopbackFault.Answer(503),
        new LoopbackFault.AnswerAfter(504), new LoopbackFault.Answer(412), new LoopbackFault.Answer(429, TimeSpan.FromSeconds(2)));

    private static IReadOnlyList<DeliveryRequest> Followed(LiveCard card, Attempt attempt) =>
        [new DeliveryRequest.Once("f", Follows, Instant.FromUtc(2026, 1, 1, 0, 0), $"{attempt.GetType().Name} {string.Join(' ', card.ActivityIds)}")];

    private LiveCards Cards => _replica.Get<LiveCards>();

    private Replica Another(IMessenger messenger) => Keep(new Replica(
        Store, Clock, Time, [_followed, new Handler(ListPerson.KindName)], messenger, [this], _needs));

    private async Task CreateAsync(Instant due)
    {
        var card = new LiveCard { Owner = Home, Id = "c", Addressee = Ada, Renderer = Kind, Subject = "w47" };
        var result = await _replica.Outbox.CommitAsync(Home, [LiveCards.Insert(card)], [LiveCards.RaiseAt("c", due)]);
        Assert.IsType<CommitResult.Committed>(result);
    }

    private async Task ChangeAsync(string state)
    {
        _state = state;
        await _replica.AskAsync(Home, Cards.Refresh("c"));
        await SettleAsync(_replica);
    }

    private async Task KnownAsync(Func<Profile, Profile> change)
    {
        var profiles = new ProfileStore(Store, _replica.Commands, _replica.Outbox, Clock);
        Assert.IsType<Outcome<Profile>.Settled>(await profiles.ChangeAsync(new Person(Ada, "Ada"), change));
    }

    private async Task<Profile?> ProfileAsync() => ProfileStore.Read(await Store.FindAsync(ProfileStore.AddressOf(Ada)));

    private async Task<LiveCard> FindAsync() => (await Cards.FindAsync(Home, "c", CancellationToken.None))!;

    private Task<DeliveryRecord> CardDeliveryAsync() => DeliveryAsync(LiveCards.DeliveryId("c"), Home);

    private sealed class Needs : ISendLimits
    {
        public List<SendNeed> Asked { get; } = [];

        public SendPermit TryTake(SendNeed need)
        {
            Asked.Add(need);
            return default;
        }
    }
}
