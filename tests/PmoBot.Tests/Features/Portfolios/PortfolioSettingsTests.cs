using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Portfolios;

public sealed class PortfolioSettingsTests : IDisposable
{
    private const string Open = "portfolio Digital settings";

    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_is_saved_holds_for_its_projects_at_once()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.CreateAsync("HERMES", "Logistics");

        await SaveAsync(("zone", "Montréal"), ("publicHolidays", "None"), ("daysOff", "2026-12-24..2026-12-26"), ("scheduleTolerance", "8"), ("costTolerance", "2.5"));

        var settings = (await _house.FindAsync("APOLLO")).PortfolioSettings;
        Assert.Equal("America/Montreal", settings.Zone.Id);
        Assert.False(settings.Rounds.Work.IsWorkingDay(new LocalDate(2026, 12, 24)));
        Assert.True(settings.Rounds.Work.IsWorkingDay(new LocalDate(2026, 5, 1)));
        Assert.Equal(new Tolerances(0.08m, 5, 30, 0.025m), (await _house.FindAsync("APOLLO")).Tolerances);
        Assert.Equal(Tolerances.Default, (await _house.FindAsync("HERMES")).Tolerances);
        Assert.Equal(settings.Tolerances, (await _house.Get<ProjectStore>().FindAsync([(await _house.FindAsync("APOLLO")).Code], CancellationToken.None))[0].Tolerances);
    }

    [Fact]
    public async Task The_cut_off_falls_by_the_clock_of_the_portfolio()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var period = PmoBot.Scheduling.Period.ParseId("20261116-w")!;
        var paris = (await _house.FindAsync("APOLLO")).PortfolioSettings.CutOffOf(period);

        await SaveAsync(("zone", "Tokyo"));

        var tokyo = (await _house.FindAsync("APOLLO")).PortfolioSettings.CutOffOf(period);
        Assert.Equal(paris.LocalDateTime, tokyo.LocalDateTime);
        Assert.Equal(Duration.FromHours(8), paris.ToInstant() - tokyo.ToInstant());
    }

    [Fact]
    public async Task Quiet_hours_are_the_portfolio_s_own()
    {
        await _house.CreateAsync("APOLLO", "Digital");

        await SaveAsync(("quietFrom", "17:00"), ("quietUntil", "10:15"));

        Assert.Equal(new QuietHours(new LocalTime(17, 0), new LocalTime(10, 15)), (await _house.FindAsync("APOLLO")).PortfolioSettings.Quiet);
    }

    [Fact]
    public async Task A_project_with_tolerances_of_its_own_keeps_them()
    {
        var own = new Tolerances(0.01m, 1, 2, 0.03m);
        await _house.CreateAsync("APOLLO", "Digital", project => project with { OwnTolerances = own });

        await SaveAsync(("scheduleTolerance", "20"));

        Assert.Equal(own, (await _house.FindAsync("APOLLO")).Tolerances);
    }

    [Fact]
    public async Task New_projects_begin_as_their_portfolio_has_it()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await SaveAsync(("cadence", "Monthly"), ("unit", "PD"));

        await _house.PressAsync(NewProject.CreateVerb, new
        {
            code = "HERMES",
            name = "Hermes",
            portfolio = "digital",
            manager = ProjectHouse.Camille.ObjectId,
            budget = "40",
            unit = "portfolio",
            cadence = "portfolio",
        });
        await _house.PressAsync(NewProject.CreateVerb, new
        {
            code = "ARGOS",
            name = "Argos",
            portfolio = "Digital",
            manager = ProjectHouse.Camille.ObjectId,
            budget = "40",
            unit = "CHF",
            cadence = "Weekly",
        });

        Assert.Equal((Cadence.Monthly, "PD"), ((await _house.FindAsync("HERMES")).Cadence, (await _house.FindAsync("HERMES")).Budget!.Value.Unit));
        Assert.Equal((Cadence.Weekly, "CHF"), ((await _house.FindAsync("ARGOS")).Cadence, (await _house.FindAsync("ARGOS")).Budget!.Value.Unit));
    }

    [Theory]
    [InlineData("sek", "SEK")]
    [InlineData("JH", "PD")]
    [InlineData("", "EUR")]
    public async Task New_budgets_are_in_whatever_unit_there_is(string typed, string unit)
    {
        await _house.CreateAsync("APOLLO", "Digital");

        await SaveAsync(("unit", typed));

        Assert.Equal(unit, (await _house.FindAsync("APOLLO")).PortfolioSettings.Unit);
        Assert.Equal(unit, (await _house.OpenAsync("project APOLLO agree"))["unit"]);
        _house.Language = Language.French;
        Assert.Equal(unit == "PD" ? "JH" : unit, (await _house.OpenAsync(Open))["unit"]);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_is_kept()
    {
        await _house.CreateAsync("APOLLO", "Digital");

        var again = Assert.IsType<Reply.FormAgain>(await SaveAsync(
            ("zone", "Narnia"), ("daysOff", "Christmas"), ("workingDays", ""), ("unit", "DOUBLOON"), ("leastDays", "40"), ("mostDays", "3")));

        var shown = ProjectHouse.Shown(again);
        Assert.Contains("I know no place “Narnia”", shown, StringComparison.Ordinal);
        Assert.Contains("“Christmas” is not a date", shown, StringComparison.Ordinal);
        Assert.Contains("“DOUBLOON” is no currency", shown, StringComparison.Ordinal);
        Assert.Contains("Choose at least one day", shown, StringComparison.Ordinal);
        Assert.Contains("At most is below at least", shown, StringComparison.Ordinal);
        var kept = ProjectHouse.Inputs(again.Body);
        Assert.Equal(("Narnia", "Christmas", "40"), (kept["zone"], kept["daysOff"], kept["leastDays"]));
        Assert.Equal(PortfolioSettings.Default, (await _house.FindAsync("APOLLO")).PortfolioSettings);
    }

    [Fact]
    public async Task Fields_that_were_emptied_mean_the_definitions()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await SaveAsync(("zone", "Tokyo"), ("daysOff", "2026-12-24"), ("scheduleTolerance", "20"));

        await SaveAsync(("zone", ""), ("daysOff", ""), ("scheduleTolerance", ""), ("leastDays", ""), ("mostDays", ""), ("costTolerance", ""));

        var settings = (await _house.FindAsync("APOLLO")).PortfolioSettings;
        Assert.Equal(PortfolioRules.InWords(PortfolioSettings.Default), PortfolioRules.InWords(settings));
    }

    [Fact]
    public async Task Timetables_are_kept_and_said_in_the_trail_once_they_are_not_the_definitions()
    {
        var from = PmoBot.Scheduling.Period.ParseId("20261123-w")!;
        var early = Timetables.Default.With(from, RoundTimetable.Parse("d-4@09:00 d-3@12:00 d-2@12:00 d-2@15:00"));
        await _house.CreateAsync("APOLLO", "Digital");
        var settings = PortfolioSettings.Default with { Timetables = early };

        await _house.Store.CommitAsync(Portfolio.PartitionOf("digital"), [PortfolioStore.ToWrite(settings, etag: null)]);
        await SaveAsync(("unit", "CHF"));

        var stands = (await _house.FindAsync("APOLLO")).PortfolioSettings;
        Assert.Equal(early, stands.Timetables);
        Assert.Equal(new LocalDateTime(2026, 11, 27, 12, 0), stands.CutOffOf(from).LocalDateTime);
        Assert.EndsWith("\ntimetables: 20261123-w d-4@09:00 d-3@12:00 d-2@12:00 d-2@15:00", PortfolioRules.InWords(stands), StringComparison.Ordinal);
        Assert.DoesNotContain("timetables", PortfolioRules.InWords(PortfolioSettings.Default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_reads_what_changed_meanwhile_before_anything_is_overwritten()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var mine = await _house.OpenAsync(Open);
        await SaveAsync(("unit", "CHF"));
        mine["cadence"] = "Monthly";

        var again = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(ChangePortfolio.SaveVerb, mine));

        Assert.Contains("Now: CHF", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal(("CHF", Cadence.Weekly), await NowAsync());
        var knowingly = ProjectHouse.Inputs(again.Body);
        Assert.Equal("Monthly", knowingly["cadence"]);
        await _house.PressAsync(ChangePortfolio.SaveVerb, knowingly);
        Assert.Equal(("EUR", Cadence.Monthly), await NowAsync());

        async Task<(string, Cadence)> NowAsync() =>
            (await _house.FindAsync("APOLLO")).PortfolioSettings is var now ? (now.Unit, now.Cadence) : default;
    }

    [Theory]
    [InlineData("daysOff", "2026-11-23", "2026-11-23T10:00")]   // a Monday, an hour after its cut-off
    [InlineData("zone", "Montréal", "2026-11-23T10:00")]
    [InlineData("zone", "Tokyo", "2026-11-23T08:30")]            // before it, when in Tokyo it has passed
    public async Task A_cut_off_is_not_moved_over_the_present(string field, string value, string at)
    {
        await _house.CreateAsync("APOLLO", "Digital");
        _house.Wait(InstantPattern.ExtendedIso.Parse($"{at}:00Z").Value - _house.Now);

        var again = Assert.IsType<Reply.FormAgain>(await SaveAsync((field, value)));

        Assert.Contains("week 47 (16–22 Nov 2026) would open or close at once", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal(PortfolioSettings.Default, (await _house.FindAsync("APOLLO")).PortfolioSettings);
        _house.Wait(Duration.FromDays(1));
        Assert.IsType<Reply.UpdatedCard>(await SaveAsync((field, value)));
    }

    [Fact]
    public async Task Days_off_that_were_saved_can_be_saved_again()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var days = Enumerable.Range(0, DaysOff.MostSpans).Select(week => new LocalDate(2027, 1, 6).PlusWeeks(week)).Select(day => $"{day.Day}/{day.Month}/{day.Year}").ToList();
        _house.Language = Language.French;
        Assert.IsType<Reply.UpdatedCard>(await SaveAsync(("daysOff", string.Join(',', days))));

        Assert.IsType<Reply.UpdatedCard>(await SaveAsync(("costTolerance", "5")));
        Assert.IsType<Reply.FormAgain>(await SaveAsync(("daysOff", string.Join(',', days.Append("5/5/2031")))));
    }

    [Fact]
    public async Task The_same_press_twice_is_written_once()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var form = await _house.OpenAsync(Open);
        form["unit"] = "CHF";

        var first = await _house.PressAsync(ChangePortfolio.SaveVerb, form);
        var second = await _house.PressAsync(ChangePortfolio.SaveVerb, form);

        Assert.Equal(ProjectHouse.Shown(first), ProjectHouse.Shown(second));
        Assert.Equal(1, (await _house.FindAsync("APOLLO")).PortfolioSettings.Audit.Sequence);
    }

    [Fact]
    public async Task A_reader_reads_how_it_is_run_and_is_told_who_changes_it()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var reader = new Roles([new Grant(Role.Reader, "digital")]);

        var shown = ProjectHouse.Shown(await _house.PressAsync(AboutPortfolio.AboutVerb, new { portfolio = "digital" }, reader));
        var refused = await _house.SayAsync(Open, reader);
        var elsewhere = await _house.SayAsync("portfolio Logistics", reader);

        Assert.Contains("Europe/Paris", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(ChangePortfolio.SaveVerb, shown, StringComparison.Ordinal);
        Assert.StartsWith("The settings of a portfolio are changed by", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.StartsWith("There is no portfolio Logistics that you can read", Assert.IsType<Reply.Text>(elsewhere).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_portfolio_that_one_reads_needs_no_name_and_several_are_listed()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var only = ProjectHouse.Shown(await _house.SayAsync("portefeuille"));
        await _house.CreateAsync("HERMES", "Logistics");

        var listed = ProjectHouse.Shown(await _house.SayAsync("portefeuille"));

        Assert.Contains("Portfolio Digital", only, StringComparison.Ordinal);
        Assert.Contains("2 portfolios", listed, StringComparison.Ordinal);
        Assert.Contains("Logistics", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_may_be_called_settings_and_says_how_many_days_off_it_does_not_show()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.CreateAsync("HERMES", "Client settings");
        await SaveAsync(("daysOff", string.Join(", ", Enumerable.Range(1, 8).Select(month => $"2028-0{month}-02"))));

        Assert.Contains("Portfolio Client settings", ProjectHouse.Shown(await _house.SayAsync("portfolio Client settings")), StringComparison.Ordinal);
        Assert.Contains("Settings of Client settings", ProjectHouse.Shown(await _house.SayAsync("portfolio Client settings settings")), StringComparison.Ordinal);
        Assert.Contains("and 2 more", ProjectHouse.Shown(await _house.PressAsync(AboutPortfolio.AboutVerb, new { portfolio = "digital" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_French_it_is_asked_and_answered_in_French()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        _house.Language = Language.French;

        var form = Assert.IsType<Reply.Form>(await _house.SayAsync("portefeuille Digital paramètres"));
        var typed = ProjectHouse.Inputs(form.Body);
        (typed["zone"], typed["daysOff"]) = ("Atlantide", "hier");
        var again = ProjectHouse.Shown(await _house.PressAsync(ChangePortfolio.SaveVerb, typed));

        Assert.Contains("Paramètres de Digital", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.Contains("Je ne connais pas de lieu «\u00a0Atlantide\u00a0»", again, StringComparison.Ordinal);
        Assert.Contains("«\u00a0hier\u00a0» n’est pas une date", again, StringComparison.Ordinal);
    }

    private async Task<Reply> SaveAsync(params (string Field, string Value)[] typed)
    {
        var form = await _house.OpenAsync(Open);
        foreach (var (field, value) in typed)
            form[field] = value;
        return await _house.PressAsync(ChangePortfolio.SaveVerb, form);
    }
}
