using PmoBot.ActivityProtocol;
using PmoBot.People;
using PmoBot.Teams;
using PmoBot.Tests.Support;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Tests.Teams;

/// <summary>Who in a channel is not of the organisation.</summary>
public sealed class ConnectorRosterTests : IAsyncLifetime
{
    private const string Channel = "19:c@thread.tacv2";

    private readonly ManualTime _time = new();
    private LoopbackConnector _connector = null!;   // set before every test

    public async Task InitializeAsync() => _connector = await LoopbackConnector.StartAsync(_time);

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Fact]
    public async Task Guests_and_members_of_other_tenants_are_outsiders_on_every_page()
    {
        _connector.AddConversation(Channel,
        [
            .. Enumerable.Range(0, 600).Select(at => Member($"Member {at}", "user", LoopbackIdentity.TenantId)),
            Member("Gus Guest", "guest", LoopbackIdentity.TenantId),
            Member("Ottilie Other", "user", Guid.NewGuid().ToString()),
            Member("Uma Unsaid", null, null),
        ]);

        var outsiders = await FindAsync();

        Assert.Equal([new Outsider("Gus Guest", IsGuest: true), new Outsider("Ottilie Other", IsGuest: false)], outsiders!);
    }

    [Fact]
    public async Task A_page_that_does_not_come_leaves_it_unknown()
    {
        _connector.AddConversation(Channel, [.. Enumerable.Range(0, 600).Select(at => Member($"Member {at}", "user", LoopbackIdentity.TenantId))]);
        var pages = 0;
        _connector.FaultFor = _ => ++pages == 2 ? new LoopbackFault.Answer(403) : null;

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_roster_that_takes_too_long_leaves_it_unknown()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connector.FaultFor = _ => reached.TrySetResult() ? new LoopbackFault.Hold(new TaskCompletionSource().Task) : null;

        var asked = FindAsync();
        await reached.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await asked);
    }

    private static ChannelAccount Member(string name, string? role, string? tenant) => new() { Id = $"29:{name}", Name = name, UserRole = role, TenantId = tenant };

    private Task<IReadOnlyList<Outsider>?> FindAsync() =>
        new ConnectorRoster(new ConnectorClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), _time), _time)
            .OutsidersAsync(new Reference(new Uri(_connector.ServiceUrl), Channel + ";messageid=1", "channel", "28:b", LoopbackIdentity.TenantId.ToUpperInvariant()), CancellationToken.None);
}
