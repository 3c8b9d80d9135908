using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

/// <summary>Cause, plan and answer beside the figures: whose words they are, and until when they can be changed.</summary>
public sealed class ExplanationTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task After_the_cut_off_the_project_manager_changes_them_no_more_and_keeps_what_was_typed()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await ExplainAsync(Camille(), summary, "Vendor late");
        var opened = await OpenAsync(Camille(), summary);
        _program.NextWeek();

        var sent = await _program.PressAsync(Camille(), opened, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Never said that"));
        _program.Pass(Duration.FromMinutes(1));   // a minute each, so that every refusal is an entry
        var asked = await _program.PressAsync(Camille(), summary, AskWhy.WhyVerb);

        var form = StatusProgram.Text(Assert.IsType<Reply.FormAgain>(sent).Body);
        Assert.Contains("only the PMO can correct", form, StringComparison.Ordinal);
        Assert.Contains("Never said that", form, StringComparison.Ordinal);
        Assert.Contains("is corrected by", Assert.IsType<Reply.Text>(asked).Words, StringComparison.Ordinal);
        Assert.Equal("Vendor late", (await _program.LatestAsync(apollo))!.Figures.Cause);
        Assert.Equal([ExplainStatus.ExplainVerb, AskWhy.WhyVerb], await _program.RefusedAsync());
    }

    [Fact]
    public async Task After_the_cut_off_the_project_manager_still_says_what_nobody_has_said_yet()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.NextWeek();

        await ExplainAsync(Camille(), summary, "Vendor late");

        Assert.Equal(("Vendor late", null), ((await _program.LatestAsync(apollo))!.Figures.Cause, (await _program.LatestAsync(apollo))!.CorrectionReason));
    }

    [Fact]
    public async Task After_the_cut_off_a_cause_that_nobody_gave_can_be_said_though_an_axis_was_ticked()
    {
        var (apollo, summary) = await AnsweredWithoutACauseAsync();
        _program.NextWeek();

        await ExplainTickedAsync(Camille(), summary, (StatusFields.Cause, "Vendor late"));

        var report = await _program.LatestAsync(apollo);
        Assert.Equal(("Vendor late", null), (report!.Figures.Cause, report.CorrectionReason));
        Assert.Equal([Axis.Schedule], report.Figures.Concerns);
    }

    [Fact]
    public async Task After_the_cut_off_another_plan_beside_a_cause_that_nobody_gave_is_the_PMOs()
    {
        var (apollo, summary) = await AnsweredWithoutACauseAsync((StatusFields.Plan, "A second shift"));
        _program.NextWeek();

        var sent = await ExplainTickedAsync(Camille(), summary, (StatusFields.Cause, "Vendor late"), (StatusFields.Plan, "No plan"));

        Assert.Contains("only the PMO can correct", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(sent).Body), StringComparison.Ordinal);
        Assert.Equal((null, "A second shift"), ((await _program.LatestAsync(apollo))!.Figures.Cause, (await _program.LatestAsync(apollo))!.Figures.Plan));
    }

    [Fact]
    public async Task After_the_cut_off_an_open_question_is_answered_and_the_cause_beside_it_stays()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber", (StatusFields.ForecastFinish, "2027-08-30"));   // computed red
        await ExplainAsync(Pmo(), summary, "Vendor late");
        _program.NextWeek();

        var form = await OpenAsync(Camille(), summary);
        await _program.PressAsync(Camille(), form, ExplainStatus.ExplainVerb, (StatusFields.Answer, "plan"));

        Assert.DoesNotContain("Vendor late", StatusProgram.Text(form), StringComparison.Ordinal);
        var report = await _program.LatestAsync(apollo);
        Assert.Equal(("Vendor late", WatermelonReason.RecoveryPlanAgreed), (report!.Figures.Cause, report.Answer!.Reason));
    }

    [Fact]
    public async Task After_the_cut_off_figure_to_correct_is_kept_and_says_who_corrects()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2027-08-30"));
        _program.NextWeek();
        var form = await OpenAsync(Camille(), summary);

        var kept = await _program.PressAsync(Camille(), form, ExplainStatus.ExplainVerb, (StatusFields.Answer, "figure"));

        Assert.Contains("A figure to correct: by the PMO alone", StatusProgram.Text(form), StringComparison.Ordinal);
        Assert.Contains("only the PMO can correct", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(kept).Body), StringComparison.Ordinal);
        Assert.Equal(WatermelonReason.FigureToCorrect, (await _program.LatestAsync(apollo))!.Answer!.Reason);
    }

    [Fact]
    public async Task After_the_cut_off_figure_to_correct_opens_the_PMOs_form_with_its_reason()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2027-08-30"));
        _program.NextWeek();
        var opened = await _program.PressAsync(Pmo(), await OpenAsync(Pmo(), summary), ExplainStatus.ExplainVerb, (StatusFields.Answer, "figure"));

        var sent = await _program.SendAsync(
            Pmo(), Assert.IsType<Reply.FormAgain>(opened).Body, "green", (StatusFields.ForecastFinish, "2027-06-30"), (StatusFields.Reason, "Mistyped"));

        Assert.Contains(StatusFields.Reason, StatusProgram.Text(((Reply.FormAgain)opened).Body), StringComparison.Ordinal);
        Assert.IsType<Reply.UpdatedCard>(sent);
        Assert.Equal((StatusProgram.Week47, "Mistyped"), ((await _program.LatestAsync(apollo))!.Period.Id, (await _program.LatestAsync(apollo))!.CorrectionReason));
    }

    [Fact]
    public async Task After_the_cut_off_the_PMO_changes_them_with_a_reason()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await ExplainAsync(Camille(), summary, "Vendor late");
        _program.NextWeek();
        var form = await OpenAsync(Pmo(), summary);

        var again = await _program.PressAsync(Pmo(), form, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Contract unsigned"));
        await _program.PressAsync(
            Pmo(), form, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Contract unsigned"), (StatusFields.Reason, "Said in the steering"));

        Assert.Contains("a correction needs a reason", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body), StringComparison.Ordinal);
        var report = await _program.LatestAsync(apollo);
        Assert.Equal(("Contract unsigned", "Said in the steering"), (report!.Figures.Cause, report.CorrectionReason));
    }

    [Fact]
    public async Task Whoever_explains_what_somebody_else_explained_meanwhile_is_told_before_it_is_replaced()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        var mine = await OpenAsync(Camille(), summary);
        await ExplainAsync(_program.InChat(StatusProgram.Daniel), summary, "A long and careful cause");

        var told = Assert.IsType<Reply.FormAgain>(await _program.PressAsync(Camille(), mine, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Short"))).Body;
        var meanwhile = (await _program.LatestAsync(apollo))!.Figures.Cause;
        await _program.PressAsync(Camille(), told, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Short"));

        Assert.Contains("Daniel Okafor explained this on 18 Nov", StatusProgram.Text(told), StringComparison.Ordinal);
        Assert.Contains("“A long and careful cause” What you typed is kept", StatusProgram.Text(told), StringComparison.Ordinal);
        Assert.Equal(("A long and careful cause", "Short"), (meanwhile, (await _program.LatestAsync(apollo))!.Figures.Cause));
    }

    [Fact]
    public async Task Whoever_explained_a_colleagues_figures_does_not_replace_them_untold()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var open = await _program.OpenAsync(Camille(), "APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Daniel, "APOLLO", "red", (StatusFields.News, "Daniel's news"));
        await ExplainAsync(Camille(), summary, "Vendor late");

        var sent = await _program.SendAsync(Camille(), open, "green");

        Assert.Contains("Daniel Okafor sent ■ Red on 18 Nov 09:00", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(sent).Body), StringComparison.Ordinal);
        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task Whoever_explained_a_colleagues_figures_that_they_had_seen_replaces_them_at_once()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Daniel, "APOLLO", "red");
        var open = await _program.OpenAsync(Camille(), "APOLLO");
        await ExplainAsync(Camille(), summary, "Vendor late");

        await _program.SendAsync(Camille(), open, "green");

        Assert.Equal(Rag.Green, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task Whose_figures_a_colleague_explained_is_told_of_it_before_they_replace_both()
    {
        await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        var open = await _program.OpenAsync(Camille(), "APOLLO");
        await ExplainAsync(_program.InChat(StatusProgram.Daniel), summary, "Vendor late");

        var sent = await _program.SendAsync(Camille(), open, "green");

        Assert.Contains("Daniel Okafor explained this on 18 Nov", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(sent).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_figures_that_were_corrected_meanwhile_comes_back_with_the_new_ones()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber", (StatusFields.ForecastFinish, "2027-08-30"));   // computed red
        var mine = await OpenAsync(Camille(), summary);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2027-08-30"));

        var again = await _program.PressAsync(Camille(), mine, ExplainStatus.ExplainVerb, (StatusFields.Answer, "plan"));

        Assert.Contains("Declared green, computed red", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body), StringComparison.Ordinal);
        Assert.Null((await _program.LatestAsync(apollo))!.Answer);
    }

    [Fact]
    public async Task A_cause_is_not_kept_with_a_green_report_that_replaced_the_red_one_and_not_lost_either()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        var mine = await OpenAsync(Camille(), summary);
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        var again = await _program.PressAsync(Camille(), mine, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Vendor late"));

        Assert.Contains("Vendor late", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body), StringComparison.Ordinal);
        Assert.Equal((Rag.Green, 2), ((await _program.LatestAsync(apollo))!.Overall, (await _program.LatestAsync(apollo))!.Version));
    }

    [Fact]
    public async Task What_the_PMO_explains_stands_under_the_PMOs_name_on_behalf_also_after_a_correction()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await ExplainAsync(Pmo(), summary, "Vendor late");
        var entry = (await new AuditReader(_program.Store).BeforeAsync(apollo.Partition, 3, 10, CancellationToken.None))[0];

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");

        Assert.Contains("on behalf of the project manager", new StatusAudit().Say(entry, Language.English), StringComparison.Ordinal);
        Assert.Contains(" · explained by Ana Lyst (PMO) on behalf of the project manager", await ShownAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_green_report_is_explained_by_nobody()
    {
        await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await ExplainAsync(Pmo(), summary, "Vendor late");

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        Assert.DoesNotContain("explained by", await ShownAsync(), StringComparison.Ordinal);
    }

    private Turn Camille() => _program.InChat(StatusProgram.Camille);

    private Turn Pmo() => _program.InChat(StatusProgram.Ana) with { Roles = Roles.PmoForAll };

    private async Task<AdaptiveCard> OpenAsync(Turn turn, AdaptiveCard summary) =>
        Assert.IsType<Reply.Form>(await _program.PressAsync(turn, summary, AskWhy.WhyVerb)).Body;

    private async Task ExplainAsync(Turn turn, AdaptiveCard summary, string cause) => Assert.IsType<Reply.UpdatedCard>(
        await _program.PressAsync(turn, await OpenAsync(turn, summary), ExplainStatus.ExplainVerb, (StatusFields.Cause, cause)));

    // The one question answered, and the axis ticked as it was prefilled.
    private async Task<(ProjectCode Project, AdaptiveCard Summary)> AnsweredWithoutACauseAsync(params (string Field, string Typed)[] typed)
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber", (StatusFields.ForecastFinish, "2027-08-30"));   // computed red
        await ExplainTickedAsync(Camille(), summary, [(StatusFields.Answer, "plan"), .. typed]);
        return (apollo, summary);
    }

    // With all that the form is prefilled with, as a client sends it.
    private async Task<Reply> ExplainTickedAsync(Turn turn, AdaptiveCard summary, params (string Field, string Typed)[] typed)
    {
        var form = await OpenAsync(turn, summary);
        return await _program.PressAsync(
            turn, form, ExplainStatus.ExplainVerb, [.. StatusProgram.FieldsOf(form).Select(field => (field.Key, field.Value)), .. typed]);
    }

    private async Task<string> ShownAsync() =>
        StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(Camille(), "project APOLLO")).Body);
}
