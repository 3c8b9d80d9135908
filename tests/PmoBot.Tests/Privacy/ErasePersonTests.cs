using PmoBot.Audit;
using PmoBot.Backups;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;
using PmoBot.Verbs;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Tests.Privacy;

/// <summary>`erase-person`, on a store in which she did everything.</summary>
public sealed class ErasePersonTests
{
    private static readonly Person Ana = PrivacyHouse.Ana;
    private static readonly Person Bo = PrivacyHouse.Bo;

    [Fact]
    public async Task On_SQLite_neither_her_id_nor_her_name_is_anywhere_any_more_and_the_trail_verifies()
    {
        using var house = await PrivacyHouse.FilledAsync();

        await EraseAllAsync(house);
    }

    [Fact]
    public async Task On_Azure_tables_neither_her_id_nor_her_name_is_anywhere_any_more_and_the_trail_verifies()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        using var house = await PrivacyHouse.FilledAsync(store.Rows);

        await EraseAllAsync(house);
    }

    private static async Task EraseAllAsync(PrivacyHouse house)
    {
        await house.VerifiesAsync();
        Assert.True((await house.FindAsync(Ana)).Count > 150);
        var sum = await SumAsync(house);

        var (refused, why) = await house.RunAsync("erase-person", Ana.ObjectId);
        Assert.Equal(ExitCode.Wrong, refused);
        Assert.Contains("APOLLO: project manager, member · nobody else: hand it over first", why);
        Assert.Contains(why, line => line.StartsWith("digest project-APOLLO", StringComparison.Ordinal) && line.EndsWith("publisher, who set it up · nobody else: hand it over first", StringComparison.Ordinal));
        Assert.Contains("HERMES: deputy, sponsor, approver at level 1 of 1 · taken off", why);
        Assert.Equal((ExitCode.Fine, "Nothing was erased."), await LastAsync(house, "erase-person", Ana.ObjectId, "--successor", Bo.ObjectId, "--dry-run"));
        Assert.Equal(sum, await SumAsync(house));

        var (code, lines) = await house.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId);
        Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
        Assert.Contains(lines, line => line.StartsWith($"person-{Ana.ObjectId}: Profile · 1 row removed", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("project-APOLLO: Audit trail · the text of", StringComparison.Ordinal));
        Assert.Contains("in texts: found as “Ana Lima”", lines);
        Assert.Empty(await house.FindAsync(Ana));
        await house.VerifiesAsync();

        sum = await SumAsync(house);
        Assert.Equal((ExitCode.Fine, "Nothing is kept about this person."), await LastAsync(house, "erase-person", Ana.ObjectId));
        Assert.Equal(sum, await SumAsync(house));
        await GoesOnAsync(house);
    }

    // The bot goes on with what is left: rounds, digests, and whoever looks back.
    private static async Task GoesOnAsync(PrivacyHouse house)
    {
        var trail = (await house.Store.QueryAsync("project-APOLLO", AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync()).Count;
        foreach (var words in new[] { "audit APOLLO", "project APOLLO", "history APOLLO", "project ZEUS", "decisions HERMES", "status APOLLO", "digests", "roles", "round Digital", "risks APOLLO" })
            Assert.DoesNotContain("left-", ProjectHouse.Shown(await house.House.SayAsync(words)), StringComparison.Ordinal);
        house.House.Language = Language.French;
        var shown = ProjectHouse.Shown(await house.House.SayAsync("projet ZEUS"));
        Assert.Contains("une personne partie", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("someone who left", shown, StringComparison.Ordinal);
        house.House.Language = Language.English;

        await house.Digests.UntilAsync(39, 12);
        Assert.Empty(await house.FindAsync(Ana));
        Assert.DoesNotContain((await house.RowsAsync()).Select(row => row.Partition), Person.IsGonePartition);
        Assert.True((await house.Store.QueryAsync("project-APOLLO", AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync()).Count > trail);
        await house.VerifiesAsync();
    }

    [Theory]
    [InlineData("project-ZEUS", "project", "sponsorName", "sponsor", "project is not as entry")]
    [InlineData("project-HERMES", "escalation-000001", "verdict", "wanted", "escalation-000001 is not as entry")]
    [InlineData("project-APOLLO", "item-R-000001", "statement", "statement", "item-R-000001 is not as entry")]
    [InlineData("project-APOLLO", "step-000001-0001", "step", "step", "step-000001-")]
    public async Task What_is_changed_past_the_program_after_it_is_found(string partition, string row, string says, string column, string found)
    {
        using var house = await PrivacyHouse.FilledAsync();
        Assert.Equal(ExitCode.Fine, (await house.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId)).Code);
        var columns = (await house.Store.FindAsync(partition, row))!.Columns;
        Assert.Contains(SomebodyGone.Name, columns.Text(says), StringComparison.Ordinal);

        columns[column] = column == "sponsor" ? Bo.ObjectId : columns.Text(column)!.Replace("someone", "nobody", StringComparison.Ordinal).Replace("racks", "rakes", StringComparison.OrdinalIgnoreCase);
        await house.Store.UpsertAsync(partition, row, columns);

        var (code, lines) = await house.RunAsync("audit", "verify");
        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains(lines, line => line.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_changed_past_the_program_before_it_is_not_said_anew()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var columns = (await house.Store.FindAsync("project-ZEUS", ProjectStore.Row))!.Columns;
        columns["stage"] = "Build";
        await house.Store.UpsertAsync("project-ZEUS", ProjectStore.Row, columns);
        var sum = await SumAsync(house);

        var (code, last) = await LastAsync(house, "erase-person", Ana.ObjectId, "--successor", Bo.ObjectId);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.StartsWith("Nothing was erased: audit verify finds 1 fault.", last, StringComparison.Ordinal);
        Assert.Contains("--despite-faults", last, StringComparison.Ordinal);
        Assert.Equal(sum, await SumAsync(house));
    }

    [Fact]
    public async Task Cut_short_anywhere_the_trail_verifies_and_typed_again_it_goes_on()
    {
        foreach (var (calls, lost) in new[] { (60, false), (160, true), (260, false), (360, true), (480, false), (620, true) })
        {
            using var copy = ProgramStore.OnSqlite();
            using (await PrivacyHouse.FilledAsync(copy.Rows))
            {
            }

            var dying = new ScannedStore(copy.Rows, calls) { Inner = { LosesCommit = lost ? calls / 6 : int.MaxValue, LostCommitHappens = true } };
            using (var cut = PrivacyHouse.On(dying))
                await cut.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId);

            using var again = PrivacyHouse.On(copy.Rows);
            await again.VerifiesAsync();
            var (code, lines) = await again.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId);
            Assert.True(code == ExitCode.Fine, string.Join('\n', lines));
            Assert.Empty(await again.FindAsync(Ana));
            Assert.Single((await again.RowsAsync()).SelectMany(row => row.Columns).Select(column => PrivacyHouse.Said(column.Value))
                .SelectMany(said => System.Text.RegularExpressions.Regex.Matches(said, "left-[0-9a-f-]{36}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Select(found => found.Value)).Distinct());
            await again.VerifiesAsync();
        }
    }

    [Fact]
    public async Task Somebody_elses_name_that_is_the_same_stays_in_texts()
    {
        using var house = await PrivacyHouse.FilledAsync();
        var other = PrivacyHouse.Cy with { ObjectId = "55555555-0000-4000-8000-000000000009", Name = Ana.Name };
        await house.Digests.KnownAsync(other);

        var (code, lines) = await house.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId);

        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains(lines, line => line.StartsWith("“Ana Lima” is somebody else’s name too", StringComparison.Ordinal));
        Assert.Equal(Ana.Name, (await house.House.Get<ProfileStore>().FindAsync(other.ObjectId, CancellationToken.None))!.Person.Name);
        Assert.DoesNotContain(await house.FindAsync(Ana), found => found.Contains(Ana.ObjectId, StringComparison.Ordinal));
        Assert.Contains("Racks come late, says Ana Lima", (await house.Store.FindAsync("project-APOLLO", "item-R-000001"))!.Columns.Text("statement"), StringComparison.Ordinal);
        Assert.Equal(SomebodyGone.Name, (await house.Store.FindAsync("project-APOLLO", "item-R-000001"))!.Columns.Text("loggedByName"));
        await house.VerifiesAsync();
    }

    [Fact]
    public async Task Whoever_is_the_PMO_by_configuration_is_taken_out_there_first()
    {
        using var house = PrivacyHouse.On(null, Ana.ObjectId);

        Assert.Equal((ExitCode.Wrong, "They are the PMO by Pmo:Admins: take their id out there first. Nothing was erased."), await LastAsync(house, "erase-person", Ana.ObjectId));
    }

    [Fact]
    public async Task A_level_of_which_she_is_the_only_approver_has_to_be_handed_over()
    {
        using var house = PrivacyHouse.On();
        await house.Digests.LedAsync("APOLLO", plain => plain with { Manager = Bo, EscalationPath = [new EscalationLevel([Ana], All: false)] });

        var (code, lines) = await house.RunAsync("erase-person", Ana.ObjectId);

        Assert.Equal(ExitCode.Wrong, code);
        Assert.Contains("APOLLO: approver at level 1 of 1 · nobody else: hand it over first", lines);
        Assert.StartsWith("Rien n’a été effacé. Transmettez d’abord", (await LastAsync(house, "erase-person", Ana.ObjectId, "--language", "fr")).Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_meant_has_to_be_said_as_Entra_does()
    {
        using var house = PrivacyHouse.On();

        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("erase-person", "Ana")).Code);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("erase-person", Guid.Empty.ToString("D"))).Code);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("erase-person", Ana.ObjectId, "--successor", Ana.ObjectId)).Code);
        Assert.Equal(ExitCode.Wrong, (await house.RunAsync("erase-person", Ana.ObjectId, "--successor", Bo.ObjectId)).Code);
        Assert.Equal(ExitCode.NotUnderstood, (await house.RunAsync("erase-person")).Code);
        Assert.Equal((ExitCode.Fine, "Nothing is kept about this person."), await LastAsync(house, "erase-person", Ana.ObjectId));
        Assert.Empty(await house.RowsAsync());
    }

    private static async Task<(ExitCode Code, string Last)> LastAsync(PrivacyHouse house, params string[] arguments)
    {
        var (code, lines) = await house.RunAsync(arguments);
        return (code, lines[^1]);
    }

    private static Task<BackupSum> SumAsync(PrivacyHouse house) => BackupFile.SumAsync(house.House.Get<IMaintenanceScan>().ScanAsync());
}
