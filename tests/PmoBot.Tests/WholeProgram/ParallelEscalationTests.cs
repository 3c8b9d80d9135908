using PmoBot.Features.Escalations;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Fifty approvers who press at the same instant: one decision, and everybody else is told whose.</summary>
public sealed class ParallelEscalationTests
{
    private const int Approvers = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task On_SQLite_one_decision_holds_and_49_are_told_whose()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store, replicas: 1);
    }

    [Fact]
    public async Task On_Azure_tables_with_three_replicas_one_decision_holds_and_49_are_told_whose()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await PlayAsync(store, replicas: 3);
    }

    private static async Task PlayAsync(ProgramStore store, int replicas)
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        IReadOnlyList<KeyValuePair<string, string>> settings = [.. store.Settings, .. RealProgram.Impatient];
        var scene = await EscalationScene.SetAsync(store, connector, settings, Approvers);
        var programs = await Task.WhenAll(Enumerable.Range(0, replicas).Select(_ => RealProgram.StartAsync([.. settings, scene.Clock])));
        try
        {
            var bots = await Task.WhenAll(programs.Select(program => program.Http));
            await bots[0].SendAsync(scene.Raise());
            await store.SettledAsync(Patience, later: 1);
            Assert.Equal(Approvers, scene.Asked);

            var answers = await Task.WhenAll(scene.Approvers.Select(async (approver, number) =>
            {
                // "Busy, nothing was saved" keeps the card, and its reader presses again.
                for (var presses = 1; ; presses++)
                {
                    Assert.InRange(presses, 1, 20);
                    var answer = await bots[number % replicas].SendAsync(scene.Decide(approver, "AB"[number % 2]));
                    Assert.Equal(200, answer.Status);
                    if (!answer.ShowsForm)
                        return answer.Body;
                }
            }));
            await store.SettledAsync(Patience, later: 1);

            var verdict = (await new EscalationStore(store.Rows).FindAsync(EscalationScene.Case, CancellationToken.None))!.Verdict!;
            var slower = answers.Where(answer => answer.Contains($"Already approved by {verdict.By.Name}", StringComparison.Ordinal)).ToList();
            Assert.Equal(Approvers - 1, slower.Count);
            Assert.Contains($"Approved, {verdict.Option}: ", Assert.Single(answers.Except(slower)), StringComparison.Ordinal);
            Assert.Equal(answers.ToList().FindIndex(answer => !slower.Contains(answer)), scene.Approvers.ToList().FindIndex(verdict.By.Is));
            Assert.Equal(0, await scene.ReckonAsync());
        }
        finally
        {
            foreach (var program in programs)
                await program.DisposeAsync();
        }

        var (code, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(0, code);
    }
}
