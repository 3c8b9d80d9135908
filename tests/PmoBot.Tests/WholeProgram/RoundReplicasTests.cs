using Microsoft.AspNetCore.Http;
using PmoBot.Delivery;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Three replicas send a round, and one of them dies again and again, as one replica alone would send it.</summary>
public sealed class RoundReplicasTests(ITestOutputHelper output)
{
    private const int InFlight = 8;
    private const double Tolerance = 0.15;

    private static readonly (int Projects, int People, int Kills) Size = TestScale.IsFull ? (1000, 300, 10) : (100, 60, 3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(TestScale.IsFull ? 10 : 2);

    [Fact]
    public async Task Three_replicas_ask_everybody_once_at_the_cost_of_one()
    {
        var (alone, none) = await PlayAsync(replicas: 1, kills: 0);
        var (three, repeated) = await PlayAsync(replicas: 3, Size.Kills);

        output.WriteLine(
            $"Three replicas on Azurite: {Size.Projects} projects of {Size.People} people, {Size.Kills} kills: {repeated} messages repeated and marked, of at most "
            + $"{Size.Kills * InFlight}; {three:0.0} round trips a prompt, {alone:0.0} with one replica");
        Assert.Equal(0, none);
        Assert.InRange(repeated, 0, Size.Kills * InFlight);
        // What was in the air at a death is done again, and looks that meet a change twice differ from run to run.
        Assert.InRange(three, (1 - Tolerance) * alone, (1 + Tolerance) * alone);
    }

    /// <returns>Round trips a prompt, but for the lease and the looks into the due index, which go by time; and messages too many.</returns>
    private async Task<(double Trips, int Repeated)> PlayAsync(int replicas, int kills)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var scene = await RoundScene.SetAsync(store, connector, [.. store.Settings, .. RealProgram.Impatient], Size.Projects, Size.People);
        await using var proxy = await LossyProxy.StartAsync((await Azurite.SharedAsync()).Endpoint);
        var trips = 0;
        proxy.Sees = (request, body) =>
        {
            if (!GoesByTime(request, body))
                Interlocked.Increment(ref trips);
        };
        IReadOnlyList<KeyValuePair<string, string>> settings =
            [.. store.Settings, .. RealProgram.Impatient, new("Storage__ConnectionString", Azurite.ConnectionStringTo(proxy.Endpoint)), scene.Clock];
        var deaths = new SuddenDeaths(random, Size.People, kills);
        connector.FaultFor = deaths.See;

        var programs = await Task.WhenAll(Enumerable.Range(0, replicas).Select(_ => RealProgram.StartAsync(settings)));
        try
        {
            RealProgram? victim = null;
            await deaths.PlayAsync(
                () => scene.Reached, Patience,
                async () => await (victim = await VictimAsync(victim is null)).KillAsync(),
                () => victim!.StartAgainAsync(scene.Clock));
            await scene.AllReachedAsync(Size.People, Patience);
        }
        finally
        {
            foreach (var program in programs)
                await program.DisposeAsync();
        }

        return ((double)trips / Size.People, await RoundReckoning.CheckAsync(scene, store, []));

        // Any, but first the one that dispatches: the others' deaths alone would show little.
        async Task<RealProgram> VictimAsync(bool isFirst)
        {
            var holder = (await store.Rows.FindAsync(Lease.Partition, Lease.Row))!.Columns.Text("holder")!;
            return isFirst ? programs.Single(program => program.Output.Contains(holder, StringComparison.Ordinal)) : programs[random.Next(programs.Length)];
        }
    }

    private static bool GoesByTime(HttpRequest request, byte[] body) =>
        HttpMethods.IsGet(request.Method)
            ? request.Path.Value!.Contains($"RowKey='{Lease.Row}'", StringComparison.Ordinal)
                || Uri.UnescapeDataString(request.QueryString.Value ?? "").Contains("PartitionKey eq 'due-", StringComparison.Ordinal)
            : body.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Lease.Row)) >= 0;
}
