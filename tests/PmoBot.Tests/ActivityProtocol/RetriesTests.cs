using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class RetriesTests : IAsyncLifetime
{
    private readonly RecordedWaits _waits = new();
    private readonly HttpClient _http = ConnectorHttp.Create();
    private LoopbackConnector _peer = null!;   // set by InitializeAsync, as is the next
    private ConnectorClient _client = null!;

    public async Task InitializeAsync()
    {
        _peer = await LoopbackConnector.StartAsync(MachineTime.Real);
        _client = new ConnectorClient(_http, new ServiceUrlPolicy(loopback: true), _waits).WithRetries();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _peer.DisposeAsync();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_is_tried_again_with_growing_waits(int status)
    {
        _peer.Next(new LoopbackFault.Answer(status), new LoopbackFault.Answer(status), new LoopbackFault.Answer(status));

        Assert.IsType<ConnectorResult<ResourceResponse>.Ok>(await SendAsync());

        Assert.Equal(3, _waits.All.Count);
        Assert.All(_waits.All, it => Assert.InRange(it, TimeSpan.Zero, TimeSpan.FromSeconds(4)));
        Assert.Single(_peer.All);
    }

    [Fact]
    public async Task Retry_After_is_kept_to_the_second()
    {
        _peer.Next(new LoopbackFault.Answer(429, TimeSpan.FromSeconds(3)), new LoopbackFault.Answer(503, TimeSpan.FromSeconds(2)));

        Assert.IsType<ConnectorResult<ResourceResponse>.Ok>(await SendAsync());

        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)], _waits.All);
    }

    [Fact]
    public async Task A_wait_that_outlasts_the_turn_is_handed_to_the_caller()
    {
        _peer.Next(new LoopbackFault.Answer(429, TimeSpan.FromSeconds(30)));

        Assert.Equal(new ConnectorResult<ResourceResponse>.Throttled(TimeSpan.FromSeconds(30)), await SendAsync());

        Assert.Empty(_waits.All);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task What_does_not_pass_is_tried_once(int status)
    {
        _peer.Next(new LoopbackFault.Answer(status));

        Assert.IsNotType<ConnectorResult<ResourceResponse>.Ok>(await SendAsync());

        Assert.Single(_peer.Requests);
    }

    [Fact]
    public async Task Three_more_tries_are_enough()
    {
        _peer.FaultFor = _ => new LoopbackFault.Answer(503);

        Assert.IsType<ConnectorResult<ResourceResponse>.Unknown>(await SendAsync());

        Assert.Equal(4, _peer.Requests.Count);
    }

    private Task<ConnectorResult<ResourceResponse>> SendAsync() =>
        _client.SendAsync(_peer.ServiceUrl, "a:1x", new Activity { Type = ActivityTypes.Message, Text = "x" }, default);
}
