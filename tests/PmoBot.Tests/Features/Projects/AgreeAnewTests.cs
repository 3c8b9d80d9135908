using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Projects;

public sealed class AgreeAnewTests : IDisposable
{
    private static readonly ProjectTexts Texts = ProjectTexts.For(Language.English);
    private static readonly Roles DigitalPmo = new([new Grant(Role.Pmo, "digital")]);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Of_two_who_reopen_a_closed_project_the_second_takes_nothing_away()
    {
        await _house.CreateAsync("ZEUS", "Digital", it => it with
        {
            State = ProjectState.Closed,
            Programme = "Core",
            Budget = new Money(1_000_000, "EUR"),
            Start = new LocalDate(2026, 7, 1),
            Baselines = [new Baseline(new LocalDate(2027, 4, 1), it.ActiveSince)],
        }, recorded: true);
        var (first, second) = (await _house.OpenAsync("project ZEUS agree"), await _house.OpenAsync("project ZEUS agree"));
        (first[ProjectFields.State], second[ProjectFields.State]) = ("Active", "Active");
        await _house.PressAsync(AgreeAnew.AgreeVerb, first);

        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(AgreeAnew.AgreeVerb, second));

        var zeus = await _house.FindAsync("ZEUS");
        Assert.Equal((ProjectState.Active, "Core", 1_000_000m), (zeus.State, zeus.Programme, zeus.Budget!.Value.Amount));
        Assert.Single(zeus.Baselines);
    }

    [Fact]
    public async Task What_was_typed_while_somebody_closed_the_project_comes_back_and_waits_for_its_reopening()
    {
        await ApolloAsync(recorded: true);
        var (budget, closing) = (await _house.OpenAsync("project APOLLO agree"), await _house.OpenAsync("project APOLLO agree"));
        closing[ProjectFields.State] = "Closed";
        await _house.PressAsync(AgreeAnew.AgreeVerb, closing);
        (budget[ProjectFields.Budget], budget[ProjectFields.Reason]) = ("3M", "Second site");

        var back = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(AgreeAnew.AgreeVerb, budget));

        var (shown, typed) = (ProjectHouse.Shown(back), ProjectHouse.Inputs(back.Body));
        Assert.Contains(Texts.ChangedMeanwhile, shown, StringComparison.Ordinal);
        Assert.Equal(("Closed", "3000000", "Second site"), (typed[ProjectFields.State], typed[ProjectFields.Budget], typed[ProjectFields.Reason]));

        var still = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(AgreeAnew.AgreeVerb, typed));
        Assert.Contains(Texts.ReopenFirst, ProjectHouse.Shown(still), StringComparison.Ordinal);

        typed[ProjectFields.State] = "Active";
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(AgreeAnew.AgreeVerb, typed));
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal((ProjectState.Active, 3_000_000m, "Second site"), (apollo.State, apollo.Budget!.Value.Amount, apollo.AgreedBecause));
    }

    [Fact]
    public async Task A_project_that_moves_takes_what_was_left_empty_from_the_portfolio_that_it_joins()
    {
        await ApolloAsync();
        await _house.CreateAsync("ZEUS", "Finance");
        var settings = await _house.OpenAsync("portfolio Finance settings");
        (settings["leastDays"], settings["mostDays"], settings["costTolerance"]) = ("7", "20", "2");
        await _house.PressAsync("portfolio.save", settings);

        await AgreeAsync(form => (form[ProjectFields.Portfolio], form[ProjectFields.ScheduleTolerance], form[ProjectFields.Reason]) = ("Finance", "8", "Moved"));

        Assert.Equal(new Tolerances(0.08m, 7, 20, 0.02m), (await _house.FindAsync("APOLLO")).OwnTolerances);
    }

    [Fact]
    public async Task A_programme_that_was_misspelt_can_be_spelt_right()
    {
        await _house.CreateAsync("ZEUS", "Digital", it => it with { Programme = "Efficacite" });
        var form = await _house.OpenAsync("project ZEUS agree");
        form[ProjectFields.Programme] = "Efficacité";

        await _house.PressAsync(AgreeAnew.AgreeVerb, form);

        Assert.Equal("Efficacité", (await _house.FindAsync("ZEUS")).Programme);
    }

    [Fact]
    public async Task The_PMO_of_one_programme_is_not_that_of_another_whose_name_differs_by_a_sign()
    {
        await _house.CreateAsync("ZEUS", "Digital", it => it with { Programme = "C#" });

        var stranger = await _house.SayAsync("project ZEUS", new Roles([new Grant(Role.Pmo, "digital", "C++")]));
        var own = await _house.SayAsync("project ZEUS", new Roles([new Grant(Role.Pmo, "digital", "c#")]));

        Assert.IsType<Reply.Text>(stranger);
        Assert.IsType<Reply.Card>(own);
    }

    [Fact]
    public async Task Every_baseline_is_kept_with_who_and_when_and_why_and_shown_by_its_number()
    {
        await ApolloAsync();
        _house.Wait(Duration.FromDays(30));

        await AgreeAsync(form => (form[ProjectFields.BaselineFinish], form[ProjectFields.Reason]) = ("2027-06-30", "Vendor late"));

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal([new LocalDate(2027, 4, 1), new LocalDate(2027, 6, 30)], apollo.Baselines.Select(baseline => baseline.Finish));
        Assert.Equal((ProjectHouse.Camille, "Vendor late"), (apollo.Baselines[1].By, apollo.Baselines[1].Reason));
        Assert.Contains("baseline 2 (+90 d on the first)", ProjectHouse.Shown(await _house.SayAsync("project APOLLO")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProjectFields.BaselineFinish, "2027-06-30")]
    [InlineData(ProjectFields.Start, "2026-01-01")]
    [InlineData(ProjectFields.Budget, "2M")]
    [InlineData(ProjectFields.CostTolerance, "5")]
    public async Task What_a_project_is_measured_against_changes_with_a_reason_only(string field, string typed)
    {
        await ApolloAsync();

        var reply = await AgreeAsync(form => form[field] = typed);

        Assert.Contains(Texts.ReasonMissing, ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(reply)), StringComparison.Ordinal);
        Assert.Empty(await _house.AuditAsync("APOLLO"));
    }

    [Fact]
    public async Task A_budget_of_any_unit_and_with_as_many_decimals_as_there_are_stays_as_it_was_agreed()
    {
        await ApolloAsync(it => it with { Budget = new Money(1000.125m, "TND") });

        var reply = await AgreeAsync(form => form[ProjectFields.State] = "OnHold");

        Assert.IsType<Reply.UpdatedCard>(reply);
        Assert.Equal(new Money(1000.125m, "TND"), (await _house.FindAsync("APOLLO")).Budget);
    }

    [Fact]
    public async Task A_baseline_is_not_taken_back()
    {
        await ApolloAsync();

        var reply = await AgreeAsync(form =>
        {
            form.Remove(ProjectFields.BaselineFinish);
            form[ProjectFields.Reason] = "Nobody knows";
        });

        Assert.Contains(Texts.BaselineStays, ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(reply)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_tolerances_hold_and_emptied_ones_are_the_portfolios_again()
    {
        await ApolloAsync();
        await AgreeAsync(form => (form[ProjectFields.ScheduleTolerance], form[ProjectFields.LeastDays], form[ProjectFields.Reason]) = ("2,5", "0", "Critical"));
        Assert.Equal(new Tolerances(0.025m, 0, 30, 0.10m), (await _house.FindAsync("APOLLO")).Tolerances);

        await AgreeAsync(form =>
        {
            foreach (var field in new[] { ProjectFields.ScheduleTolerance, ProjectFields.LeastDays, ProjectFields.MostDays, ProjectFields.CostTolerance })
                form.Remove(field);
            form[ProjectFields.Reason] = "As all others";
        });

        Assert.Null((await _house.FindAsync("APOLLO")).OwnTolerances);
    }

    [Fact]
    public async Task A_project_that_becomes_active_again_owes_reports_from_then_on()
    {
        var since = (await ApolloAsync()).ActiveSince;
        await AgreeAsync(form => form[ProjectFields.State] = "OnHold");
        Assert.Equal(since, (await _house.FindAsync("APOLLO")).ActiveSince);
        _house.Wait(Duration.FromDays(40));

        await AgreeAsync(form => form[ProjectFields.State] = "Active");

        Assert.Equal(since + Duration.FromDays(40), (await _house.FindAsync("APOLLO")).ActiveSince);
    }

    [Theory]
    [InlineData("project APOLLO edit")]
    [InlineData("project APOLLO people")]
    [InlineData("project APOLLO escalation")]
    public async Task A_closed_project_is_not_edited_and_says_who_can_reopen_it(string words)
    {
        await ApolloAsync(it => it with { State = ProjectState.Closed });

        var reply = await _house.SayAsync(words);

        Assert.Equal(Texts.ClosedStays("APOLLO"), Assert.IsType<Reply.Text>(reply).Words);
    }

    [Fact]
    public async Task A_closed_project_is_offered_to_be_active_again()
    {
        await ApolloAsync(it => it with { State = ProjectState.Closed });

        Assert.Equal("Active", (await _house.OpenAsync("project APOLLO agree"))[ProjectFields.State]);
    }

    [Fact]
    public async Task A_closed_project_takes_its_reopening_and_nothing_with_it()
    {
        await ApolloAsync(it => it with { State = ProjectState.Closed });

        await AgreeAsync(form => (form[ProjectFields.State], form[ProjectFields.Budget], form[ProjectFields.Reason]) = ("Active", "9M", "Forged"));

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal((ProjectState.Active, 1_000_000m), (apollo.State, apollo.Budget!.Value.Amount));
    }

    [Fact]
    public async Task A_move_takes_the_directory_and_the_snapshot_along()
    {
        await ApolloAsync();
        await _house.CreateAsync("ZEUS", "Finance");
        await AgreeAsync(form => form[ProjectFields.State] = "OnHold");
        await _house.DeliverAsync();
        Assert.NotNull(await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"));

        await AgreeAsync(form => (form[ProjectFields.Portfolio], form[ProjectFields.Programme]) = ("FINANCE", "One ledger"));
        await _house.DeliverAsync();

        Assert.Null(await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"));
        Assert.NotNull(await _house.Store.FindAsync("portfolio-finance", "snapshot-APOLLO"));
        var listed = (await _house.Get<ProjectDirectory>().ProjectsAsync(CancellationToken.None).ToListAsync()).Single(entry => entry.Code == "APOLLO");
        Assert.Equal(("finance", "One ledger"), (listed.Portfolio, listed.Programme));
        Assert.Equal("Finance", (await _house.FindAsync("APOLLO")).Portfolio.Name);
    }

    [Fact]
    public async Task There_and_back_again_leaves_one_snapshot()
    {
        await ApolloAsync();
        await _house.CreateAsync("ZEUS", "Finance");
        await AgreeAsync(form => form[ProjectFields.Portfolio] = "Finance");
        await _house.DeliverAsync();

        await AgreeAsync(form => form[ProjectFields.Portfolio] = "Digital");
        await _house.DeliverAsync();

        Assert.NotNull(await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"));
        Assert.Null(await _house.Store.FindAsync("portfolio-finance", "snapshot-APOLLO"));
    }

    [Fact]
    public async Task A_PMO_of_one_portfolio_gives_no_project_away_to_another()
    {
        await ApolloAsync();
        await _house.CreateAsync("ZEUS", "Finance");

        var reply = await AgreeAsync(form => form[ProjectFields.Portfolio] = "Finance", DigitalPmo);

        Assert.Contains(Texts.OnlyPmoThere, ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(reply)), StringComparison.Ordinal);
        Assert.Equal("digital", (await _house.FindAsync("APOLLO")).Portfolio.Id);
    }

    [Fact]
    public async Task A_new_portfolio_is_asked_about_before_a_project_moves_there()
    {
        await ApolloAsync();

        var asked = Assert.IsType<Reply.FormAgain>(await AgreeAsync(form => form[ProjectFields.Portfolio] = "Freshly made"));
        Assert.Contains("Create the portfolio Freshly made", ProjectHouse.Shown(asked), StringComparison.Ordinal);

        var ticked = ProjectHouse.Inputs(asked.Body);
        ticked[ProjectFields.CreatePortfolio] = "true";
        await _house.PressAsync(AgreeAnew.AgreeVerb, ticked);
        Assert.Equal("freshly-made", (await _house.FindAsync("APOLLO")).Portfolio.Id);
    }

    [Fact]
    public async Task A_row_of_before_there_were_further_fields_still_reads()
    {
        var row = (await _house.Store.FindAsync((await ApolloAsync()).Code.Partition, ProjectStore.Row))!;
        foreach (var column in new[] { "escalation", "edited", "formerPortfolios", "members", "agreedBecause", "toleranceSchedule" })
            row.Columns[column] = null;
        row.Columns["baselines"] = """[{"finish":"2027-04-01","since":"2026-11-18T09:00:00Z"}]""";
        await _house.Store.CommitAsync("project-APOLLO", [new Write.Replace(ProjectStore.Row, row.Columns, row.ETag)]);

        var reply = await AgreeAsync(form => (form[ProjectFields.BaselineFinish], form[ProjectFields.Reason]) = ("2027-05-01", "Later"));

        Assert.IsType<Reply.UpdatedCard>(reply);
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal([null, ProjectHouse.Camille], apollo.Baselines.Select(baseline => baseline.By));
    }

    private async Task<Reply> AgreeAsync(Action<Dictionary<string, string>> change, Roles? roles = null)
    {
        var form = await _house.OpenAsync("project APOLLO agree", roles);
        change(form);
        return await _house.PressAsync(AgreeAnew.AgreeVerb, form, roles);
    }

    private Task<Project> ApolloAsync(Func<Project, Project>? with = null, bool recorded = false) => _house.CreateAsync("APOLLO", "Digital", it =>
    {
        var agreed = it with
        {
            Manager = ProjectHouse.Daniel,
            Start = new LocalDate(2026, 7, 18),
            Baselines = [new Baseline(new LocalDate(2027, 4, 1), it.ActiveSince)],
            Budget = new Money(1_000_000, "EUR"),
        };
        return with is null ? agreed : with(agreed);
    }, recorded);
}
