using System.Text;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Features.Projects;
using PmoBot.Verbs;
using static PmoBot.Tests.Features.Register.RegisterFileHouse;

namespace PmoBot.Tests.Features.Register;

public sealed class ImportRegisterTests : IDisposable
{
    private readonly RegisterFileHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Every_column_arrives()
    {
        await _house.BeginAsync();

        var (code, said) = await _house.ImportAsync(File(Slip));

        Assert.Equal(["line 2: log in APOLLO, threat: Vendor slips", "1 created, 0 changed, 0 unchanged, 0 wrong"], said);
        Assert.Equal(ExitCode.Fine, code);
        var item = await _house.ItemAsync("R-1");
        Assert.Equal(
            """
            state: Responding
            statement: Vendor slips
            cause: Strike
            effect: Late start
            inherent: p4 i5
            current: p4 i5
            target: p4 i5
            costImpact: 12000.5 USD
            owner: 8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02
            response: Reduce
            due: 2026-12-15
            category: Supplier
            proximity: Near
            nextReview: 2026-11-25
            confidential: yes
            """,
            RegisterRules.InWords(item));
        Assert.Equal((ItemAct.Imported, "PmoBot", 1), (item.Act, item.LoggedBy.Name, item.Version));
        Assert.Empty(await _house.Store.DueAsync());
        await _house.AssertVerifiedAsync();
    }

