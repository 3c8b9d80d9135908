using System.Text.Json.Nodes;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// A case is raised, and decided by one of very many, while the program dies again and again, from the press to the last
/// card: all cards show the outcome in the end, and nobody hears anything twice unsaid.
/// </summary>
public sealed class EscalationKillTests(ITestOutputHelper output)
{
    private const int InFlight = 8;

    private static readonly (int Approvers, int Kills) Size = TestScale.IsFull ? (120, 20) : (60, 5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(TestScale.IsFull ? 10 : 3);

    [Fact]
    public async Task On_SQLite_all_cards_show_the_outcome_and_the_raiser_is_told_once()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store, "SQLite");
    }

    [Fact]
    public async Task On_Azure_tables_all_cards_show_the_outcome_and_the_raiser_is_told_once()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await PlayAsync(store, "Azurite");
    }

    private async Task PlayAsync(ProgramStore store, string on)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        IReadOnlyList<KeyValuePair<string, string>> settings = [.. store.Settings, .. RealProgram.Impatient];
        var scene = await EscalationScene.SetAsync(store, connector, settings, Size.Approvers);
        await using var program = await RealProgram.StartAsync([.. settings, scene.Clock]);

        // A third while everybody is asked, the rest while everybody is told.
        var (early, late) = (Size.Kills / 3, Size.Kills - Size.Kills / 3);
        await DieAsync(early, "POST", scene.Raise(), () => scene.Asked);
        var decided = await DieAsync(late, "PUT", scene.Decide(scene.Approvers[0], 'A'), () => scene.Told("Approved, A: "));

        Assert.Contains("Approved, A: ", decided.Body, StringComparison.Ordinal);
        var repeated = await scene.ReckonAsync();
        output.WriteLine(
            $"Kill test of a case on {on}: {Size.Approvers} approvers, {early} kills while they were asked and {late} while they were told: "
            + $"{repeated} messages repeated and marked, of at most {early * InFlight}; the raiser has {scene.MessagesOf(scene.Raiser).Count}");
        Assert.InRange(repeated, 0, Size.Kills * InFlight);
        Assert.InRange(scene.MessagesOf(scene.Raiser).Count, 1, 2);

        await program.KillAsync();
        var (_, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
        await program.StartAgainAsync(scene.Clock);

        async Task<BotAnswer> DieAsync(int kills, string method, JsonObject press, Func<int> reached)
        {
            var deaths = new SuddenDeaths(random, Size.Approvers, kills, method);
            connector.FaultFor = deaths.See;
            var answering = AnsweredAsync(program, press);
            await deaths.PlayAsync(reached, Patience, program.KillAsync, () => program.StartAgainAsync(scene.Clock));
            var answer = await answering;
            await store.SettledAsync(Patience, later: 1);
            connector.FaultFor = null;
            return answer;
        }
    }

    // Whoever got no answer presses again.
    private static async Task<BotAnswer> AnsweredAsync(RealProgram program, JsonObject press)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var answer = await (await program.Http).SendAsync(press);
                Assert.Equal(200, answer.Status);
                return answer;
            }
            catch (Exception cut) when (tries < 2 * Size.Kills && cut is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // It died.
            }
        }
    }
}
