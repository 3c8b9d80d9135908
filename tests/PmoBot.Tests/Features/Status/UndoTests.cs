using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>Ten minutes in which what was sent can be taken back; nothing is erased.</summary>
public sealed class UndoTests : IDisposable
{
    private static readonly Instant CutOff = Instant.FromUtc(2026, 11, 23, 9, 0);   // of week 47

    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_correction_undone_lets_the_version_before_stand_again_as_a_new_one()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.News, "First"));
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.News, "Second"));

        var undone = await UndoAsync(summary);

        var report = await _program.LatestAsync(apollo);
        Assert.Equal((3, Rag.Green, "First", 1), (report!.Version, report.Overall, report.Figures.News, report.Restores));
        Assert.Contains("Undone: version 1 stands again", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(undone).Body), StringComparison.Ordinal);
        Assert.Equal(["status.submit", "status.submit", "status.undo"], await _program.AuditedAsync(apollo));
    }

    [Fact]
    public async Task An_only_version_undone_leaves_the_project_without_a_report_and_the_week_before_counts_again()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        var undone = await UndoAsync(summary);

        Assert.Equal((StatusProgram.Week47, Rag.Green), ((await _program.LatestAsync(apollo))!.Period.Id, (await _program.LatestAsync(apollo))!.Overall));
        Assert.Contains("The status for week 48 was undone", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(undone).Body), StringComparison.Ordinal);
        Assert.NotNull(StatusProgram.ButtonOf(await _program.OpenAsync(Chat(), "APOLLO"), CarryForward.UnchangedVerb));
    }

    [Fact]
    public async Task What_is_sent_after_a_withdrawal_is_the_next_version_and_the_same_words_are_no_repetition()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var form = await _program.OpenAsync(Chat(), "APOLLO");
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(Chat(), form, "green")).Body;
        await UndoAsync(summary);

        await _program.SendAsync(Chat(), form, "green");

        var report = await _program.LatestAsync(apollo);
        Assert.Equal((3, StatusAct.Sent), (report!.Version, report.Act));
    }

    [Fact]
    public async Task Nothing_changed_undone_can_be_said_again()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        var form = await _program.OpenAsync(Chat(), "APOLLO");
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.PressAsync(Chat(), form, CarryForward.UnchangedVerb)).Body;
        await UndoAsync(summary);

        await _program.PressAsync(Chat(), form, CarryForward.UnchangedVerb);

        var report = await _program.LatestAsync(apollo);
        Assert.Equal((3, 1), (report!.Version, report.CarriedInARow));
    }

    [Fact]
    public async Task After_ten_minutes_it_is_refused_in_words()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.Pass(Duration.FromMinutes(10) + Duration.FromSeconds(1));

        var refused = await UndoAsync(summary);

        Assert.Contains("ends ten minutes after sending", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Equal(1, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task What_a_later_report_builds_on_is_not_taken_from_under_it()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        _program.NextWeek();
        var late = Assert.IsType<Reply.Form>(await _program.SayAsync(Chat(), "status APOLLO 2026-W47")).Body;
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(Chat(), late, "green")).Body;
        _program.Pass(Duration.FromMinutes(2));
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        var refused = await UndoAsync(summary);

        Assert.Contains("The report for week 48 builds on this one", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Equal((Rag.Red, Rag.Green), ((await _program.LatestAsync(apollo))!.Overall, (await _program.LatestAsync(apollo))!.PreviousOverall));
    }

    [Fact]
    public async Task What_came_after_a_later_report_is_undone_as_any_other()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.Pass(Duration.FromMinutes(2));
        var late = Assert.IsType<Reply.Form>(await _program.SayAsync(Chat(), "status APOLLO 2026-W47")).Body;
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(Chat(), late, "green")).Body;

        var undone = await UndoAsync(summary);

        Assert.Contains("week 47 was undone", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(undone).Body), StringComparison.Ordinal);
        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task What_came_before_the_cut_off_is_not_undone_after_it()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.Clock.Now = CutOff - Duration.FromMinutes(2);
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        _program.Pass(Duration.FromMinutes(5));

        var refused = await UndoAsync(summary);

        Assert.Contains("and at the cut-off", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Equal(Rag.Red, (await _program.LatestAsync(apollo))!.Overall);
    }

    [Fact]
    public async Task What_came_after_the_cut_off_is_undone_for_ten_minutes()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        _program.Clock.Now = CutOff + Duration.FromMinutes(1);
        var form = Assert.IsType<Reply.Form>(await _program.SayAsync(Chat(), "status APOLLO 2026-W47")).Body;
        var summary = Assert.IsType<Reply.UpdatedCard>(await _program.SendAsync(Chat(), form, "green")).Body;

        await UndoAsync(summary);

        Assert.Null(await _program.LatestAsync(apollo));
    }

    [Fact]
    public async Task Pressed_twice_it_undoes_once()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UndoAsync(summary)));

        Assert.Equal((3, Rag.Green), ((await _program.LatestAsync(apollo))!.Version, (await _program.LatestAsync(apollo))!.Overall));
    }

    [Fact]
    public async Task The_card_in_the_channel_follows()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.LinkAsync(apollo);
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status");
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await _program.DeliverAsync();
        var before = Assert.Single(_program.Channel.Messages).Value;

        await UndoAsync(summary);
        await _program.DeliverAsync();

        Assert.Contains("Red", before, StringComparison.Ordinal);
        Assert.Contains("was undone", Assert.Single(_program.Channel.Messages).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_older_than_ten_minutes_offers_no_undo()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.Pass(Duration.FromMinutes(11));

        var view = StatusView.For(Chat(), (await _program.Get<ProjectStore>().FindAsync(Code(), CancellationToken.None))!.Project, (await _program.LatestAsync(Code()))!, StatusTexts.For(Language.English));

        Assert.Null(StatusProgram.ButtonOf(StatusCards.Summary(view), UndoStatus.UndoVerb));
    }

    private static ProjectCode Code() => ProjectCode.TryParse("APOLLO", out var code) ? code.Value : default;

    private Turn Chat() => _program.InChat(StatusProgram.Camille);

    private Task<Reply> UndoAsync(AdaptiveCard summary, Turn? turn = null) => _program.PressAsync(turn ?? Chat(), summary, UndoStatus.UndoVerb);
}
