using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What a bot kept on one storage goes on on the other: by the verbs, as processes of their own.</summary>
public sealed class BackupVerbTests : IDisposable
{
    private readonly ProgramStore _sqlite = ProgramStore.OnSqlite();
    private readonly TemporaryFile _file = new("pmobot.backup");
    private readonly TemporaryFile _again = new("again.backup");

    public void Dispose()
    {
        _sqlite.Dispose();
        _file.Dispose();
        _again.Dispose();
    }

    [Fact]
    public async Task From_SQLite_into_Table_Storage_and_out_again_it_is_the_same_hash_every_trail_verifies_and_what_was_due_goes_out_once()
    {
        using var azure = await ProgramStore.OnAzuriteAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        KeyValuePair<string, string> pmo = new("Pmo__Admins", story.Manager);
        await using (var program = await RealProgram.StartAsync([.. _sqlite.Settings, pmo]))
        {
            var bot = await program.Http;
            await story.BeginAsync(activity => bot.SendAsync(activity));
            await story.ReportAsync(activity => bot.SendAsync(activity));
            await _sqlite.SettledAsync();
            connector.FaultFor = _ => new LoopbackFault.Answer(412);   // refused, and so still to be sent
            await story.AskInChannelAsync(activity => bot.SendAsync(activity));
        }

        connector.FaultFor = null;
        var sent = connector.All.Count;
        Assert.NotEmpty(await _sqlite.DueAsync());

        var exported = await DoneAsync(_sqlite, "export", _file.Path);
        var verified = await DoneAsync(_sqlite, "audit", "verify");
        var restored = await DoneAsync(azure, "restore", _file.Path);
        Assert.Equal(exported[^64..], restored[^64..]);
        Assert.Equal(exported[^64..], (await DoneAsync(azure, "export", _again.Path))[^64..]);
        Assert.Equal(verified, await DoneAsync(azure, "audit", "verify"));
        Assert.EndsWith(" 0 faults", verified, StringComparison.Ordinal);

        await using (var program = await RealProgram.StartAsync([.. azure.Settings, pmo]))
        {
            await azure.SettledAsync();
            Assert.Equal(sent + 1, connector.All.Count);
            var bot = await program.Http;
            await story.ReportAsync(activity => bot.SendAsync(activity));
            await azure.SettledAsync();
        }

        var (_, repeated) = await new Reckoning(azure, connector).CheckAsync([story]);
        Assert.Equal(0, repeated);
        var (code, lines) = await RealProgram.RunVerbAsync(azure.Settings, "restore", _file.Path);
        Assert.Equal(1, code);
        Assert.StartsWith("The storage is not empty: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static async Task<string> DoneAsync(ProgramStore store, params string[] arguments)
    {
        var (code, lines) = await RealProgram.RunVerbAsync(store.Settings, arguments);
        Assert.True(code == 0, string.Join('\n', lines));
        return lines[^1];
    }
}
