using System.Text;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Imports;
using PmoBot.Verbs;
using static PmoBot.Tests.Features.Projects.ImportHouse;

namespace PmoBot.Tests.Features.Projects;

public sealed class ImportProjectsTests : IDisposable
{
    private readonly ImportHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Three_wrong_lines_of_two_thousand_are_named_and_nothing_is_written_until_they_are_right()
    {
        var lines = Enumerable.Range(1, 2000).Select(i => Line($"P{i:0000}")).ToArray();
        string[] wrong = [.. lines];
        wrong[40] = wrong[40].Replace("2027-06-30", "2027-06-31", StringComparison.Ordinal);
        wrong[700] = wrong[700].Replace("P0701", "P0007", StringComparison.Ordinal);
        wrong[1999] = wrong[1999].Replace("EUR", "DOUBLOON", StringComparison.Ordinal);

        var (code, said) = await _house.ImportAsync(File(wrong));
        Assert.Equal(
            [
                "line 42: wrong, baselineFinish: “2027-06-31” is not a date from 2000 to 2100. Write it as 2026-12-31.",
                "line 702: wrong, code: P0007 is on line 8 already. Each project once.",
                "line 2001: wrong, currency: “DOUBLOON” is no currency that I know. Write its code, such as EUR, or PD for person-days.",
            ],
            said.Where(line => line.Contains("wrong,", StringComparison.Ordinal)));
        Assert.Equal(["Nothing was written. Correct the wrong lines, or write the others with --partial.", "0 created, 0 changed, 0 unchanged, 3 wrong"], said[^2..]);
        Assert.Equal(ExitCode.Wrong, code);
        Assert.Null(await _house.FindAsync("P0001"));

        (code, said) = await _house.ImportAsync(File(lines));
        Assert.Equal(("2000 created, 0 changed, 0 unchanged, 0 wrong", ExitCode.Fine), (said[^1], code));
        Assert.Equal(2000, (await _house.ListedAsync()).Count);
        Assert.Empty(await _house.Store.DueAsync());

        Assert.Equal(["0 created, 0 changed, 2000 unchanged, 0 wrong"], (await _house.ImportAsync(File(lines))).Lines);
        Assert.Equal(["2000 chains, 2000 entries, 0 faults"], (await _house.Audit.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task Every_column_arrives()
    {
        var (_, said) = await _house.ImportAsync(File(Apollo));

        Assert.Equal(["line 2: create APOLLO, Portal, in the new portfolio Digital", "1 created, 0 changed, 0 unchanged, 0 wrong"], said);
        var apollo = (await _house.FindAsync("APOLLO"))!;
        Assert.Equal(
            """
            name: Portal
            portfolio: Digital
            manager: 6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01
            deputy: 8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02
            sponsor: 8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02
            start: 2026-07-01
            baselineFinish: 2027-06-30
            budget: 480000.5 EUR
            cadence: Fortnightly
            programme: Customers
            members: 6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01,8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02
            methodology: PRINCE2
            language: fr
            forecastFinish: 2027-07-13
            """,
            ProjectRules.InWords(apollo));
        Assert.Equal(("Camille Martin", 1L), (apollo.Manager!.Name, apollo.Version));
    }

    [Fact]
    public async Task A_file_as_a_French_spreadsheet_writes_it_says_the_same()
    {
        var french = Header.Replace(',', ';') + "\r\n"
            + $"APOLLO;Portal;Digital;Customers;{Camille};{Daniel};{Daniel};{Camille}|{Daniel};01/07/2026;30/06/2027;13/07/2027;480 000,50;€;toutes les deux semaines;PRINCE2;français\r\n";
        var (code, said) = await _house.ImportAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(french)], "--language", "fr");

        Assert.Equal(["ligne 2 : créer APOLLO, Portal, dans le nouveau portefeuille Digital", "1 créé, 0 modifié, 0 inchangé, 0 erroné"], said);
        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(["0 created, 0 changed, 1 unchanged, 0 wrong"], (await _house.ImportAsync(File(Apollo))).Lines);
    }

    [Fact]
    public async Task What_changes_is_said_from_and_to_and_an_empty_cell_changes_nothing()
    {
        await _house.ImportAsync(File(Apollo));

        var (_, said) = await _house.ImportAsync(File($"apollo,Portal 2,,,,,,{Daniel},,2027-10-31,,500000,,weekly,,"));

        Assert.Equal(
            "line 2: change APOLLO. Name: Portal → Portal 2; Baseline finish: 30 Jun 2027 → 31 Oct 2027 (baseline 2); Budget: 480,000.5 € → 500,000 €; "
                + "Reports: fortnightly → weekly; Members: Camille Martin, Daniel Okafor → Daniel Okafor",
            said[0]);
        Assert.Equal("0 created, 1 changed, 0 unchanged, 0 wrong", said[^1]);
        var apollo = (await _house.FindAsync("APOLLO"))!;
        Assert.Equal(("Camille Martin", "PRINCE2", "Customers", 2L), (apollo.Manager!.Name, apollo.Methodology, apollo.Programme, apollo.Version));
    }

    [Fact]
    public async Task A_baseline_is_added_with_its_reason_and_none_is_overwritten()
    {
        await _house.ImportAsync(File(Apollo));

        await _house.ImportAsync(File("APOLLO,,,,,,,,,2027-09-30,,,,,,"));
        await _house.ImportAsync(File("APOLLO,,,,,,,,,2027-09-30,,,,,,"));

        var apollo = (await _house.FindAsync("APOLLO"))!;
        Assert.Equal(
            [(new LocalDate(2027, 6, 30), null), (new LocalDate(2027, 9, 30), "import")],
            apollo.Baselines.Select(baseline => (baseline.Finish, baseline.Reason)));
        Assert.Equal(["0 faults"], (await _house.Audit.VerifyAsync()).Lines.Select(line => line.Split(", ")[^1]));
    }

    [Fact]
    public async Task Partial_writes_the_good_lines_and_still_says_that_some_are_wrong()
    {
        var (code, said) = await _house.ImportAsync(File(Line("GOOD"), Line("BAD") + ",too,many", Line("FINE")), "--partial");

        Assert.Equal("2 created, 0 changed, 0 unchanged, 1 wrong", said[^1]);
        Assert.Equal(ExitCode.Wrong, code);
        Assert.Equal(["FINE", "GOOD"], (await _house.ListedAsync()).Select(project => project.Code));
    }

    [Fact]
    public async Task Lines_behind_an_open_quotation_mark_are_named_and_counted()
    {
        var (code, said) = await _house.ImportAsync(File(Line("GOOD"), Line("OPEN").Replace("Project", "\"Project", StringComparison.Ordinal), Line("NEXT"), Line("LAST")), "--partial");

        Assert.Equal(("1 created, 0 changed, 0 unchanged, 3 wrong", ExitCode.Wrong), (said[^1], code));
        Assert.Equal(
            ["line 3: wrong: A quotation mark is left open", "line 4: wrong: Read as part of line 3", "line 5: wrong: Read as part of line 3"],
            said[1..^1].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task A_dry_run_stops_after_the_list()
    {
        var (code, said) = await _house.ImportAsync(File(Line("GOOD")), "--dry-run");

        Assert.Equal(
            ["line 2: create GOOD, Project GOOD, in the new portfolio Digital", "A dry run: nothing was written.", "1 created, 0 changed, 0 unchanged, 0 wrong"],
            said);
        Assert.Equal(ExitCode.Fine, code);
        Assert.Empty(await _house.ListedAsync());
    }

    [Theory]
    [InlineData($"A,Name,Digital,,{Camille},,,,,,,,,,,", "code: 2 to 16 of A–Z, 0–9 and hyphens, such as APOLLO-2")]
    [InlineData($",Name,Digital,,{Camille},,,,,,,,,,,", "code: This must not be empty.")]
    [InlineData("NEU,,,,,,,,,,,,,,,", "name: A name, please", "portfolio: A portfolio, please", "pm: A new project needs a project manager.")]
    [InlineData($"NEU,Name,!!,,{Camille},,,,,,,,,,,", "portfolio: A portfolio, please")]
    [InlineData("NEU,Name,Digital,,Camille <6f1c>,,,,,,,,,,,", "pm: “Camille <6f1c>” is not a person. Write: Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>, with the Entra object id.")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,2027-01-02,2027-01-01,2026-12-31,,,,,", "baselineFinish: The finish is before the start", "forecastFinish: The finish is before the start")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,,,,500,,,,", "currency: A budget needs a currency, or PD for person-days.")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,,,,-5,EUR,,,", "budget: “-5” is not an amount. Write it as 1500 or 1500.50, without a sign or a currency.")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,,,,2000000000000,EUR,,,", "budget: More than a budget can be.")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,,,,,,daily,,", "cadence: “daily” is not one of: weekly, fortnightly, monthly.")]
    [InlineData($"NEU,Name,Digital,,{Camille},,,,,,,,,,,de", "language: “de” is not one of: en, fr.")]
    [InlineData("APOLLO,,,,,,,,2028-01-01,,,,,,,", "baselineFinish: The finish is before the start", "forecastFinish: The finish is before the start")]
    [InlineData("APOLLO,,,,,,,,,,,,USD,,,", "currency: Another currency needs its amount.")]
    public async Task What_is_wrong_with_a_line_is_said_with_its_column(string line, params string[] wrong)
    {
        await _house.ImportAsync(File(Apollo));

        var (code, said) = await _house.ImportAsync(File("", line));

        Assert.Equal(wrong.Select(message => $"line 3: wrong, {message}"), said[..^2]);
        Assert.Equal(("0 created, 0 changed, 0 unchanged, 1 wrong", ExitCode.Wrong), (said[^1], code));
    }

    [Fact]
    public async Task A_closed_project_stays_as_it_is()
    {
        await _house.ImportAsync(File(Apollo));
        await _house.Audit.PressAsync("projects.agree", ("project", "APOLLO"), ("state", "Closed"), ("baselineFinish", "2027-06-30"),
            ("start", "2026-07-01"), ("budget", "480000.50"), ("unit", "EUR"), ("portfolio", "Digital"), ("programme", "Customers"), ("base", "1"));
        Assert.Equal(ProjectState.Closed, (await _house.FindAsync("APOLLO"))!.State);

        Assert.Equal(["0 created, 0 changed, 1 unchanged, 0 wrong"], (await _house.ImportAsync(File(Apollo))).Lines);
        Assert.Equal(
            "line 2: wrong: APOLLO is closed: nothing about it changes until the PMO reopens it.",
            (await _house.ImportAsync(File("APOLLO,Portal 2,,,,,,,,,,,,,,"))).Lines[0]);
    }

    [Fact]
    public async Task Spellings_of_one_portfolio_are_one_and_the_known_name_stays()
    {
        await _house.ImportAsync(File(Line("ONE"), Line("TWO").Replace("Digital", "DIGITAL", StringComparison.Ordinal)));
        await _house.ImportAsync(File(Line("THREE").Replace("Digital", "digital", StringComparison.Ordinal)));

        foreach (var code in new[] { "ONE", "TWO", "THREE" })
            Assert.Equal(new Portfolio("digital", "Digital"), (await _house.FindAsync(code))!.Portfolio);
    }

    [Fact]
    public async Task So_are_those_of_one_programme()
    {
        await _house.ImportAsync(File(Line("ONE", "Relation Client"), Line("TWO", "RELATION CLIENT")));
        await _house.ImportAsync(File(Line("THREE", "relation client")));

        foreach (var code in new[] { "ONE", "TWO", "THREE" })
            Assert.Equal("Relation Client", (await _house.FindAsync(code))!.Programme);
        Assert.Equal(["0 created, 0 changed, 2 unchanged, 0 wrong"], (await _house.ImportAsync(File(Line("TWO", "relation CLIENT"), Line("THREE")))).Lines);
    }

    [Fact]
    public async Task A_line_break_in_a_field_does_not_reach_the_trail()
    {
        await _house.ImportAsync(File(Line("GOOD").Replace("Project GOOD", "\"Good\nstate: Closed\"", StringComparison.Ordinal)));

        Assert.Equal("Good state: Closed", (await _house.FindAsync("GOOD"))!.Name);
        Assert.Equal(ExitCode.Fine, (await _house.Audit.VerifyAsync()).Code);
    }

    [Theory]
    [InlineData("SEK", "SEK")]
    [InlineData("mad", "MAD")]
    [InlineData("JH", "PD")]
    [InlineData("pd", "PD")]
    public async Task A_budget_is_in_person_days_or_any_currency_there_is(string typed, string unit)
    {
        var (code, _) = await _house.ImportAsync(File(Line("GOOD").Replace("EUR", typed, StringComparison.Ordinal)));

        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(new Money(480_000, unit), (await _house.FindAsync("GOOD"))!.Budget);
    }

    [Fact]
    public async Task What_is_wrong_stays_on_its_line_whatever_was_typed()
    {
        var (_, said) = await _house.ImportAsync(File(Line("GOOD").Replace("EUR", "\"E\nU\u001b[2J\"", StringComparison.Ordinal)));

        Assert.StartsWith("line 2: wrong, currency: “E U [2J” is no currency", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_report_is_prefilled_with_the_forecast_of_the_file()
    {
        await _house.ImportAsync(File(Apollo, Line("GOOD")));

        foreach (var (code, finish) in new[] { ("APOLLO", "2027-07-13"), ("GOOD", "2027-06-30") })
            Assert.Equal(finish, StatusDraft.Prefilled("d", (await _house.FindAsync(code))!, "20261116-w", null, Language.English).ForecastFinish);
    }

    [Fact]
    public async Task The_trail_says_that_the_program_imported_it()
    {
        await _house.ImportAsync(File(Apollo));

        var entry = Assert.Single(await _house.Audit.EntriesAsync());

        Assert.Equal((Guid.Empty, "projects.import"), (entry.Columns.Guid("actor"), entry.Columns.Text("action")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_one_clear_line()
    {
        Assert.Equal((ExitCode.Wrong, "There is no file nowhere.csv."), Said(await _house.RunAsync("import", "nowhere.csv")));
        Assert.Equal((ExitCode.Wrong, "Il n’y a pas de fichier nowhere.csv."), Said(await _house.RunAsync("import", "nowhere.csv", "--language", "fr")));
        Assert.Equal((ExitCode.Wrong, "The file is larger than 5 MB. Split it in two."), Said(await _house.ImportAsync(new byte[CsvImport.MaxBytes + 1])));
        Assert.Equal(ExitCode.NotUnderstood, (await _house.RunAsync("import")).Code);

        static (ExitCode, string) Said((ExitCode Code, string[] Lines) it) => (it.Code, Assert.Single(it.Lines));
    }

    [Fact]
    public async Task As_a_process_of_its_own_it_writes_and_ends_with_nothing_due()
    {
        await System.IO.File.WriteAllTextAsync(_house.Path, File(Apollo));

        var (code, said) = await _house.RunAsProcessAsync("import");

        Assert.Equal(["line 2: create APOLLO, Portal, in the new portfolio Digital", "1 created, 0 changed, 0 unchanged, 0 wrong"],
            said);
        Assert.Equal(0, code);
        Assert.Equal(["APOLLO"], (await _house.ListedAsync()).Select(project => project.Code));
        Assert.Empty(await _house.Store.DueAsync());
    }

    private static string Line(string code, string programme = "") =>
        $"{code},Project {code},Digital,{programme},{Camille},{Daniel},,,2026-07-01,2027-06-30,,480000,EUR,,,";
}
