using NodaTime;
using NodaTime.Text;
using PmoBot.Tables;
using PmoBot.Tests.Privacy;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>`erase-person` beside a bot that works, killed three times on its way: the trail verifies each time, and typed again it comes to its end.</summary>
public sealed class EraseKillTests
{
    [Fact]
    public async Task On_SQLite_it_is_killed_goes_on_and_leaves_nothing()
    {
        using var store = ProgramStore.OnSqlite();

        await EraseAsync(store);
    }

    [Fact]
    public async Task On_Azure_tables_it_is_killed_goes_on_and_leaves_nothing()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await EraseAsync(store);
    }

    private static async Task EraseAsync(ProgramStore store)
    {
        Instant now;
        using (var house = await PrivacyHouse.FilledAsync(store.Rows))
            now = house.House.Now;
        KeyValuePair<string, string>[] settings = [.. store.Settings, .. RealProgram.Impatient, new("Clock__Start", InstantPattern.ExtendedIso.Format(now))];
        await using var bot = await RealProgram.StartAsync(settings);
        var all = await NamedAsync(store);
        string[] verb = ["erase-person", PrivacyHouse.Ana.ObjectId, "--successor", PrivacyHouse.Bo.ObjectId];
        foreach (var left in new[] { 0.85, 0.5, 0.2 })
        {
            await RealProgram.CutVerbAsync(settings, async () => await NamedAsync(store) < left * all, verb);
            var (code, lines) = await RealProgram.RunVerbAsync(settings, "audit", "verify");
            Assert.True(code == 0, string.Join('\n', lines));
        }

        var (done, said) = await RealProgram.RunVerbAsync(settings, verb);
        Assert.True(done == 0, string.Join('\n', said));
        Assert.Equal(0, await NamedAsync(store));
        Assert.Equal(0, (await RealProgram.RunVerbAsync(settings, "audit", "verify")).Code);
    }

    private static async Task<int> NamedAsync(ProgramStore store) => await ((IMaintenanceScan)store.Rows).ScanAsync().CountAsync(row =>
        $"{row.Partition} {row.Key}".Contains(PrivacyHouse.Ana.ObjectId, StringComparison.Ordinal)
        || row.Columns.Any(column => PrivacyHouse.Said(column.Value).Contains(PrivacyHouse.Ana.ObjectId, StringComparison.OrdinalIgnoreCase)));
}
