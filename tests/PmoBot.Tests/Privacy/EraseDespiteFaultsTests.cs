using PmoBot.Audit;
using PmoBot.Backups;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Privacy;

/// <summary>`erase-person … --despite-faults`: nothing that somebody did to the storage keeps a person in it, and no erasure hides what was done.</summary>
public sealed class EraseDespiteFaultsTests
{
    private static readonly Person Ana = PrivacyHouse.Ana;
    private static readonly Person Bo = PrivacyHouse.Bo;
    private static readonly string[] Erase = ["erase-person", Ana.ObjectId, "--successor", Bo.ObjectId];
    private static readonly string[] EraseDespite = [.. Erase, "--despite-faults"];

    [Fact]
    public async Task On_SQLite_she_is_gone_and_the_trail_tells_what_had_been_found()
    {
        using var house = await FaultyAsync();

        await EraseAllAsync(house);
    }

    [Fact]
    public async Task On_Azure_tables_she_is_gone_and_the_trail_tells_what_had_been_found()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        using var house = await FaultyAsync(store.Rows);

        await EraseAllAsync(house);
    }

    private static async Task EraseAllAsync(PrivacyHouse house)
    {
        var sum = await SumAsync(house);
        var before = await FaultsAsync(house);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync(Erase)).Code);
        var (dry, would) = await house.RunAsync([.. EraseDespite, "--dry-run"]);
        Assert.Equal(ExitCode.Fine, dry);
        Assert.Contains("The tenant’s trail would say first that audit verify finds 2 faults.", would);
        Assert.Equal(sum, await SumAsync(house));

        var (code, lines) = await house.RunAsync(EraseDespite);

        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.Contains("The tenant’s trail says that audit verify found 2 faults.", lines);
        Assert.Empty(await house.FindAsync(Ana));
        Assert.Equal(before.Where(fault => fault.StartsWith("project-MARS", StringComparison.Ordinal)), await FaultsAsync(house));
        var entry = Assert.Single(await FoundAsync(house));
        Assert.Equal(["faults: 2", .. before], entry.Text!.Split('\n'));
        Assert.True(Person.IsGone(entry.Subject));
        house.House.Language = PmoBot.Conversation.Language.English;
        Assert.Contains("noted what audit verify had found", ProjectHouse.Shown(await house.House.SayAsync("audit", Roles.PmoForAll)), StringComparison.Ordinal);

        sum = await SumAsync(house);
        Assert.Equal("Nothing is kept about this person.", (await house.RunAsync(EraseDespite)).Lines[^1]);
        Assert.Equal("Nothing is kept about this person.", (await house.RunAsync([.. EraseDespite, "--dry-run"])).Lines[^1]);
        Assert.Equal(sum, await SumAsync(house));
    }

    // What is said first is said before anything else is changed, once for the same faults, and no second time of what is gone by now.
    [Fact]
    public async Task Cut_short_anywhere_and_typed_again_what_had_been_found_at_first_still_stands_there()
    {
        foreach (var (calls, lost) in new[] { (22, true), (60, false), (160, true), (360, false), (620, true) })
        {
            using var copy = ProgramStore.OnSqlite();
            using (var filled = await FaultyAsync(copy.Rows))
            {
                Assert.Equal(2, (await FaultsAsync(filled)).Count);
            }

            var dying = new ScannedStore(copy.Rows, calls) { Inner = { LosesCommit = lost ? Math.Max(1, calls / 6) : int.MaxValue, LostCommitHappens = true } };
            using (var cut = PrivacyHouse.On(dying))
                await cut.RunAsync(EraseDespite);

            using var again = PrivacyHouse.On(copy.Rows);
            var between = await FoundAsync(again);
            Assert.Equal(ExitCode.Wrong, (await again.RunAsync(Erase)).Code);
            var (code, lines) = await again.RunAsync(EraseDespite);
            Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
            Assert.Empty(await again.FindAsync(Ana));
            Assert.Contains("project-MARS", Assert.Single(await FaultsAsync(again)), StringComparison.Ordinal);
            var found = await FoundAsync(again);
            Assert.Contains("project-ZEUS: project is not as", found[0].Text, StringComparison.Ordinal);
            Assert.Equal(found.Count, found.Select(entry => entry.Text).Distinct().Count());
            Assert.All(between, (entry, at) => Assert.Equal(entry, found[at] with { Salt = entry.Salt }));
        }
    }

    [Theory]
    [InlineData("the text of an entry", "project-APOLLO", "audit-0000000002", "text")]
    [InlineData("an entry", "project-APOLLO", "audit-0000000002", "at")]
    [InlineData("the end of the trail", "project-APOLLO", "audit-0000000013", null)]
    [InlineData("a report that cannot be read", "project-APOLLO", "status-20261116-w-v0001", "overall=")]
    [InlineData("a step that cannot be read", "project-APOLLO", "step-000001-0002", "step={}")]
    [InlineData("a case that is gone", "project-HERMES", "escalation-000001", null)]
    [InlineData("a step that is gone", "project-HERMES", "step-000001-0002", null)]
    [InlineData("a head set back", "project-ZEUS", "project", "auditCount")]
    [InlineData("a project that is gone", "project-ZEUS", "project", null)]
    [InlineData("a role that nobody granted", "tenant", "role-33333333-0000-4000-8000-000000000001", "trail=")]
    public async Task Whatever_somebody_did_to_the_storage_she_gets_out_of_it_and_it_goes_on_being_found(string what, string partition, string row, string? column)
    {
        using var house = await PrivacyHouse.FilledAsync();
        await ChangeAsync(house, partition, row, column);
        var before = await FaultsAsync(house);
        Assert.True(before.Count > 0, what);

        var (code, lines) = await house.RunAsync(EraseDespite);

        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.Empty(await house.FindAsync(Ana));
        Assert.StartsWith($"faults: {before.Count}\n", Assert.Single(await FoundAsync(house)).Text, StringComparison.Ordinal);
        Assert.Empty((await FaultsAsync(house)).Except(before).Select(fault => fault.Replace("missing", "missing: removed from the end", StringComparison.Ordinal)).Except(before));
    }

    [Theory]
    [InlineData("project-APOLLO", "escalation-000001", "facts=", "cannot be read: project-APOLLO escalation-000001")]
    [InlineData("project-APOLLO", "project", "auditCount", "nothing can be said in the trail of project-APOLLO,")]
    [InlineData("tenant", "audit", "auditCount", "nothing can be said in the trail of tenant,")]
    [InlineData("tenant", "audit", null, "nothing can be said in the trail of tenant,")]
    public async Task Where_she_answers_for_what_nobody_can_change_or_nothing_can_be_said_it_names_what_to_put_back(string partition, string row, string? column, string said)
    {
        using var house = await PrivacyHouse.FilledAsync();
        var stood = (await house.Store.FindAsync(partition, row))!.Columns;
        await ChangeAsync(house, partition, row, column);

        var (code, lines) = await house.RunAsync(EraseDespite);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.StartsWith("Nothing was erased: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(said, lines[^1], StringComparison.Ordinal);
        await house.Store.UpsertAsync(partition, row, stood);
        (code, lines) = await house.RunAsync(Erase);
        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.Empty(await house.FindAsync(Ana));
        await house.VerifiesAsync();
    }

    [Fact]
    public async Task A_row_that_no_entry_ever_spoke_of_gets_none_by_it()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.Store.UpsertAsync("project-APOLLO", "status-20261116-w-v0009", (await house.Store.FindAsync("project-APOLLO", "status-20261116-w-v0001"))!.Columns);
        var before = await FaultsAsync(house);
        Assert.Contains("project-APOLLO: status-20261116-w-v0009 has no entry", before);

        Assert.Equal(ExitCode.Fine, (await house.RunAsync(EraseDespite)).Code);

        Assert.Empty(await house.FindAsync(Ana));
        Assert.Equal(before, await FaultsAsync(house));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_may_be_taken_out_of_the_storage_instead()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await ChangeAsync(house, "project-APOLLO", "escalation-000001", null);

        var (code, lines) = await house.RunAsync(EraseDespite);

        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.Empty(await house.FindAsync(Ana));
    }

    // The text of what had been found before her erasure would go with the erasure of whoever it names.
    [Fact]
    public async Task What_had_been_found_outlives_the_erasure_of_somebody_else_whom_it_is_about()
    {
        using var house = await PrivacyHouse.FilledAsync();
        await house.House.Get<RoleStore>().GrantAsync(await house.House.TurnOfAsync(Ana), PrivacyHouse.Cy, new Grant(Role.Pmo, "digital"));
        await ChangeAsync(house, TenantAudit.Partition, $"role-{Bo.ObjectId}", "trail=");
        Assert.Contains(await FaultsAsync(house), fault => fault.Contains(Bo.ObjectId, StringComparison.Ordinal));

        Assert.Equal(ExitCode.Fine, (await house.RunAsync(EraseDespite)).Code);
        var (code, lines) = await house.RunAsync("erase-person", Bo.ObjectId, "--successor", PrivacyHouse.Cy.ObjectId, "--despite-faults");
        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));

        Assert.Empty(await house.FindAsync(Bo));
        var found = await FoundAsync(house);
        Assert.Equal(2, found.Count);
        Assert.Contains("tenant: role-… has no entry", found[0].Text, StringComparison.Ordinal);
        Assert.Contains($"tenant: role-{found[1].Subject} has no entry", found[1].Text, StringComparison.Ordinal);
    }

    // `name`: otherwise than it was; `name=` and what it says; null: the whole row is gone.
    private static async Task ChangeAsync(PrivacyHouse house, string partition, string row, string? column)
    {
        var stands = (await house.Store.FindAsync(partition, row))!;
        if (column is null)
        {
            Assert.IsType<CommitResult.Committed>(await house.Store.CommitAsync(partition, [new Write.Delete(row, stands.ETag)]));
            return;
        }

        var name = column.Split('=')[0];
        Assert.True(stands.Columns[name] is not null, string.Join(' ', stands.Columns.Select(it => it.Key)));
        stands.Columns[name] = column.Split('=') is [_, var value] ? value.Length == 0 ? null : value : stands.Columns[name] switch
        {
            long number => number - 2,
            DateTimeOffset at => at.AddDays(1),
            var text => $"{text} ",
        };
        await house.Store.UpsertAsync(partition, row, stands.Columns);
    }

    private static async Task<PrivacyHouse> FaultyAsync(ITableStore? store = null)
    {
        var house = await PrivacyHouse.FilledAsync(store);
        await house.Digests.LedAsync("MARS", plain => plain with { Manager = Bo });
        foreach (var partition in (List<string>)["project-ZEUS", "project-MARS"])
        {
            var columns = (await house.Store.FindAsync(partition, ProjectStore.Row))!.Columns;
            columns["stage"] = "Build";
            await house.Store.UpsertAsync(partition, ProjectStore.Row, columns);
        }

        return house;
    }

    // As `audit verify` says them, without the count.
    private static async Task<List<string>> FaultsAsync(PrivacyHouse house) => [.. (await house.RunAsync("audit", "verify")).Lines.SkipLast(1)];

    private static async Task<List<AuditEntry>> FoundAsync(PrivacyHouse house) =>
        await house.Store.QueryAsync(TenantAudit.Partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix))
            .Select(row => AuditEntry.Read(row.Columns)!).Where(entry => entry.Action == AuditTrail.FoundAction).ToListAsync();

    private static Task<BackupSum> SumAsync(PrivacyHouse house) => BackupFile.SumAsync(house.House.Get<IMaintenanceScan>().ScanAsync());
}