    [Fact]
    public async Task A_file_as_a_French_spreadsheet_writes_it_says_the_same()
    {
        await _house.BeginAsync();
        var french = Header.Replace(',', ';') + "\r\n"
            + $"apollo;;Menace;Vendor slips;Strike;Late start;4;5;;12 000,50;$;{ImportHouse.Daniel};réduire;fournisseur;proche;15/12/2026;En traitement;oui\r\n"
            + $"apollo;;problème;Panne;;;;;3;1500;JH;;;;;;clos;\r\n";

        var (_, said) = await _house.ImportAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(french)], "--language", "fr");

        Assert.Equal(
            ["ligne 2 : consigner dans APOLLO, menace : Vendor slips", "ligne 3 : consigner dans APOLLO, problème : Panne", "2 créés, 0 modifié, 0 inchangé, 0 erroné"],
            said);
        Assert.Equal(["0 created, 0 changed, 1 unchanged, 0 wrong"], (await _house.ImportAsync(File(Slip.Replace("APOLLO,,", "APOLLO,R-1,", StringComparison.Ordinal)))).Lines);
        var issue = await _house.ItemAsync("I-1");
        Assert.Equal((ItemState.Closed, new Money(1500, "PD"), IssueType.Problem, null), (issue.State, issue.CostImpact, issue.Type, issue.Outcome));
    }

    [Fact]
    public async Task Numbers_are_given_in_the_order_of_the_file_kind_by_kind()
    {
        await _house.BeginAsync("HERMES");
        await _house.ImportAsync(File(Threat("First")));

        await _house.ImportAsync(File(Threat("Second"), Issue("Down"), Threat("Third"), "APOLLO,,opportunity,Early,,,2,3,,,,,,,,,,", Threat("Elsewhere", "HERMES"), Issue("Still down")));

        Assert.Equal(
            ["I-1 Down", "I-2 Still down", "O-1 Early", "R-1 First", "R-2 Second", "R-3 Third"],
            (await _house.AllAsync()).Select(item => $"{item.Number} {item.Statement}"));
        Assert.Equal("Elsewhere", (await _house.ItemAsync("R-1", "HERMES")).Statement);
        await _house.AssertVerifiedAsync();
    }

    [Fact]
    public async Task A_line_with_a_number_changes_that_item_and_an_empty_cell_changes_nothing()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip));
        await _house.ImportAsync(File("APOLLO,R-1,,,,,,,,,,,,,,,,no"));

        var (_, said) = await _house.ImportAsync(File($"apollo,r1,risk,Vendor slips by weeks,,,2,,,9000,,{ImportHouse.Camille},share,,now,,,"));

        Assert.Equal(
            "line 2: change APOLLO R-1. Statement: Vendor slips → Vendor slips by weeks; Score: 20 (P4 × I5) → 10 (P2 × I5); Target: 20 (P4 × I5) → 10 (P2 × I5); "
                + "Cost impact: $12k → $9k; Owner: Daniel Okafor → Camille Martin; Response: reduce → share; Proximity: within 90 days → within 30 days",
            said[0]);
        Assert.Equal("0 created, 1 changed, 0 unchanged, 0 wrong", said[^1]);
        var item = await _house.ItemAsync("R-1");
        Assert.Equal(("Strike", new LocalDate(2026, 12, 15), 3, ItemAct.Imported), (item.Cause, item.Due!.Value, item.Version, item.Act));
        Assert.Equal((new Assessment(4, 5), new LocalDate(2026, 12, 2), false), (item.Inherent!.Value, item.NextReview!.Value, item.IsConfidential));
        await _house.AssertVerifiedAsync();
    }

    [Fact]
    public async Task New_lines_a_second_time_are_unchanged_whatever_became_of_what_they_logged()
    {
        await _house.BeginAsync();
        var file = File(Slip, Threat("Second"), Issue("Down"), "APOLLO,,threat,Second,Another cause,,1,1,,,,,,,,,,", "APOLLO,,issue,\"Two\nlines\",,,,,2,,,,,,,,,");
        await _house.ImportAsync(file);
        await _house.ImportAsync(File("APOLLO,R-2,,,,,5,5,,,,,,,,,closed,", "APOLLO,I-1,,,,,,,,,,,,cost,,,,"));

        Assert.Equal(["0 created, 0 changed, 5 unchanged, 0 wrong"], (await _house.ImportAsync(file)).Lines);
        Assert.Equal(["0 created, 0 changed, 5 unchanged, 0 wrong"], (await _house.ImportAsync(file.Replace("\n", "\r\n", StringComparison.Ordinal))).Lines);
    }

    [Theory]
    [InlineData("NOWHERE,,threat,S,,,1,1,,,,,,,,,,", "project: There is no project NOWHERE whose register you run.")]
    [InlineData(",,threat,S,,,1,1,,,,,,,,,,", "project: This must not be empty.")]
    [InlineData("APOLLO,R-9,,,,,1,,,,,,,,,,,", "number: APOLLO has no R-9. Leave the number empty to log a new item.")]
    [InlineData("APOLLO,12,threat,S,,,1,1,,,,,,,,,,", "number: “12” is no number of an item. Write it as R-12, O-3 or I-7, or leave it empty to log a new item.")]
    [InlineData("APOLLO,R-1,issue,,,,,,,,,,,,,,,", "kind: R-1 is of the kind threat, and stays so.")]
    [InlineData("APOLLO,,danger,S,,,1,1,,,,,,,,,,", "kind: “danger” is not one of: threat, opportunity, issue.")]
    [InlineData("APOLLO,,,,,,,,,,,,,,,,,", "kind: This must not be empty.", "statement: This must not be empty.")]
    [InlineData("APOLLO,,threat,S,,,,6,,,,,,,,,,", "impact: Choose 1 to 5", "probability: This must not be empty.")]
    [InlineData("APOLLO,,issue,S,,,,,,,,,,,,,,", "severity: This must not be empty.")]
    [InlineData("APOLLO,,issue,S,,,1,,2,,,,reduce,,,,,", "probability: This is not said of the kind issue.", "response: This is not said of the kind issue.")]
    [InlineData("APOLLO,,threat,S,,,1,1,2,,,,,,,,,", "severity: This is not said of the kind threat.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,exploit,,,,,", "response: This is not said of the kind threat.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,-5,,,,,,,,", "costImpact: “-5” is not an amount. Write it as 1500 or 1500.50, without a sign or a currency.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,2000000000000,,,,,,,,", "costImpact: More than an amount can be.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,5,DOUBLOON,,,,,,,", "currency: “DOUBLOON” is no currency that I know. Write its code, such as EUR, or PD for person-days.")]
    [InlineData("APOLLO,R-1,,,,,,,,,GBP,,,,,,,", "currency: Another currency needs its amount.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,Daniel,,,,,,", "owner: “Daniel” is not a person. Write: Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>, with the Entra object id.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,,,,03/04/2027,,", "due: “03/04/2027” can be 3 April 2027 or 4 March 2027. Write 2027-04-03 or 2027-03-04.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,,,tomorrow,,,", "proximity: “tomorrow” is not one of: now, near, later.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,,,,,realised,", "status: What is open cannot become realised.")]
    [InlineData("APOLLO,,issue,S,,,,,1,,,,,,,,occurred,", "status: What is open cannot become occurred.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,,,,,undone,", "status: “undone” is not one of: open, responding, closed, occurred, realised.")]
    [InlineData("APOLLO,,threat,S,,,1,1,,,,,,,,,,maybe", "confidential: “maybe” is not one of: yes, no.")]
    [InlineData("APOLLO,R-2,,Other words,,,,,,,,,,,,,,", "R-2 is closed: it does not change any more, unless it is opened again.")]
    [InlineData("APOLLO,R-3,,,,,,,,,,,,,,,open,", "status: What is occurred cannot become open.")]
    public async Task What_is_wrong_with_a_line_is_said_with_its_column(string line, params string[] wrong)
    {
        await _house.BeginAsync();
        Assert.Equal("3 created, 0 changed, 0 unchanged, 0 wrong",
            (await _house.ImportAsync(File(Slip, "APOLLO,,threat,Over,,,1,1,,,,,,,,,closed,", "APOLLO,,threat,Came,,,1,1,,,,,,,,,occurred,"))).Lines[^1]);

        var (code, said) = await _house.ImportAsync(File("", line));

        Assert.Equal(wrong.Select(message => message.StartsWith("R-", StringComparison.Ordinal) ? $"line 3: wrong: {message}" : $"line 3: wrong, {message}"), said[..^2]);
        Assert.Equal(("0 created, 0 changed, 0 unchanged, 1 wrong", ExitCode.Wrong), (said[^1], code));
    }

    [Fact]
    public async Task A_statement_or_a_part_that_is_too_long_is_wrong()
    {
        await _house.BeginAsync();

        var (_, said) = await _house.ImportAsync(File(Threat(new string('é', 600)), Threat(new string('é', 601)), $"APOLLO,,threat,S,{new string('a', 401)},,1,1,,,,,,,,,,"));

        Assert.Equal(
            ["line 3: wrong, statement: Longer than 600 characters.", "line 4: wrong, cause: Longer than 400 characters."], said[1..3]);
    }

    [Fact]
    public async Task One_item_twice_in_a_file_is_wrong_the_second_time()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip));

        var (_, said) = await _house.ImportAsync(File("APOLLO,R-1,,,,,1,,,,,,,,,,,", "APOLLO,r1,,,,,2,,,,,,,,,,,", Threat("New"), Threat("New")));

        Assert.Equal(
            ["line 3: wrong, number: R-1 is on line 2 already. Each item once.", "line 5: wrong, statement: Line 4 logs the same already."],
            said.Where(line => line.Contains("wrong,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("avoid", Response.Avoid)]
    [InlineData("Éviter", Response.Avoid)]
    [InlineData("MITIGATE", Response.Reduce)]
    [InlineData("transfert", Response.Transfer)]
    [InlineData("partager", Response.Share)]
    [InlineData("Acceptation", Response.Accept)]
    [InlineData("contingency plan", Response.ContingencyPlan)]
    [InlineData("contingent plan", Response.ContingencyPlan)]
    [InlineData("Plan de secours", Response.ContingencyPlan)]
    [InlineData("fallback", Response.Fallback)]
    [InlineData("Solution de repli", Response.Fallback)]
    [InlineData("rejeter", Response.Reject)]
    public async Task A_response_is_read_in_both_languages_and_in_the_old_words(string typed, object response)
    {
        await _house.BeginAsync();

        await _house.ImportAsync(File($"APOLLO,,risque,S,,,1,1,,,,,{typed},,,,,"));

        var item = await _house.ItemAsync("R-1");
        Assert.Equal(((Response?)(Response)response, ItemState.Responding), (item.Response, item.State));
    }

    [Fact]
    public async Task An_old_word_is_shown_in_the_form_and_stays_when_something_else_is_changed()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File("APOLLO,,threat,S,,,1,1,,,,,fallback,,,,,"));
        var opened = Assert.IsType<PmoBot.Conversation.Reply.Form>(
            await _house.Audit.PressAsync(OpenItemForm.OpenVerb, ("project", "APOLLO"), ("item", "R-1"), ("form", EditItem.SaveVerb)));
        var form = ProjectHouse.Inputs(opened.Body);
        Assert.Contains("\"fallback\"", ProjectHouse.Shown(opened), StringComparison.Ordinal);

        form["statement"] = "Said better";
        await _house.Audit.PressAsync(EditItem.SaveVerb, [.. form.Select(field => (field.Key, field.Value))]);

        var item = await _house.ItemAsync("R-1");
        Assert.Equal(("Said better", Response.Fallback), (item.Statement, item.Response!.Value));
    }

    [Theory]
    [InlineData("maintenant", Proximity.Now)]
    [InlineData("Imminent", Proximity.Now)]
    [InlineData("sous 90 jours", Proximity.Near)]
    [InlineData("plus tard", Proximity.Later)]
    public async Task So_is_when_it_may_come(string typed, object proximity)
    {
        await _house.BeginAsync();

        await _house.ImportAsync(File($"APOLLO,,risk,S,,,1,1,,,,,,,{typed},,,"));

        Assert.Equal((Proximity?)(Proximity)proximity, (await _house.ItemAsync("R-1")).Proximity);
    }

    [Theory]
    [InlineData("oui", true)]
    [InlineData("x", true)]
    [InlineData("1", true)]
    [InlineData("VRAI", true)]
    [InlineData("non", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public async Task So_is_what_is_confidential(string typed, bool confidential)
    {
        await _house.BeginAsync();

        await _house.ImportAsync(File($"APOLLO,,risk,S,,,1,1,,,,,,,,,,{typed}"));

        Assert.Equal(confidential, (await _house.ItemAsync("R-1")).IsConfidential);
    }

    [Fact]
    public async Task An_item_ends_and_begins_again_by_a_file_and_its_history_says_so()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip, "APOLLO,,opportunity,Early,,,2,2,,,,,,,,,,"));

        Assert.Equal("0 created, 2 changed, 0 unchanged, 0 wrong", (await _house.ImportAsync(File("APOLLO,R-1,,,,,,,,,,,,,,,closed,", "APOLLO,O-1,,,,,,,,,,,,,,,réalisée,"))).Lines[^1]);
        Assert.Equal(ItemState.Realised, (await _house.ItemAsync("O-1")).State);
        var (_, said) = await _house.ImportAsync(File("APOLLO,R-1,,Vendor slips again,,,,,,,,,,,,,open,"));

        Assert.Equal("line 2: change APOLLO R-1. State: closed → responding; Statement: Vendor slips → Vendor slips again", said[0]);
        Assert.Equal(ItemState.Responding, (await _house.ItemAsync("R-1")).State);
        var history = await _house.Audit.PressAsync(ShowItemHistory.HistoryVerb, ("project", "APOLLO"), ("item", "R-1"));
        Assert.Contains("PmoBot imported it from a file", ProjectHouse.Shown(history), StringComparison.Ordinal);
        await _house.AssertVerifiedAsync();
    }

    [Theory]
    [InlineData("reduce", "responding", "open")]
    [InlineData("reduce", "open", "responding")]
    [InlineData("", "open", "responding")]
    [InlineData("", "responding", "open")]
    public async Task Whether_it_is_responded_to_follows_from_its_response_and_not_from_the_word_of_a_file(string response, string first, string then)
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File($"APOLLO,,threat,S,,,1,1,,,,,{response},,,,{first},"));
        var expected = response.Length > 0 ? ItemState.Responding : ItemState.Open;
        Assert.Equal(expected, (await _house.ItemAsync("R-1")).State);

        Assert.Equal(["0 created, 0 changed, 1 unchanged, 0 wrong"], (await _house.ImportAsync(File($"APOLLO,R-1,,,,,,,,,,,,,,,{then},"))).Lines);
        await _house.ImportAsync(File("APOLLO,R-1,,,,,,,,,,,,,,,closed,"));
        Assert.Equal("0 created, 1 changed, 0 unchanged, 0 wrong", (await _house.ImportAsync(File($"APOLLO,R-1,,,,,,,,,,,,,,,{then},"))).Lines[^1]);
        Assert.Equal(expected, (await _house.ItemAsync("R-1")).State);
    }

    [Fact]
    public async Task A_closed_project_takes_no_line_that_would_write()
    {
        await _house.BeginAsync();
        await _house.ImportAsync(File(Slip));
        await _house.Audit.PressAsync("projects.agree", ("project", "APOLLO"), ("state", "Closed"), ("budget", "480000"), ("unit", "EUR"), ("portfolio", "Digital"), ("base", "1"));

        var (_, said) = await _house.ImportAsync(File(Slip, Threat("New")));

        Assert.Equal("line 3: wrong, project: This project is closed and takes no more items.", said[0]);
        Assert.Equal("0 created, 0 changed, 1 unchanged, 1 wrong", said[^1]);
    }

    [Fact]
    public async Task Partial_writes_the_good_lines_and_a_dry_run_none()
    {
        await _house.BeginAsync();
        var file = File(Threat("Good"), Threat("Bad") + ",more", Threat("Fine"));

        var dry = await _house.ImportAsync(File(Threat("Good")), "--dry-run");
        Assert.Equal(["line 2: log in APOLLO, threat: Good", "A dry run: nothing was written.", "1 created, 0 changed, 0 unchanged, 0 wrong"], dry.Lines);
        Assert.Equal(["Nothing was written. Correct the wrong lines, or write the others with --partial.", "0 created, 0 changed, 0 unchanged, 1 wrong"], (await _house.ImportAsync(file)).Lines[^2..]);
        Assert.Empty(await _house.AllAsync());

        var (code, said) = await _house.ImportAsync(file, "--partial");
        Assert.Equal(("2 created, 0 changed, 0 unchanged, 1 wrong", ExitCode.Wrong), (said[^1], code));
        Assert.Equal(["Good", "Fine"], (await _house.AllAsync()).Select(item => item.Statement));
    }

    [Fact]
    public async Task Two_thousand_items_are_written_in_the_order_of_the_file()
    {
        await _house.BeginAsync("HERMES");
        var lines = Enumerable.Range(1, 2000).Select(i => i % 3 == 0 ? Threat($"Number {i}", "HERMES") : Slip.Replace("Vendor", $"Vendor {i}", StringComparison.Ordinal)).ToList();

        var (code, said) = await _house.ImportAsync(File(lines));

        Assert.Equal(("2000 created, 0 changed, 0 unchanged, 0 wrong", ExitCode.Fine), (said[^1], code));
        Assert.Equal(("Vendor 1 slips", "Vendor 2000 slips"), ((await _house.ItemAsync("R-1")).Statement, (await _house.ItemAsync("R-1334")).Statement));
        Assert.Equal(["0 created, 0 changed, 2000 unchanged, 0 wrong"], (await _house.ImportAsync(File(lines))).Lines);
        await _house.AssertVerifiedAsync();
        Assert.Empty(await _house.Store.DueAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_done_once_and_told_as_done(bool happens)
    {
        FaultyStore? faulty = null;
        using var house = new RegisterFileHouse(store => faulty = new FaultyStore(store));
        await house.BeginAsync();
        await house.ImportAsync(File(Slip));
        (faulty!.LosesCommit, faulty.LostCommitHappens) = (faulty.Commits + 2, happens);   // the first puts the deliveries where they are found

        var (_, said) = await house.ImportAsync(File([.. Enumerable.Range(1, 20).Select(i => Threat($"Number {i}")), "APOLLO,R-1,,,,,1,,,,,,,,,,,"]));

        Assert.Equal("20 created, 1 changed, 0 unchanged, 0 wrong", said[^1]);
        Assert.Equal(21, (await house.AllAsync()).Count);
        await house.AssertVerifiedAsync();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(40)]
    public async Task Cut_short_anywhere_it_is_run_again_and_writes_what_is_missing(int calls)
    {
        FaultyStore? faulty = null;
        using var house = new RegisterFileHouse(store => faulty = new FaultyStore(store));
        await house.BeginAsync();
        var file = File(Enumerable.Range(1, 50).Select(i => Threat($"Number {i}")));
        faulty!.DiesAtCall = faulty.Calls + calls;
        Assert.Equal(ExitCode.Wrong, (await house.ImportAsync(file)).Code);
        faulty.DiesAtCall = int.MaxValue;
        var before = (await house.AllAsync()).Count;

        var (_, said) = await house.ImportAsync(file);

        Assert.Equal($"{50 - before} created, 0 changed, {before} unchanged, 0 wrong", said[^1]);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"Number {i}"), (await house.AllAsync()).Select(item => item.Statement));
        await house.AssertVerifiedAsync();
    }

    [Fact]
    public async Task As_a_process_of_its_own_it_writes_and_ends_with_nothing_due()
    {
        await _house.BeginAsync();
        await System.IO.File.WriteAllTextAsync(_house.Path, File(Slip));

        var (code, said) = await _house.RunAsProcessAsync();

        Assert.Equal(["line 2: log in APOLLO, threat: Vendor slips", "1 created, 0 changed, 0 unchanged, 0 wrong"], said);
        Assert.Equal(0, code);
        Assert.Empty(await _house.Store.DueAsync());
    }

    private static string Threat(string statement, string project = "APOLLO") => $"{project},,threat,{statement},,,3,3,,,,,,,,,,";

    private static string Issue(string statement) => $"APOLLO,,issue,{statement},,,,,2,,,,,,,,,";
}
