using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

/// <summary>Corrections: free until the cut-off, then the PMO's, with a reason.</summary>
public sealed class CorrectionTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task After_the_cut_off_the_PMO_corrects_with_a_reason_that_stands_on_the_summary()
    {
        var apollo = await ReportedLastWeekAsync();
        var form = await OpenAsync(Pmo());

        var sent = await _program.SendAsync(Pmo(), form, "red", (StatusFields.Reason, "The bank moved the date"));

        Assert.Contains(
            "corrected after cut-off: The bank moved the date", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(sent).Body), StringComparison.Ordinal);
        var report = await _program.LatestAsync(apollo);
        Assert.Equal((StatusProgram.Week47, 2, Rag.Red, PmoBot.Scheduling.Timeliness.OnTime), (report!.Period.Id, report.Version, report.Overall, report.Timeliness));
    }

    [Fact]
    public async Task Without_a_reason_the_form_comes_back_with_all_that_was_typed()
    {
        var apollo = await ReportedLastWeekAsync();

        var again = await _program.SendAsync(Pmo(), await OpenAsync(Pmo()), "red", (StatusFields.News, "Typed already"));

        var form = StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body);
        Assert.Contains("a correction needs a reason", form, StringComparison.Ordinal);
        Assert.Contains("Typed already", form, StringComparison.Ordinal);
        Assert.Equal(1, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task A_project_manager_who_tries_is_told_who_can()
    {
        await ReportedLastWeekAsync();

        var refused = await _program.SayAsync(Chat(), "status APOLLO 2026-W47");

        Assert.Contains("whose cut-off has come is corrected by", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_form_for_a_closed_week_corrects_nothing()
    {
        var apollo = await ReportedLastWeekAsync();

        var reply = await _program.SendAsync(Chat(), await OpenAsync(Pmo()), "red", (StatusFields.Reason, "I say so"));

        var form = StatusProgram.Text(Assert.IsType<Reply.FormAgain>(reply).Body);
        Assert.Contains("only the PMO can correct", form, StringComparison.Ordinal);
        Assert.Equal((1, StatusProgram.Week47), ((await _program.LatestAsync(apollo))!.Version, (await _program.LatestAsync(apollo))!.Period.Id));
        Assert.Equal([SubmitStatus.SubmitVerb], await _program.RefusedAsync());
    }

    [Fact]
    public async Task Until_the_cut_off_nobody_is_asked_for_a_reason()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain("after the cut-off", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_an_older_week_leaves_the_newest_in_its_place_and_asks_nothing_more()
    {
        var apollo = await ReportedLastWeekAsync();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");

        var sent = await _program.SendAllAsync(Pmo(), await OpenAsync(Pmo()), "red", (StatusFields.Reason, "Late news"));

        Assert.IsType<Reply.UpdatedCard>(sent);
        Assert.Equal(("20261123-w", Rag.Amber), ((await _program.LatestAsync(apollo))!.Period.Id, (await _program.LatestAsync(apollo))!.Overall));
    }

    private async Task<ProjectCode> ReportedLastWeekAsync()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        return apollo;
    }

    private Turn Chat() => _program.InChat(StatusProgram.Camille);

    private Turn Pmo() => _program.InChat(StatusProgram.Ana) with { Roles = Roles.PmoForAll };

    private async Task<AdaptiveCard> OpenAsync(Turn turn) =>
        Assert.IsType<Reply.Form>(await _program.SayAsync(turn, "status APOLLO 2026-W47")).Body;
}
