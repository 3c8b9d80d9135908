using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.Tables.Sqlite;
using PmoBot.Teams;
using PmoBot.Tests.Support;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Tests.Teams;

public sealed class ConnectorMessengerTests : IAsyncLifetime, IDisposable
{
    private static readonly Contact Ada = new(null, "29:ada");

    private readonly TemporaryFile _file = new("messenger.db");
    private readonly SqliteTableStore _store;
    private readonly ManualTime _time = new();
    private readonly ServiceAddress _address;
    private LoopbackConnector _connector = null!;   // set before every test

    public ConnectorMessengerTests()
    {
        _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        _address = new ServiceAddress(_store, _time);
    }

    public async Task InitializeAsync() => _connector = await LoopbackConnector.StartAsync(MachineTime.Real);

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"id\":\"\"}")]
    public async Task A_post_that_was_taken_without_an_id_was_sent(string answer)
    {
        _connector.Next(new LoopbackFault.Answer(202, Body: answer));

        var sending = await Messenger.PostAsync(Chat("a:1"), Card, CancellationToken.None);

        Assert.Equal(new Sending.Sent(null), sending);
    }

    [Fact]
    public async Task A_chat_is_made_once_where_Teams_is_met_and_can_be_written_to()
    {
        await _address.LearnAsync(Chat("19:anywhere"), CancellationToken.None);

        var first = await Messenger.OpenAsync(Ada, CancellationToken.None);
        var again = await Messenger.OpenAsync(Ada, CancellationToken.None);
        await Messenger.PostAsync(Assert.IsType<Opening.Opened>(first).Chat, Card, CancellationToken.None);

        Assert.Equal(first, again);
        Assert.Equal(new Opening.Opened(Chat("a:129:ada")), first);
        Assert.Single(_connector.Sent("a:129:ada"));
    }

    [Fact]
    public async Task A_chat_is_made_where_its_person_was_met()
    {
        await _address.LearnAsync(Chat("19:anywhere") with { ServiceUrl = new Uri("http://localhost:1/") }, CancellationToken.None);

        var opening = await Messenger.OpenAsync(Ada with { ServiceUrl = new Uri(_connector.ServiceUrl) }, CancellationToken.None);

        Assert.Equal(new Opening.Opened(Chat("a:129:ada")), opening);
    }

    [Fact]
    public async Task Without_any_activity_so_far_no_chat_can_be_made_yet()
    {
        var opening = await Messenger.OpenAsync(Ada, CancellationToken.None);

        Assert.IsType<Sending.NotDone>(Assert.IsType<Opening.NotOpened>(opening).Why);
        Assert.Empty(_connector.Requests);
    }

    [Fact]
    public async Task Who_has_not_got_the_app_is_unreachable()
    {
        _connector.IsInstalledFor = member => member != "29:ada";

        Assert.Equal(new Sending.Unreachable("403 ForbiddenOperationException"), await RefusedAsync());
    }

    [Fact]
    public async Task A_chat_is_made_at_no_address_that_is_not_trusted()
    {
        await _address.LearnAsync(Chat("19:x") with { ServiceUrl = new Uri("https://example.com/") }, CancellationToken.None);

        var opening = await Messenger.OpenAsync(Ada, CancellationToken.None);

        Assert.Equal(new Opening.NotOpened(new Sending.Refused("0 ServiceUrlNotTrusted")), opening);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Nothing_is_in_doubt_about_a_chat(object fault, Type expected)
    {
        _connector.Next((LoopbackFault)fault);

        Assert.IsType(expected, await RefusedAsync());
    }

    public static TheoryData<object, Type> Faults => new()
    {
        { new LoopbackFault.Answer(404), typeof(Sending.Unreachable) },
        { new LoopbackFault.Answer(400), typeof(Sending.Refused) },
        { new LoopbackFault.Answer(429, TimeSpan.FromSeconds(7)), typeof(Sending.Throttled) },
        { new LoopbackFault.Answer(412), typeof(Sending.NotDone) },
        { new LoopbackFault.AnswerAfter(502), typeof(Sending.NotDone) },
        { new LoopbackFault.AnswerAfter(504), typeof(Sending.NotDone) },
        { new LoopbackFault.CutBefore(), typeof(Sending.NotDone) },
        { new LoopbackFault.CutAfter(), typeof(Sending.NotDone) },
        { new LoopbackFault.Answer(201, Body: "{}"), typeof(Sending.NotDone) },
    };

    [Theory]
    [InlineData("blocked", "403 ForbiddenOperationException MessageWritesBlocked")]
    [InlineData("left", "403 BotNotInConversationRoster")]
    [InlineData("gone", "404 ConversationNotFound")]
    public async Task Who_blocked_the_bot_or_left_is_unreachable(string what, string why)
    {
        var chat = _connector.AddConversation("a:1");
        (chat.IsBlocked, chat.IsLeft, chat.IsGone) = (what == "blocked", what == "left", what == "gone");

        Assert.Equal(new Sending.Unreachable(why), await Messenger.PostAsync(Chat("a:1"), Card, CancellationToken.None));
    }

    [Fact]
    public async Task Where_Teams_is_met_is_written_when_it_changes_and_read_by_other_processes()
    {
        var (here, elsewhere) = (Chat("a:1"), Chat("a:2") with { ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/") });
        await _address.LearnAsync(here, CancellationToken.None);
        var first = await StampAsync();

        await _address.LearnAsync(here with { ConversationId = "a:3" }, CancellationToken.None);
        await new ServiceAddress(_store, _time).LearnAsync(here, CancellationToken.None);
        var unchanged = await StampAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await _address.LearnAsync(elsewhere, CancellationToken.None);

        Assert.Equal(first, unchanged);
        Assert.Equal(elsewhere.ServiceUrl, (await new ServiceAddress(_store, _time).FindAsync(CancellationToken.None))!.ServiceUrl);
    }

    [Fact]
    public async Task Two_addresses_that_come_by_turns_are_not_written_with_every_turn()
    {
        var (here, elsewhere) = (Chat("a:1"), Chat("a:2") with { ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/") });
        await _address.LearnAsync(here, CancellationToken.None);
        var first = await StampAsync();

        await _address.LearnAsync(elsewhere, CancellationToken.None);
        await _address.LearnAsync(here, CancellationToken.None);
        await _address.LearnAsync(elsewhere, CancellationToken.None);

        Assert.Equal(first, await StampAsync());
    }

    private static CardContent Card => new("{}"u8.ToArray(), "Week 47");

    private ConnectorMessenger Messenger => new(
        new ConnectorClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), MachineTime.Real), _address);

    private Reference Chat(string id) => new(new Uri(_connector.ServiceUrl), id, "personal", "28:bot", "tenant");

    private async Task<Sending> RefusedAsync()
    {
        await _address.LearnAsync(Chat("19:anywhere"), CancellationToken.None);
        return Assert.IsType<Opening.NotOpened>(await Messenger.OpenAsync(Ada, CancellationToken.None)).Why;
    }

    private async Task<string> StampAsync() => (await _store.FindAsync(ServiceAddress.Partition, ServiceAddress.Row))!.ETag.ToString();
}
