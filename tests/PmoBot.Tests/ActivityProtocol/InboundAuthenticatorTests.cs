using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class InboundAuthenticatorTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private readonly ManualTime _time = new();
    private readonly HttpClient _http = ConnectorHttp.Create();
    private LoopbackIdentity _identity = null!;   // set by InitializeAsync
    private InboundAuthenticator _door = null!;

    public async Task InitializeAsync()
    {
        _identity = await LoopbackIdentity.StartAsync(_time);
        _door = Doors.Of(_identity, _http, _time);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _identity.DisposeAsync();
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("https://SMBA.trafficmanager.net/EMEA/")]
    public async Task A_good_token_passes_whatever_the_case_and_slash_of_its_service_url(string claimed)
    {
        var verdict = await EnterAsync(_identity.Bearer(claimed));

        Assert.IsType<InboundVerdict.Accepted>(verdict);
    }

    [Fact]
    public async Task A_clock_that_is_five_minutes_off_does_no_harm()
    {
        var early = _identity.Bearer(ServiceUrl, t => t.Payload["nbf"] = _time.GetUtcNow().AddSeconds(299).ToUnixTimeSeconds());
        var late = _identity.Bearer(ServiceUrl, t => t.Payload["exp"] = _time.GetUtcNow().AddSeconds(-299).ToUnixTimeSeconds());

        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(early));
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(late));
    }

    [Fact]
    public async Task A_token_that_was_seen_before_still_ends()
    {
        var bearer = _identity.Bearer(ServiceUrl);
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(bearer));

        _time.Advance(TimeSpan.FromMinutes(64));
        var justBefore = await EnterAsync(bearer);
        _time.Advance(TimeSpan.FromMinutes(2));
        var after = await EnterAsync(bearer);

        Assert.IsType<InboundVerdict.Accepted>(justBefore);
        Assert.IsType<InboundVerdict.Unauthorized>(after);
    }

    [Fact]
    public async Task A_token_that_was_seen_before_does_not_vouch_for_a_changed_one()
    {
        var bearer = _identity.Bearer(ServiceUrl);
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(bearer));

        Assert.IsType<InboundVerdict.Unauthorized>(await EnterAsync(bearer + "A"));
    }

    [Fact]
    public async Task A_new_key_is_found_as_soon_as_a_token_names_it()
    {
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(_identity.Bearer(ServiceUrl)));
        _time.Advance(TimeSpan.FromMinutes(2));
        _identity.Rotate();

        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(_identity.Bearer(ServiceUrl)));
        Assert.Equal(2, _identity.MetadataReads);
    }

    [Fact]
    public async Task A_new_key_is_found_though_the_clock_was_put_back()
    {
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(_identity.Bearer(ServiceUrl)));
        _time.Jump(TimeSpan.FromHours(-6));
        _time.Advance(TimeSpan.FromMinutes(2));
        _identity.Rotate();

        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(_identity.Bearer(ServiceUrl)));
    }

    [Fact]
    public async Task A_token_of_a_withdrawn_key_is_forgotten_with_it()
    {
        var old = _identity.Bearer(ServiceUrl);
        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(old));
        _time.Advance(TimeSpan.FromMinutes(2));
        _identity.Rotate();
        await EnterAsync(_identity.Bearer(ServiceUrl));

        Assert.IsType<InboundVerdict.Unauthorized>(await EnterAsync(old));
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_reads_the_metadata_once_a_minute()
    {
        for (var i = 0; i < 50; i++)
        {
            _identity.Rotate(publish: false, withdrawOld: false);
            await EnterAsync(_identity.Bearer(ServiceUrl));
        }

        Assert.Equal(1, _identity.MetadataReads);
    }

    [Fact]
    public async Task Keys_are_renewed_within_a_day_though_every_token_is_known_and_nobody_waits()
    {
        await EnterAsync(_identity.Bearer(ServiceUrl));
        _time.Advance(TimeSpan.FromHours(12));
        var hangs = new TaskCompletionSource();
        _identity.Until = hangs.Task;

        var meanwhile = await EnterAsync(_identity.Bearer(ServiceUrl));
        hangs.SetResult();
        _identity.Rotate();
        var afterwards = await EnterAsync(_identity.Bearer(ServiceUrl));   // the new key's token waits for the fetch that is on its way

        Assert.IsType<InboundVerdict.Accepted>(meanwhile);
        Assert.IsType<InboundVerdict.Accepted>(afterwards);
        Assert.Equal(2, _identity.MetadataReads);
    }

    [Fact]
    public async Task Keys_older_than_a_day_are_waited_for()
    {
        await EnterAsync(_identity.Bearer(ServiceUrl));
        _time.Advance(TimeSpan.FromHours(24));
        var hangs = new TaskCompletionSource();
        _identity.Until = hangs.Task;

        var entering = EnterAsync(_identity.Bearer(ServiceUrl));
        var waited = !entering.IsCompleted;
        hangs.SetResult();

        Assert.True(waited);
        Assert.IsType<InboundVerdict.Accepted>(await entering);
    }

    [Fact]
    public async Task Keys_outlast_an_outage_of_the_metadata_for_a_day_and_no_longer()
    {
        await EnterAsync(_identity.Bearer(ServiceUrl));
        _identity.IsDown = true;

        _time.Advance(TimeSpan.FromHours(23));
        var within = await EnterAsync(_identity.Bearer(ServiceUrl));
        _time.Advance(TimeSpan.FromHours(2));
        var beyond = await EnterAsync(_identity.Bearer(ServiceUrl));
        _identity.IsDown = false;
        _time.Advance(TimeSpan.FromMinutes(1));
        var again = await EnterAsync(_identity.Bearer(ServiceUrl));

        Assert.IsType<InboundVerdict.Accepted>(within);
        Assert.IsType<InboundVerdict.Unavailable>(beyond);
        Assert.IsType<InboundVerdict.Accepted>(again);
    }

    [Fact]
    public async Task Metadata_without_keys_does_not_take_the_place_of_good_keys()
    {
        await EnterAsync(_identity.Bearer(ServiceUrl));
        _time.Advance(TimeSpan.FromHours(13));
        var bearer = _identity.Bearer(ServiceUrl);
        _identity.Rotate(publish: false);

        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(bearer));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    public async Task A_key_endorsed_for_another_channel_is_forbidden(string endorsement)
    {
        _identity.Rotate(endorsements: endorsement);

        Assert.IsType<InboundVerdict.Forbidden>(await EnterAsync(_identity.Bearer(ServiceUrl)));
    }

    [Fact]
    public async Task A_key_without_endorsements_is_forbidden_though_another_key_has_them()
    {
        var bare = _identity.Publish(new LoopbackKey("bare"));
        var bearer = _identity.Bearer(ServiceUrl, t =>
        {
            t.Header["kid"] = "bare";
            t.Sign = new LoopbackToken(bare).Sign;
        });

        Assert.IsType<InboundVerdict.Forbidden>(await EnterAsync(bearer));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("emulator")]
    public async Task An_activity_of_a_channel_in_which_anybody_can_be_named_is_forbidden_though_its_key_is_endorsed_for_it(string channel)
    {
        _identity.Rotate(endorsements: ["msteams", channel]);

        Assert.IsType<InboundVerdict.Accepted>(await EnterAsync(_identity.Bearer(ServiceUrl)));
        Assert.IsType<InboundVerdict.Forbidden>(
            await Doors.EnterAsync(_door, _identity.Bearer(ServiceUrl), Doors.Message(ServiceUrl) with { ChannelId = channel }));
    }

    [Fact]
    public async Task An_activity_that_names_no_channel_is_forbidden() => Assert.IsType<InboundVerdict.Forbidden>(
        await Doors.EnterAsync(_door, _identity.Bearer(ServiceUrl), Doors.Message(ServiceUrl) with { ChannelId = null }));

    [Fact]
    public async Task An_activity_that_names_no_service_url_is_refused() => Assert.IsType<InboundVerdict.Unauthorized>(
        await Doors.EnterAsync(_door, _identity.Bearer(ServiceUrl), Doors.Message(ServiceUrl) with { ServiceUrl = null }));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("other", null, false)]
    [InlineData(null, "other", false)]
    [InlineData(LoopbackIdentity.TenantId, "other", false)]
    [InlineData("other", LoopbackIdentity.TenantId, false)]
    [InlineData(null, LoopbackIdentity.TenantId, true)]
    [InlineData(LoopbackIdentity.TenantId, LoopbackIdentity.TenantId, true)]
    public async Task Only_the_served_tenant_s_activities_enter(string? conversation, string? channelData, bool enters)
    {
        var activity = Doors.Message(ServiceUrl) with
        {
            Conversation = new ConversationAccount { Id = "a:1x", TenantId = conversation },
            ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = channelData } },
        };

        var verdict = await Doors.EnterAsync(_door, _identity.Bearer(ServiceUrl), activity);

        Assert.Equal(enters, verdict is InboundVerdict.Accepted);
        Assert.Equal(!enters, verdict is InboundVerdict.Forbidden);
    }

    [Fact]
    public async Task Without_an_app_id_no_token_is_asked_for_but_the_tenant_still_counts()
    {
        var door = new InboundAuthenticator(
            new InboundOptions { AppId = null, TenantId = LoopbackIdentity.TenantId, Metadata = _identity.Metadata }, _http, _time);

        Assert.IsType<InboundVerdict.Accepted>(await Doors.EnterAsync(door, null, Doors.Message("http://localhost:1")));
        Assert.IsType<InboundVerdict.Forbidden>(await Doors.EnterAsync(door, null, Doors.Message("http://localhost:1") with { Conversation = null }));
    }

    [Fact]
    public void The_absence_of_a_token_vouches_for_nothing_once_tokens_are_asked_for() =>
        Assert.IsNotType<InboundVerdict.Accepted>(_door.CheckActivity(VerifiedToken.None, Doors.Message(ServiceUrl)));

    private Task<InboundVerdict> EnterAsync(string bearer) => Doors.EnterAsync(_door, bearer, Doors.Message(ServiceUrl));
}
