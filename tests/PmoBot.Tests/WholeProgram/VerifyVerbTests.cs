using PmoBot.Audit;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>`audit verify` as a process of its own, beside the bot that runs on the same file.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Beside_a_busy_bot_it_finds_nothing_wrong_and_a_changed_byte_at_once()
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var program = await RealProgram.StartAsync([.. _store.Settings, new("Pmo__Admins", story.Manager)]);
        var bot = await program.Http;
        await story.BeginAsync(activity => bot.SendAsync(activity));
        await story.ReportAsync(activity => bot.SendAsync(activity));

        var verifying = VerifyAsync();
        while (!verifying.IsCompleted)
            await story.ReportAsync(activity => bot.SendAsync(activity));
        await _store.SettledAsync();
        var (code, lines) = await verifying;
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(0, code);

        var entry = (await _store.Rows.FindAsync("project-P001", AuditTrail.RowOf(2)))!;
        entry.Columns["action"] = "nothing";
        await _store.Rows.UpsertAsync("project-P001", entry.Key, entry.Columns);
        (code, lines) = await VerifyAsync("--language", "fr");
        Assert.Equal("project-P001: l’entrée 2 a été modifiée après son écriture", lines[0]);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_verb_that_there_is_not_says_which_there_are()
    {
        var (code, lines) = await RunAsync("audit", "everything");

        Assert.Equal(2, code);
        Assert.Equal("There is no “audit everything”. There is:", lines[0]);
        Assert.Contains("  audit verify [--language en|fr]: checks every audit trail, and names what is wrong", lines);
    }

    [Fact]
    public async Task Wrong_settings_stop_a_verb_as_they_stop_the_bot()
    {
        var (code, lines) = await RunAsync("audit", "verify", "--Storage:Provider=Postgres");

        Assert.Equal(1, code);
        Assert.Equal(["Storage:Provider is 'Postgres': set Sqlite or AzureTables."], lines);
    }

    private Task<(int Code, string[] Lines)> VerifyAsync(params string[] options) => RunAsync(["audit", "verify", .. options]);

    private Task<(int Code, string[] Lines)> RunAsync(params string[] arguments) => RealProgram.RunVerbAsync(_store.Settings, arguments);
}
