using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A round goes out while its program dies again and again: nobody is left out, and nobody is asked twice unsaid.</summary>
public sealed class RoundKillTests(ITestOutputHelper output)
{
    private static readonly (int Projects, int People, int Kills) Size = TestScale.IsFull ? (1000, 300, 20) : (200, 60, 5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(TestScale.IsFull ? 10 : 2);

    [Fact]
    public async Task On_SQLite_everybody_is_asked_once_for_all_their_projects()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store, "SQLite");
    }

    [Fact]
    public async Task On_Azure_tables_everybody_is_asked_once_for_all_their_projects()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await PlayAsync(store, "Azurite");
    }

    private async Task PlayAsync(ProgramStore store, string on)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        IReadOnlyList<KeyValuePair<string, string>> settings = [.. store.Settings, .. RealProgram.Impatient];
        var begun = MachineTime.Real.GetTimestamp();
        var scene = await RoundScene.SetAsync(store, connector, settings, Size.Projects, Size.People);
        var deaths = new SuddenDeaths(new Random(seed), Size.People, Size.Kills);
        connector.FaultFor = deaths.See;
        var opened = MachineTime.Real.GetTimestamp();

        await using var program = await RealProgram.StartAsync([.. settings, scene.Clock]);
        var gathered = await scene.GatheringAsync(Patience);
        await program.KillAsync();
        await program.StartAgainAsync(scene.Clock);
        await deaths.PlayAsync(() => scene.Reached, Patience, program.KillAsync, () => program.StartAgainAsync(scene.Clock));
        await scene.AllReachedAsync(Size.People, Patience);

        var repeated = await RoundReckoning.CheckAsync(scene, store, []);
        output.WriteLine(
            $"Kill test of a round on {on}: {Size.Projects} projects of {Size.People} people, one kill with {gathered} projects gathered and {Size.Kills} while it was sent: "
            + $"{scene.Reached} people asked, {repeated} messages repeated and marked, of at most {MostRepeated}; {Seconds(opened)} s, and {Seconds(begun, opened)} s before it");
        Assert.InRange(repeated, 0, MostRepeated);
    }

    // Eight sends are in flight at most.
    private static int MostRepeated => (Size.Kills + 1) * 8;

    private static string Seconds(long from, long? to = null) =>
        $"{MachineTime.Real.GetElapsedTime(from, to ?? MachineTime.Real.GetTimestamp()).TotalSeconds:0}";
}
