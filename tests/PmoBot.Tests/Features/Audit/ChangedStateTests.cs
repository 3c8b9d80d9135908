using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Audit;

/// <summary>Every column that something is shown from, changed past the program.</summary>
public sealed class ChangedStateTests : IAsyncLifetime
{
    private const string SecondVersion = "status-20261116-w-v0002";

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly AuditHouse _house;

    public ChangedStateTests() => _house = AuditHouse.On(_store.Rows);

    public Task InitializeAsync() => _house.BeginAsync();

    public Task DisposeAsync()
    {
        _house.Dispose();
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_command_that_was_refused_stands_for_no_row_that_is_called_like_it()
    {
        await _house.SayAsync("project HERMES", PmoBot.People.Roles.None, person: new("00000000-0000-4000-8000-000000000001", "Xenia Stranger"));

        var (code, lines) = await _house.VerifyAsync();

        Assert.Equal(ExitCode.Fine, code);
        Assert.EndsWith(" 0 faults", lines[^1], StringComparison.Ordinal);
        Assert.Contains(await _house.EntriesAsync(PmoBot.Audit.TenantAudit.Partition), entry => entry.Columns.Text("action") == PmoBot.Audit.Refusals.Action && entry.Columns.Text("subject") == "project");
    }

    [Theory]
    [InlineData("receivedAt")]
    [InlineData("originAt")]
    [InlineData("costOver")]
    [InlineData("costAtCompletion")]
    [InlineData("costTolerance")]
    [InlineData("costFarUnder")]
    [InlineData("costComputed")]
    [InlineData("scheduleSlip")]
    [InlineData("scheduleTolerance")]
    [InlineData("scheduleComputed")]
    [InlineData("previousOverall")]
    [InlineData("period")]
    [InlineData("version")]
    public async Task A_figure_of_a_report_is_found(string column)
    {
        await _house.TamperAsync(AuditHouse.Chain, SecondVersion, columns => columns[column] = columns[column] switch
        {
            DateTimeOffset at => at.AddDays(-3),
            double number => number + 1,
            int number => number - 10,
            bool flag => !flag,
            "20261116-w" => "20261109-w",
            "Green" => "Red",
            _ => "Green",
        });

        await FindsAsync($"project-APOLLO: {SecondVersion} is not as entry 4 says");
    }

    [Theory]
    [InlineData("code")]
    [InlineData("portfolio")]
    [InlineData("activeSince")]
    [InlineData("baselines")]
    [InlineData("formerPortfolios")]
    public async Task A_fact_of_a_project_is_found(string column)
    {
        await _house.TamperAsync(AuditHouse.Chain, ProjectStore.Row, columns => columns[column] = columns[column] switch
        {
            DateTimeOffset at => at.AddDays(100),
            "APOLLO" => "HERMES",
            string { Length: > 10 } json => json.Replace("2026", "2020", StringComparison.Ordinal),
            _ => "finance",
        });

        await FindsAsync("project-APOLLO: project is not as entry 1 says");
    }

    [Fact]
    public async Task An_older_report_that_is_shown_as_the_newest_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, ProjectStore.Row, project => project["latestVersion"] = 1);

        await FindsAsync("project-APOLLO: status-20261116-w-v0001 is shown as the newest report, which it is not");
    }

    [Fact]
    public async Task A_report_that_is_hidden_is_found()
    {
        await _house.TamperAsync(AuditHouse.Chain, ProjectStore.Row, project => project["latestPeriod"] = null);

        await FindsAsync("project-APOLLO: no report is shown, and there is one");
    }

    [Fact]
    public async Task Entries_of_before_that_said_less_are_right()
    {
        var rows = await _house.Store.QueryAsync(AuditHouse.Chain, "", TableKey.EndOf("")).ToDictionaryAsync(row => row.Key);
        var project = ProjectStore.Read(rows[ProjectStore.Row].Columns);
        await _house.RecomputeAsync(entry => entry.Subject switch
        {
            ProjectStore.Row => entry with { Text = ProjectRules.InWords(project) },
            var row when StatusStore.IsReport(row) => entry with { Text = StatusRules.InWords(StatusRows.Read(project.Code, rows[row].Columns)) },
            _ => entry,
        });

        var (code, lines) = await _house.VerifyAsync();

        Assert.Equal(["1 chain, 4 entries, 0 faults"], lines);
        Assert.Equal(ExitCode.Fine, code);
    }

    [Fact]
    public async Task What_an_entry_says_cannot_be_moved_into_a_text_that_somebody_typed()
    {
        var said = (await _house.EntriesAsync())[3].Columns.Text("text")!;
        var last = said[(said.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];

        await _house.TamperAsync(AuditHouse.Chain, SecondVersion, report =>
        {
            report["previousOverall"] = "Red";
            report["plan"] = $"{last}\n{said}";
        });

        await FindsAsync($"project-APOLLO: {SecondVersion} is not as entry 4 says");
    }

    private async Task FindsAsync(string fault)
    {
        var (code, lines) = await _house.VerifyAsync();

        Assert.Contains(fault, lines);
        Assert.Equal(ExitCode.Wrong, code);
    }
}
