using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Features.Status;

/// <summary>Periods of two cadences overlap: what is reported later is newer, whether the cadence became longer or shorter.</summary>
public sealed class CadenceChangeTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData(Cadence.Weekly, Cadence.Fortnightly)]
    [InlineData(Cadence.Weekly, Cadence.Monthly)]
    [InlineData(Cadence.Fortnightly, Cadence.Monthly)]
    [InlineData(Cadence.Monthly, Cadence.Fortnightly)]
    [InlineData(Cadence.Monthly, Cadence.Weekly)]
    [InlineData(Cadence.Fortnightly, Cadence.Weekly)]
    internal async Task After_a_change_of_cadence_the_next_report_is_the_projects_newest(Cadence from, Cadence to)
    {
        var apollo = await BeginAsync(from);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, to);

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.News, "All is lost"));

        var latest = await _program.LatestAsync(apollo);
        Assert.Equal((Rag.Red, Rag.Green, to), (latest!.Overall, latest.PreviousOverall, latest.Period.Cadence));
        Assert.Equal("■ Red ↘", Newest(await HistoryAsync()));
    }

    [Theory]
    [InlineData(Cadence.Weekly, Cadence.Monthly)]
    [InlineData(Cadence.Monthly, Cadence.Weekly)]
    internal async Task After_a_change_of_cadence_a_report_greener_than_its_figures_is_still_asked_about(Cadence from, Cadence to)
    {
        var apollo = await BeginAsync(from, it => it with
        {
            Start = new LocalDate(2026, 7, 1),
            Baselines = [new Baseline(new LocalDate(2027, 6, 30), it.ActiveSince)],
        });
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, to);

        var reply = await _program.SendAllAsync(Chat(), await _program.OpenAsync(Chat(), "APOLLO"), "green", (StatusFields.ForecastFinish, "2028-06-30"));

        Assert.IsType<Reply.Both>(reply);
    }

    [Theory]
    [InlineData(Cadence.Weekly, Cadence.Monthly)]
    [InlineData(Cadence.Monthly, Cadence.Weekly)]
    internal async Task After_a_change_there_and_back_the_correction_that_came_last_is_the_newest(Cadence first, Cadence then)
    {
        var apollo = await BeginAsync(first);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, then);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");
        await ChangeAsync(apollo, first);

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.News, "All is lost"));

        var latest = await _program.LatestAsync(apollo);
        Assert.Equal((Rag.Red, Rag.Amber, first), (latest!.Overall, latest.PreviousOverall, latest.Period.Cadence));
        Assert.Equal("■ Red ↘", Newest(await HistoryAsync()));
    }

    [Fact]
    public async Task On_a_Monday_before_the_cut_off_what_was_given_last_is_the_newest_and_stays_it_when_it_is_corrected()
    {
        var apollo = await BeginAsync(Cadence.Monthly);
        _program.Pass(Instant.FromUtc(2026, 11, 23, 7, 0) - _program.Clock.Now);   // Monday 08:00 in Paris
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Weekly);

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.News, "All is lost"));

        var latest = await _program.LatestAsync(apollo);
        Assert.Equal((Rag.Red, Rag.Green, StatusProgram.Week47), (latest!.Overall, latest.PreviousOverall, latest.Period.Id));

        _program.Pass(Duration.FromDays(1));
        var pmo = Chat() with { Roles = Roles.PmoForAll };
        var form = Assert.IsType<Reply.Form>(await _program.SayAsync(pmo, "status APOLLO 2026-W47")).Body;
        await _program.SendAsync(pmo, form, "amber", (StatusFields.Reason, "Agreed on the phone"));
        Assert.Equal((Rag.Amber, StatusProgram.Week47), ((await _program.LatestAsync(apollo))!.Overall, (await _program.LatestAsync(apollo))!.Period.Id));
    }

    [Fact]
    public async Task A_month_given_in_time_after_a_week_is_newer_than_the_week()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        _program.Pass(Instant.FromUtc(2026, 12, 1, 11, 0) - _program.Clock.Now);   // in week 49
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Monthly);

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");   // November, until its cut-off

        Assert.Equal((Rag.Red, "20261101-m"), ((await _program.LatestAsync(apollo))!.Overall, (await _program.LatestAsync(apollo))!.Period.Id));
    }

    [Fact]
    public async Task After_a_change_there_and_back_a_report_greener_than_its_figures_is_still_asked_about()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Monthly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Weekly);

        var reply = await _program.SendAllAsync(Chat(), await _program.OpenAsync(Chat(), "APOLLO"), "green", (StatusFields.ForecastFinish, "2028-06-30"));

        Assert.IsType<Reply.Both>(reply);
    }

    [Fact]
    public async Task A_correction_taken_back_after_a_change_there_and_back_the_report_between_is_the_newest_again()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Monthly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");
        await ChangeAsync(apollo, Cadence.Weekly);
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        await _program.PressAsync(Chat(), summary, UndoStatus.UndoVerb);

        Assert.Equal((Rag.Amber, Cadence.Monthly), ((await _program.LatestAsync(apollo))!.Overall, (await _program.LatestAsync(apollo))!.Period.Cadence));
    }

    [Fact]
    public async Task After_a_change_to_a_longer_cadence_a_project_that_reported_is_not_grey()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Monthly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.Pass(Duration.FromDays(18));   // 6 December: November has closed, and has its report

        var shown = Assert.IsType<Reply.Card>(await _program.SayAsync(Chat(), "project APOLLO"));

        Assert.DoesNotContain("not updated", StatusProgram.Text(shown.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_change_to_a_longer_cadence_the_history_still_shows_the_last_weeks()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await ChangeAsync(apollo, Cadence.Monthly);

        Assert.Contains("week 47", StatusProgram.Text(await HistoryAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_for_the_last_week_that_comes_after_this_weeks_is_not_the_newest()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.Pass(Duration.FromHours(1));

        var form = Assert.IsType<Reply.Form>(await _program.SayAsync(Chat(), "status APOLLO 2026-W47")).Body;
        await _program.SendAsync(Chat(), form, "green");

        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Theory]
    [InlineData("2026-11-25", "2026-11-25", false)]   // monthly until today: November is due on 3 December
    [InlineData("2026-11-25", "2026-11-30", true)]    // week 48 was due on Friday
    [InlineData("2026-12-09", "2026-12-09", true)]    // November had been due and had not come
    public void A_shorter_cadence_asks_for_nothing_that_was_due_before_it_was_agreed(string changed, string read, bool isGrey)
    {
        var (monthly, now) = (CardCatalogue.Apollo with { Cadence = Cadence.Monthly, ActiveSince = Instant.FromUtc(2026, 11, 10, 9, 0) }, Noon(read));

        var weekly = monthly.AtCadence(Cadence.Weekly, Noon(changed));

        var freshness = Freshness.Of(new ReportingDuty(true, weekly.Cadence, weekly.ActiveSince), null, weekly.PortfolioSettings.Rounds, now);
        Assert.Equal(isGrey, freshness.IsGrey);
    }

    [Theory]
    [InlineData("2026-11-10", false)]
    [InlineData("2026-11-16", true)]    // week 46 was due on Friday and had not come
    public void A_project_that_owed_nothing_owes_nothing_of_before_at_a_shorter_cadence(string read, bool isGrey)
    {
        // October's report came on 4 November; weekly since the 10th.
        var october = new LastReport(Period.ParseId("20261001-m")!, Instant.FromUtc(2026, 11, 4, 9, 0));
        var monthly = CardCatalogue.Apollo with
        {
            Cadence = Cadence.Monthly,
            ActiveSince = Instant.FromUtc(2026, 1, 5, 9, 0),
            Latest = new LatestReport(october.Period.Id, 1),
        };

        var weekly = monthly.AtCadence(Cadence.Weekly, Instant.FromUtc(2026, 11, 10, 9, 0));

        var freshness = Freshness.Of(new ReportingDuty(true, weekly.Cadence, weekly.ActiveSince), october, weekly.PortfolioSettings.Rounds, Noon(read));
        Assert.Equal(isGrey, freshness.IsGrey);
    }

    [Fact]
    public void A_report_that_was_overdue_stays_so_at_another_cadence()
    {
        var since = Instant.FromUtc(2026, 1, 5, 9, 0);
        var monthly = CardCatalogue.Apollo with { Cadence = Cadence.Monthly, ActiveSince = since, Latest = new LatestReport("20260901-m", 1) };

        var weekly = monthly.AtCadence(Cadence.Weekly, Instant.FromUtc(2026, 11, 10, 9, 0));

        Assert.Equal(since, weekly.ActiveSince);
    }

    [Theory]
    [InlineData("20261123-w", true)]
    [InlineData("20261207-w", true)]     // the second week after the month
    [InlineData("20261214-w", false)]
    public void An_answer_given_for_a_month_holds_for_the_weeks_after_it(string week, bool holds)
    {
        Watermelon[] found = [new Watermelon.OverallGreenerThanComputed(Rag.Green, Rag.Red)];

        var answer = new WatermelonAnswer(WatermelonReason.RecoveryPlanAgreed, null, WatermelonAnswer.CauseOf(found), Period.ParseId("20261101-m")!);

        Assert.Equal(holds, answer.Holds(found, Period.ParseId(week)!));
    }

    [Fact]
    public async Task The_newest_report_withdrawn_the_one_before_it_stands_whatever_its_cadence()
    {
        var apollo = await BeginAsync(Cadence.Weekly);
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");
        await ChangeAsync(apollo, Cadence.Monthly);
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        await _program.PressAsync(Chat(), summary, UndoStatus.UndoVerb);

        Assert.Equal(("20261123-w", Rag.Amber), ((await _program.LatestAsync(apollo))!.Period.Id, (await _program.LatestAsync(apollo))!.Overall));
    }

    private static Instant Noon(string day) => LocalDatePattern.Iso.Parse(day).Value.At(LocalTime.Noon).InUtc().ToInstant();

    private async Task<ProjectCode> BeginAsync(Cadence cadence, Func<Project, Project>? change = null)
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, it => (change?.Invoke(it) ?? it) with { Cadence = cadence });
        return apollo;
    }

    private async Task ChangeAsync(ProjectCode project, Cadence cadence)
    {
        _program.Pass(Duration.FromHours(1));
        await _program.ChangeAsync(project, it => it with { Cadence = cadence });
    }

    private async Task<AdaptiveCard> HistoryAsync() => Assert.IsType<Reply.Card>(await _program.SayAsync(Chat(), "status history APOLLO")).Body;

    // The chip of the first row, below the chart.
    private static string Newest(AdaptiveCard history)
    {
        var rows = history with { Body = [.. history.Body.SkipWhile(element => element is not LineChart).Skip(1)] };
        return Regex.Match(StatusProgram.Text(rows), "[●▲■] [A-Z][a-z]+ [→↘↗]", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    private Turn Chat() => _program.InChat(StatusProgram.Camille);
}
