using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

/// <summary>What the Token Service says of a person, in the words that the house has for it.</summary>
public sealed class UserTokensTests : IAsyncLifetime, IDisposable
{
    private const string Connection = "graph";
    private static readonly Person Camille = new("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin");
    private static readonly Person Stranger = new("99999999-0000-4000-8000-000000000000", "Xenia Stranger");

    private readonly TemporaryFile _file = new("tokens.db");
    private readonly ManualTime _time = new();
    private LoopbackTokenService _service = null!;   // set before every test, as the services are
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _service = await LoopbackTokenService.StartAsync();
        _services = Services(Connection);
        await _services.GetRequiredService<ProfileStore>().ChangeAsync(Camille, known => known with { Account = new Account("29:camille", new Uri("http://localhost:1")) });
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _service.DisposeAsync();
    }

    public void Dispose() => _file.Dispose();

    private IUserTokens Tokens => _services.GetRequiredService<IUserTokens>();

    [Fact]
    public async Task Who_never_spoke_with_the_bot_has_none_and_nobody_is_asked()
    {
        Assert.IsType<UserToken.None>(await Tokens.FindAsync(Stranger.ObjectId, CancellationToken.None));
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_may_at_another_try()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Reached = () => reached.TrySetResult();
        _service.Until = new TaskCompletionSource().Task;

        var asked = Tokens.FindAsync(Camille.ObjectId, CancellationToken.None);
        await reached.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new UserToken.NotNow("time-out"), await asked);
    }

    [Fact]
    public async Task Whoever_asks_may_give_up_first()
    {
        using var enough = new CancellationTokenSource();
        _service.Reached = enough.Cancel;
        _service.Until = new TaskCompletionSource().Task;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tokens.FindAsync(Camille.ObjectId, enough.Token));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refusal_says_nothing_of_the_person(int status)
    {
        _service.FailsWith = status;

        Assert.IsType<UserToken.NotNow>(await Tokens.FindAsync(Camille.ObjectId, CancellationToken.None));
        Assert.False(await _services.GetRequiredService<ISignIn>().SignOutAsync(Camille.ObjectId, CancellationToken.None));
    }

    [Fact]
    public async Task A_service_that_is_not_there_may_be_at_another_try()
    {
        await _service.DisposeAsync();

        Assert.IsType<UserToken.NotNow>(await Tokens.FindAsync(Camille.ObjectId, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_connection_nobody_signs_in_and_nobody_is_asked()
    {
        await using var off = Services(null);

        Assert.False(off.GetRequiredService<ISignIn>().IsOn);
        Assert.IsType<UserToken.None>(await off.GetRequiredService<IUserTokens>().FindAsync(Camille.ObjectId, CancellationToken.None));
        Assert.True(await off.GetRequiredService<ISignIn>().SignOutAsync(Camille.ObjectId, CancellationToken.None));
        Assert.Empty(_service.Calls);
    }

    private ServiceProvider Services(string? connection) => new ServiceCollection()
        .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(_file.Path, _time)).AddSingleton<IClock>(new ManualClock()).AddSingleton<TimeProvider>(_time)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddNoGraph().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([])).AddSingleton<IRoster>(new Roster())
        .AddSingleton(new UserTokenClient(ConnectorHttp.Create(), new ServiceUrlPolicy(loopback: true), _time, null, _service.Url))
        .AddSignIn(new SignInOptions(connection))
        .BuildServiceProvider();
}
