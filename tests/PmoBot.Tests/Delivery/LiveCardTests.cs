using System.Text;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

public sealed class LiveCardTests : DeliveryTests, ICardRenderer
{
    private readonly Channel _channel = new();
    private readonly Replica _replica;
    private string _state = "green";

    public LiveCardTests() => _replica = Keep(new Replica(Store, Clock, Time, [], _channel, [this]));

    public string Kind => "summary";

    Task<CardContent?> ICardRenderer.RenderAsync(LiveCard card, CancellationToken cancel) =>
        Task.FromResult<CardContent?>(new(Encoding.UTF8.GetBytes($"\"{_state}\""), $"{card.Subject} {_state}"));

    [Fact]
    public async Task A_card_is_posted_first_and_put_to_its_message_afterwards()
    {
        await CreateAsync();
        await SettleAsync(_replica);

        await ChangeAsync("red");

        Assert.Equal(["POST w47 green", "PUT activity-1 w47 red"], _channel.Requests);
        Assert.Equal(2, (await FindAsync()).Shown);
    }

    [Fact]
    public async Task A_card_shows_the_state_as_it_is_when_it_is_shown()
    {
        await CreateAsync();
        _state = "amber";
        await _replica.AskAsync(Owner, Raise());

        await SettleAsync(_replica);

        Assert.Equal(["POST w47 amber"], _channel.Requests);
    }

    [Fact]
    public async Task A_message_that_is_pressed_and_not_known_joins_and_follows_from_the_next_change_on()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        _channel.Messages["lost"] = "\"old\"";

        var adopted = await Cards.AdoptAsync(Owner, "c", "lost");
        await SettleAsync(_replica);

