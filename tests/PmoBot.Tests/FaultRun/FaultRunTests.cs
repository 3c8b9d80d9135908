using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.FaultRun;

/// <summary>
/// Three replicas at work while everything goes wrong that can: they die, they stand still, storage and Teams fail, and the
/// clocks jump. What people were told is done is there at the end, and what fell due was done, or is said not to be.
/// </summary>
public sealed class FaultRunTests(ITestOutputHelper output)
{
    private const int Replicas = 3;

    private static readonly (int Projects, TimeSpan Length, TimeSpan Outage) Size =
        TestScale.IsFull ? (16, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(30)) : (6, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(6));

    // Moments before a round opens.
    private static readonly DateTimeOffset Begins = new(2026, 11, 19, 12, 45, 0, TimeSpan.Zero);

    [Fact]
    public async Task Whatever_fails_what_was_answered_is_there_and_what_was_due_is_done()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var proxy = await LossyProxy.StartAsync((await Azurite.SharedAsync()).Endpoint);
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var weather = new Weather(seed);
        (proxy.Lose, connector.FaultFor, connector.LimitsRates) = (weather.Lose, weather.See, true);
        await using var fleet = await Fleet.StartAsync(
            Replicas,
            [.. store.Settings, .. RealProgram.Impatient, new("Storage__ConnectionString", Azurite.ConnectionStringTo(proxy.Endpoint)), new("Limits__Enabled", "true")],
            Begins, new Random(seed));
        var cast = new Cast(fleet, connector, Size.Projects, seed);
        await cast.BeginAsync();
        var reckoning = new FaultReckoning(cast, store, connector);

        var calamities = new Calamities(fleet, weather, Size.Outage, new Random(seed));
        using var over = new CancellationTokenSource();
        var playing = cast.PlayAsync(over.Token);
        var begun = MachineTime.Real.GetTimestamp();
        // Every one of them at least once.
        do
            await calamities.ComeAsync(playing);
        while (MachineTime.Real.GetElapsedTime(begun) < Size.Length);
        await over.CancelAsync();
        await playing;
        weather.Clear();
        fleet.SetRight();

        await reckoning.SettleAsync(fleet);
        await fleet.EndAsync();
        var (deliveries, dead, repeated) = await reckoning.CheckAsync();
        output.WriteLine(
            $"Fault run: {Replicas} replicas for {MachineTime.Real.GetElapsedTime(begun).TotalSeconds:0} s, {calamities.Said}; {weather.StorageFaults} requests to the storage and {weather.ConnectorFaults} to the Connector failed; "
            + $"{fleet.Answers} answers, {cast.Lives.Sum(life => life.Facts.Count)} of them that something is done, all of it there; {deliveries} deliveries, {dead} given up with a reason; {repeated} messages repeated and marked");
        // Nothing was found wrong; and there was something to look at.
        Assert.All(cast.Lives, life => Assert.NotEmpty(life.Facts));
        Assert.All([deliveries, weather.StorageFaults, weather.ConnectorFaults], count => Assert.NotEqual(0, count));
        Assert.InRange(repeated, 0, weather.Effects + 8 * calamities.Deaths);
        var (_, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
    }
}
