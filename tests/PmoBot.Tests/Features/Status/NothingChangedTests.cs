using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Features.Status;

/// <summary>"Nothing changed" in one tap: offered, taken, and refused with the reason in the button's place.</summary>
public sealed class NothingChangedTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task One_tap_on_the_form_stands_for_the_period_with_every_figure_and_word_of_the_last_report()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber",
            (StatusFields.News, "The pilot is open"), (StatusFields.PercentComplete, "62"), (StatusFields.Spent, "480k"), (StatusFields.Of(Axis.Scope), "red"));
        var last = await _program.LatestAsync(apollo);
        _program.NextWeek();

        var sent = await UnchangedAsync(await _program.OpenAsync(Chat(), "APOLLO"));

        var report = await _program.LatestAsync(apollo);
        Assert.Equal(("20261123-w", 1, 1), (report!.Period.Id, report.Version, report.CarriedInARow));
        Assert.Equal(StatusRules.InWords(last!.Figures), StatusRules.InWords(report.Figures));
        Assert.Contains("carried forward", StatusProgram.Text(sent), StringComparison.Ordinal);
        Assert.Equal(["status.submit", "status.unchanged"], await _program.AuditedAsync(apollo));
    }

    [Fact]
    public async Task It_is_offered_twice_in_a_row_and_the_third_time_the_reason_stands_in_its_place()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        for (var times = 0; times < 2; times++)
        {
            _program.NextWeek();
            await UnchangedAsync(await _program.OpenAsync(Chat(), "APOLLO"));
        }

        _program.NextWeek();
        var form = await _program.OpenAsync(Chat(), "APOLLO");

        Assert.Null(StatusProgram.ButtonOf(form, CarryForward.UnchangedVerb));
        Assert.Contains("the last two reports said so already", StatusProgram.Text(form), StringComparison.Ordinal);
        await _program.SendAsync(Chat(), form, "green");
        Assert.Equal(0, (await _program.LatestAsync(apollo))!.CarriedInARow);
    }

    [Fact]
    public async Task It_is_not_offered_where_the_figures_have_become_worse_than_the_last_colour()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, project => project with { Start = new LocalDate(2026, 7, 18), Baselines = [Baseline(2027, 6, 30)] });
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2027-07-05"));
        await _program.ChangeAsync(apollo, project => project with { Baselines = [.. project.Baselines, Baseline(2027, 6, 25)] });
        _program.NextWeek();

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain(CarryForward.UnchangedVerb, form, StringComparison.Ordinal);
        Assert.Contains("is 10 days past the baseline; tolerance is 17, half is 8.", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_offered_where_the_forecast_finish_has_come_due_since()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.ForecastFinish, "2026-11-20"));
        _program.NextWeek();

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain(CarryForward.UnchangedVerb, form, StringComparison.Ordinal);
        Assert.Contains("the forecast finish, 20 Nov 2026, has come", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_report_has_nothing_to_carry_forward()
    {
        await _program.BeginAsync("APOLLO");

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain(CarryForward.UnchangedVerb, form, StringComparison.Ordinal);
        Assert.DoesNotContain("not offered", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_before_is_asked_again_of_the_store()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2026-11-30"));
        _program.NextWeek();
        var form = await _program.OpenAsync(Chat(), "APOLLO");
        _program.Pass(Duration.FromDays(5));   // the same round: its cut-off is on Monday at 10:00

        var refused = await PressAsync(form);

        var again = Assert.IsType<Reply.FormAgain>(refused).Body;
        Assert.Contains("has come. Was it held?", StatusProgram.Text(again), StringComparison.Ordinal);
        Assert.Equal(StatusProgram.Week47, (await _program.LatestAsync(apollo))!.Period.Id);
    }

    [Fact]
    public async Task Pressed_twice_or_repeated_by_Teams_it_is_one_report()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        var (form, deputys, press) = (await _program.OpenAsync(Chat(), "APOLLO"), await _program.OpenAsync(Chat(StatusProgram.Daniel), "APOLLO"), Chat());

        var replies = await Task.WhenAll(
            PressAsync(form, press), PressAsync(form, press), PressAsync(form), PressAsync(deputys, Chat(StatusProgram.Daniel)));

        Assert.All(replies, reply => Assert.Contains("carried forward", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(reply).Body), StringComparison.Ordinal));
        Assert.Equal(1, (await _program.LatestAsync(apollo))!.Version);
        Assert.Equal(2, (await _program.AuditedAsync(apollo)).Count);
    }

    [Fact]
    public async Task What_somebody_typed_in_the_form_meanwhile_is_not_lost()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();

        var reply = await _program.PressAsync(
            Chat(), await _program.OpenAsync(Chat(), "APOLLO"), CarryForward.UnchangedVerb, (StatusFields.Overall, "green"), (StatusFields.News, "Typed after all"));

        var again = StatusProgram.Text(Assert.IsType<Reply.FormAgain>(reply).Body);
        Assert.Contains("Typed after all", again, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", again, StringComparison.Ordinal);
        Assert.Equal(StatusProgram.Week47, (await _program.LatestAsync(apollo))!.Period.Id);
    }

    [Fact]
    public async Task It_counts_by_its_receipt()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        var form = await _program.OpenAsync(Chat(), "APOLLO");
        _program.Pass(Duration.FromDays(3));

        await UnchangedAsync(form);

        Assert.Equal(Timeliness.Late, (await _program.LatestAsync(apollo))!.Timeliness);
    }

    [Fact]
    public async Task Nobody_carries_forward_for_a_project_that_they_do_not_lead()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();

        var refused = await PressAsync(await _program.OpenAsync(Chat(), "APOLLO"), Chat(StatusProgram.Ana));

        Assert.Contains("Camille Martin", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Equal(StatusProgram.Week47, (await _program.LatestAsync(apollo))!.Period.Id);
    }

    private Turn Chat(PmoBot.People.Person? person = null) => _program.InChat(person ?? StatusProgram.Camille);

    private async Task<Reply> PressAsync(AdaptiveCard form, Turn? turn = null) => await _program.PressAsync(turn ?? Chat(), form, CarryForward.UnchangedVerb);

    private async Task<AdaptiveCard> UnchangedAsync(AdaptiveCard form) =>
        await PressAsync(form) switch
        {
            Reply.Both { First: Reply.UpdatedCard updated } => updated.Body,
            var reply => Assert.IsType<Reply.UpdatedCard>(reply).Body,
        };

    private static Baseline Baseline(int year, int month, int day) => new(new LocalDate(year, month, day), Instant.FromUtc(2026, 7, 1, 0, 0));
}
