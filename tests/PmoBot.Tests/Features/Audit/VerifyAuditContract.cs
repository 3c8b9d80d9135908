using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Audit;

public sealed class VerifyAuditOnSqliteTests : VerifyAuditContract
{
    private protected override Task<ProgramStore> OpenAsync() => Task.FromResult(ProgramStore.OnSqlite());
}

public sealed class VerifyAuditOnAzuriteTests : VerifyAuditContract
{
    private protected override Task<ProgramStore> OpenAsync() => ProgramStore.OnAzuriteAsync();
}

/// <summary>What `audit verify` finds, made by writing to the store past the program.</summary>
public abstract class VerifyAuditContract : IAsyncLifetime
{
    private ProgramStore _store = null!;   // set before every test
    private AuditHouse _house = null!;

    private protected abstract Task<ProgramStore> OpenAsync();

    public async Task InitializeAsync()
    {
        _store = await OpenAsync();
        _house = AuditHouse.On(_store.Rows);
        await _house.BeginAsync();
        await _house.Get<TenantAudit>().AppendAsync(_house.Clock.Now, Guid.Empty, "role.grant", "role-1", "pmo");
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_the_program_wrote_is_right()
    {
        await _house.AnchorAsync();

        var (code, lines) = await _house.VerifyAsync();

        Assert.Equal(["2 chains, 5 entries, 0 faults"], lines);
        Assert.Equal(ExitCode.Fine, code);
    }

    [Fact]
    public async Task A_changed_byte_of_an_entry_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(2), entry => entry["action"] = "projects.lint");