        Assert.True(adopted);
        Assert.Equal(["activity-1", "lost"], (await FindAsync()).ActivityIds);
        Assert.Equal("\"old\"", _channel.Messages["lost"]);
        await ChangeAsync("red");
        Assert.Equal("\"red\"", _channel.Messages["lost"]);
    }

    [Fact]
    public async Task Of_many_messages_that_join_the_latest_follow()
    {
        await CreateAsync();
        await SettleAsync(_replica);

        for (var i = 1; i <= 5; i++)
            await Cards.AdoptAsync(Owner, "c", $"lost-{i}");

        Assert.Equal(["lost-1", "lost-2", "lost-3", "lost-4", "lost-5"], (await FindAsync()).ActivityIds);
    }

    [Fact]
    public async Task A_press_on_a_known_message_sends_nothing()
    {
        await CreateAsync();
        await SettleAsync(_replica);

        await Cards.AdoptAsync(Owner, "c", "activity-1");
        await SettleAsync(_replica);

        Assert.Single(_channel.Requests);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_forgotten_and_the_others_still_show_the_card()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        _channel.Messages["second"] = "";
        await Cards.AdoptAsync(Owner, "c", "second");
        await SettleAsync(_replica);
        _channel.Messages.Remove("activity-1");

        await ChangeAsync("red");

        Assert.Equal(["second"], (await FindAsync()).ActivityIds);
        Assert.Equal("\"red\"", _channel.Messages["second"]);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("card-c")).State);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_message_that_does_not_take_the_card_keeps_no_other_from_it(object refusal, string state, string known)
    {
        await CreateAsync();
        await SettleAsync(_replica);
        _channel.Messages["second"] = "\"old\"";
        await Cards.AdoptAsync(Owner, "c", "second");
        _channel.Answer = () => _channel.Requests[^1].StartsWith("PUT activity-1", StringComparison.Ordinal) ? (Sending)refusal : null;

        _state = "red";
        await _replica.AskAsync(Owner, Raise());
        await _replica.RunOnceAsync();

        Assert.Equal("\"red\"", _channel.Messages["second"]);
        Assert.Equal((state, known), ((await DeliveryAsync("card-c")).State.ToString(), string.Join(' ', (await FindAsync()).ActivityIds)));
    }

    public static TheoryData<object, string, string> Refusals => new()
    {
        { new Sending.Gone(), "Done", "second" },
        { new Sending.Refused("400"), "GivenUp", "second" },
        { new Sending.Unreachable("403"), "Unreachable", "activity-1 second" },
        { new Sending.NotDone("no connection"), "Pending", "activity-1 second" },
        { new Sending.Unknown("502"), "Pending", "activity-1 second" },
    };

    [Fact]
    public async Task A_card_that_every_message_refuses_keeps_them_for_when_it_is_mended()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        _channel.Answer = () => new Sending.Refused("413");
        await ChangeAsync("huge");
        _channel.Answer = () => null;

        await ChangeAsync("red");

        Assert.Equal("\"red\"", Assert.Single(_channel.Messages).Value);
    }

    [Fact]
    public async Task After_a_429_the_other_messages_wait_too()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        await Cards.AdoptAsync(Owner, "c", "second");
        _channel.Answer = () => new Sending.Throttled(TimeSpan.FromSeconds(30));

        await _replica.AskAsync(Owner, Raise());
        await _replica.RunOnceAsync();

        Assert.Equal("PUT activity-1 w47 green", _channel.Requests[^1]);
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_repeated_and_says_that_it_may_be()
    {
        var answers = new Queue<Sending?>([new Sending.Unknown("502"), null]);
        _channel.Answer = answers.Dequeue;
        await CreateAsync();

        await SettleAsync(_replica);

        Assert.Equal(2, _channel.Requests.Count);
        Assert.True((await DeliveryAsync("card-c")).MaybeRepeated);
    }

    [Fact]
    public async Task A_post_that_was_taken_without_an_id_is_done()
    {
        _channel.Answer = () => new Sending.Sent(null);
        await CreateAsync();

        await SettleAsync(_replica);

        Assert.Single(_channel.Requests);
        Assert.Empty((await FindAsync()).ActivityIds);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("card-c")).State);
    }

    [Fact]
    public async Task That_a_card_may_stand_there_twice_stays_said_when_it_changes()
    {
        var answers = new Queue<Sending?>([new Sending.Unknown("502"), null]);
        _channel.Answer = answers.Dequeue;
        await CreateAsync();
        await SettleAsync(_replica);
        _channel.Answer = () => null;

        await ChangeAsync("red");

        Assert.True((await DeliveryAsync("card-c")).MaybeRepeated);
    }

    [Fact]
    public async Task A_conversation_that_blocks_the_bot_is_unreachable()
    {
        _channel.Answer = () => new Sending.Unreachable("MessageWritesBlocked");
        await CreateAsync();

        await SettleAsync(_replica);

        var outcome = await DeliveryAsync("card-c");
        Assert.Equal((DeliveryState.Unreachable, "MessageWritesBlocked"), (outcome.State, outcome.Why));
    }

    [Fact]
    public async Task A_put_that_was_overtaken_is_followed_by_the_card_as_it_is()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        var slow = Keep(new Replica(Store, Clock, Time, [], new Late(_channel, Reached, Gate.Task), [this]));
        _state = "amber";
        await slow.AskAsync(Owner, Raise());
        var hanging = slow.RunOnceAsync();
        await Reached.Task;
        await _replica.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(61));

        await ChangeAsync("red");
        Gate.SetResult();
        await hanging;
        await SettleAsync(_replica);

        Assert.Equal("\"red\"", _channel.Messages["activity-1"]);
        Assert.Equal(["PUT activity-1 w47 red", "PUT activity-1 w47 amber", "PUT activity-1 w47 red"], _channel.Requests.TakeLast(3));
    }

    [Fact]
    public async Task A_post_that_was_overtaken_is_known_and_shows_the_card_as_it_is()
    {
        var slow = Keep(new Replica(Store, Clock, Time, [], new Late(_channel, Reached, Gate.Task), [this]));
        await CreateAsync();
        var hanging = slow.RunOnceAsync();
        await Reached.Task;
        await _replica.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(61));

        await ChangeAsync("red");
        Gate.SetResult();
        await hanging;
        await SettleAsync(_replica);

        Assert.Equal(["activity-1", "activity-2"], (await FindAsync()).ActivityIds);
        Assert.All(_channel.Messages.Values, shown => Assert.Equal("\"red\"", shown));
        Assert.True((await DeliveryAsync("card-c")).MaybeRepeated);
    }

    [Fact]
    public async Task A_card_outlasts_an_outage_of_hours()
    {
        _channel.Answer = () => new Sending.NotDone("no connection");
        await CreateAsync();
        await RunForAsync(_replica, TimeSpan.FromHours(6));

        _channel.Answer = () => null;
        await SettleAsync(_replica);

        Assert.NotEmpty(_channel.Messages);
    }

    [Fact]
    public async Task A_change_after_an_outage_is_shown_at_once()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        await OutageAsync();

        _state = "red";
        await _replica.AskAsync(Owner, Raise());
        await _replica.RunOnceAsync();

        Assert.Equal("\"red\"", _channel.Messages["activity-1"]);
        Assert.Equal(0, await CountDueAsync());
    }

    [Fact]
    public async Task Changes_during_an_outage_are_one_try_each_and_one_index_row()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        await OutageAsync();
        _channel.Answer = () => new Sending.NotDone("no connection");
        var before = _channel.Requests.Count;

        for (var changes = 0; changes < 20; changes++)
        {
            await _replica.AskAsync(Owner, Raise());
            await _replica.AskAsync(Owner, Raise());
            await _replica.RunOnceAsync();
        }

        Assert.Equal((20, 1), (_channel.Requests.Count - before, await CountDueAsync()));
    }

    [Fact]
    public async Task A_change_during_a_try_that_fails_does_not_wait_as_long_as_the_failures_before_it()
    {
        await CreateAsync();
        await SettleAsync(_replica);
        await OutageAsync();
        var slow = Keep(new Replica(Store, Clock, Time, [], new Late(_channel, Reached, Gate.Task), [this]));
        Clock.Now = (await DeliveryAsync("card-c")).Due;
        _channel.Answer = () => new Sending.NotDone("no connection");
        var hanging = slow.RunOnceAsync();
        await Reached.Task;

        await _replica.AskAsync(Owner, Raise());
        Gate.SetResult();
        await hanging;

        Assert.True((await DeliveryAsync("card-c")).Due < Now + Duration.FromSeconds(5));
    }

    private LiveCards Cards => _replica.Get<LiveCards>();

    private DeliveryRequest Raise() => Cards.Raise("c");

    private async Task<LiveCard> FindAsync() => (await Cards.FindAsync(Owner, "c", CancellationToken.None))!;

    private async Task CreateAsync()
    {
        var card = new LiveCard
        {
            Owner = Owner,
            Id = "c",
            Conversation = new(new Uri("https://smba.trafficmanager.net/emea/"), "19:x@thread.tacv2", "channel", "28:bot", "tenant"),
            Renderer = Kind,
            Subject = "w47",
        };
        var result = await _replica.Outbox.CommitAsync(Owner, [LiveCards.Insert(card)], [Raise()]);
        Assert.IsType<CommitResult.Committed>(result);
    }

    // Ends when the card's next try is minutes away.
    private async Task OutageAsync()
    {
        _channel.Answer = () => new Sending.NotDone("no connection");
        await _replica.AskAsync(Owner, Raise());
        while ((await DeliveryAsync("card-c")).Due < Now + Duration.FromMinutes(2))
        {
            await _replica.RunOnceAsync();
            Pass(TimeSpan.FromSeconds(5));
        }

        _channel.Answer = () => null;
    }

    private async Task ChangeAsync(string state)
    {
        _state = state;
        await _replica.AskAsync(Owner, Raise());
        await SettleAsync(_replica);
    }
}