        await FindsAsync("project-APOLLO: entry 2 was changed after it was written");
    }

    [Fact]
    public async Task A_changed_hash_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(3), entry => entry["hash"] = new string('f', 64));

        await FindsAsync("project-APOLLO: entry 3 was changed after it was written");
    }

    [Fact]
    public async Task A_column_of_another_type_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(2), entry => entry["seq"] = "2");

        await FindsAsync("project-APOLLO: entry 2 was changed after it was written", "project-APOLLO: channel-19:c@thread.tacv2 has no entry");
    }

    [Fact]
    public async Task A_changed_text_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(3), entry => entry["text"] = entry.Text("text")!.Replace("Green", "Red", StringComparison.Ordinal));

        await FindsAsync("project-APOLLO: the text of entry 3 is not the one that was written");
    }

    [Fact]
    public async Task A_changed_setting_of_a_portfolio_is_found()
    {
        await _house.GovernAsync();
        Assert.Equal(ExitCode.Fine, (await _house.VerifyAsync()).Code);

        await _house.TamperAsync("portfolio-digital", PortfolioStore.Row, settings => settings["toleranceCost"] = 0.5);

        var (code, lines) = await _house.VerifyAsync();
        Assert.Equal(["portfolio-digital: settings is not as entry 1 says", "3 chains, 6 entries, 1 fault"], lines);
        Assert.Equal(ExitCode.Wrong, code);
    }

    [Fact]
    public async Task A_removed_tail_is_found()
    {
        await _house.RemoveAsync(AuditHouse.Chain, AuditTrail.RowOf(4));

        await FindsAsync(
            "project-APOLLO: entry 4 missing: removed from the end",
            "project-APOLLO: status-20261116-w-v0002 has no entry");
    }

    [Fact]
    public async Task A_tail_that_was_removed_with_its_state_and_its_head_contradicts_the_anchor()
    {
        await _house.AnchorAsync();
        var hash = (await _house.EntriesAsync())[1].Columns.Text("hash");
        foreach (var row in new[] { AuditTrail.RowOf(3), AuditTrail.RowOf(4), "status-20261116-w-v0001", "status-20261116-w-v0002" })
            await _house.RemoveAsync(AuditHouse.Chain, row);
        await _house.TamperAsync(AuditHouse.Chain, ProjectStore.Row, project => (project["auditCount"], project["auditHash"]) = (2L, hash));

        await FindsAsync(
            "project-APOLLO: entries 3 to 4 missing: removed from the end",
            "project-APOLLO: status-20261116-w-v0002 is shown as the newest report, which it is not");
    }

    [Fact]
    public async Task A_gap_is_found()
    {
        await _house.RemoveAsync(AuditHouse.Chain, AuditTrail.RowOf(2));

        await FindsAsync("project-APOLLO: entry 2 missing", "project-APOLLO: channel-19:c@thread.tacv2 has no entry");
    }

    [Fact]
    public async Task Two_swapped_entries_are_found()
    {
        var entries = await _house.EntriesAsync();
        await _house.Store.UpsertAsync(AuditHouse.Chain, AuditTrail.RowOf(3), entries[3].Columns);
        await _house.Store.UpsertAsync(AuditHouse.Chain, AuditTrail.RowOf(4), entries[2].Columns);

        await FindsAsync(
            "project-APOLLO: entry 3 was written as entry 4: entries were swapped or moved",
            "project-APOLLO: entry 4 was written as entry 3: entries were swapped or moved");
    }

    [Fact]
    public async Task A_chain_that_was_recomputed_as_a_whole_contradicts_the_anchor()
    {
        await _house.AnchorAsync();
        await _house.RecomputeAsync(entry => entry with { Actor = Guid.NewGuid() });

        await FindsAsync("project-APOLLO: entry 4 is not the one that was anchored on 2026-11-19: the chain was recomputed");
    }

    [Fact]
    public async Task A_chain_that_was_removed_as_a_whole_contradicts_the_anchor()
    {
        await _house.AnchorAsync();
        foreach (var row in await _house.Store.QueryAsync(AuditHouse.Chain, "", TableKey.EndOf("")).ToListAsync())
            await _house.RemoveAsync(AuditHouse.Chain, row.Key);

        await SaysAsync(
            "project-APOLLO: the whole chain is missing, and was anchored",
            "project-APOLLO: channel-19:c@thread.tacv2 has no entry",
            "1 chain, 1 entry, 2 faults");
    }

    [Fact]
    public async Task A_report_without_an_entry_is_found()
    {
        var report = (await _house.Store.FindAsync(AuditHouse.Chain, "status-20261116-w-v0001"))!;
        await _house.Store.UpsertAsync(AuditHouse.Chain, "status-20261109-w-v0001", report.Columns);

        await FindsAsync("project-APOLLO: status-20261109-w-v0001 has no entry");
    }

    [Fact]
    public async Task A_report_that_says_something_else_than_its_entry_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, "status-20261116-w-v0002", report => report["spent"] = 999.0);

        await FindsAsync("project-APOLLO: status-20261116-w-v0002 is not as entry 4 says");
    }

    [Fact]
    public async Task A_project_that_says_something_else_than_its_entry_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, ProjectStore.Row, project => project["manager"] = AuditHouse.Daniel.ObjectId);

        await FindsAsync("project-APOLLO: project is not as entry 1 says");
    }

    [Fact]
    public async Task A_project_without_a_chain_is_found()
    {
        var columns = (await _house.Store.FindAsync(AuditHouse.Chain, ProjectStore.Row))!.Columns;
        (columns["code"], columns["latestPeriod"], columns["auditCount"], columns["auditHash"]) = ("HERMES", null, 0L, AuditHead.Start.Hash);
        await _house.Store.UpsertAsync("project-HERMES", ProjectStore.Row, columns);

        await SaysAsync("project-HERMES: project has no entry", "3 chains, 5 entries, 1 fault");
    }

    [Fact]
    public async Task A_state_that_is_gone_is_found()
    {
        await _house.RemoveAsync(AuditHouse.Chain, "status-20261116-w-v0001");

        await FindsAsync("project-APOLLO: status-20261116-w-v0001 is missing, and stands in entry 3");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_any_more_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, "status-20261116-w-v0002", report => report["overall"] = "Purple");

        await FindsAsync(
            "project-APOLLO: status-20261116-w-v0002 cannot be read",
            "project-APOLLO: status-20261116-w-v0002 is missing, and stands in entry 4");
    }

    [Fact]
    public async Task A_link_to_another_project_than_the_trail_says_is_found()
    {
        await _house.TamperAsync($"channel-{AuditHouse.ChannelId}", ChannelLinks.Row, link => link["project"] = "HERMES");

        await FindsAsync(
            "project-APOLLO: channel-19:c@thread.tacv2 is missing, and stands in entry 2",
            "project-HERMES: channel-19:c@thread.tacv2 has no entry");
    }

    [Fact]
    public async Task A_link_whose_entry_is_still_on_its_way_is_right()
    {
        await _house.SayAsync("unlink APOLLO", channel: AuditHouse.ChannelId);

        Assert.Equal(["2 chains, 5 entries, 0 faults"], (await _house.VerifyAsync()).Lines);
        await _house.DeliverAsync();
        Assert.Equal(["2 chains, 6 entries, 0 faults"], (await _house.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task A_fault_of_the_tenants_own_chain_is_found()
    {
        await _house.RemoveAsync(TenantAudit.Partition, TenantAudit.Row);

        await FindsAsync("tenant: the head of the chain is missing");
    }

    [Fact]
    public async Task Erasing_a_persons_keys_leaves_all_of_it_right()
    {
        await _house.AnchorAsync();
        var pseudonym = (await _house.Get<ProfileStore>().FindAsync(AuditHouse.Camille.ObjectId, CancellationToken.None))!.Pseudonym;
        await _house.RemoveAsync(AuditHouse.Camille.Partition, "profile");
        foreach (var row in await _house.EntriesAsync())
        {
            if (row.Columns.Guid("actor") == pseudonym)
                await _house.TamperAsync(AuditHouse.Chain, row.Key, entry => (entry["salt"], entry["text"]) = (null, null));
        }

        Assert.Equal(["2 chains, 5 entries, 0 faults"], (await _house.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task French_is_spoken_on_request()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(2), entry => entry["subject"] = "x");

        Assert.Equal(
            [
                "project-APOLLO: l’entrée 2 a été modifiée après son écriture",
                "project-APOLLO: channel-19:c@thread.tacv2 n’a pas d’entrée",
                "2 chaînes, 5 entrées, 2 défauts",
            ],
            (await _house.VerifyAsync("fr")).Lines);
    }

    private async Task FindsAsync(params string[] faults)
    {
        var entries = (await _house.EntriesAsync()).Count + (await _house.EntriesAsync(TenantAudit.Partition)).Count;

        await SaysAsync([.. faults, $"2 chains, {entries} entries, {faults.Length} {(faults.Length == 1 ? "fault" : "faults")}"]);
    }

    private async Task SaysAsync(params string[] lines)
    {
        var (code, said) = await _house.VerifyAsync();

        Assert.Equal(lines, said);
        Assert.Equal(ExitCode.Wrong, code);
    }
}
