using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

/// <summary>How a report compares with its figures: read first by whoever sent it and whoever leads the project.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Others_read_it_once_it_is_answered_or_ten_minutes_have_passed()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        await _program.LinkAsync(apollo);
        await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status");
        await ReportAsync(Camille(), "green", "2027-07-12");
        await _program.DeliverAsync();
        var (own, others, channel) = (await ShowAsync(Camille()), await ShowAsync(Analyst()), Shown());

        _program.Pass(Duration.FromMinutes(11));
        await _program.DeliverAsync();

        Assert.Contains("Computed: amber", own, StringComparison.Ordinal);
        Assert.DoesNotContain("omputed", others, StringComparison.Ordinal);
        Assert.DoesNotContain("omputed", channel, StringComparison.Ordinal);
        Assert.Contains("Computed: amber", await ShowAsync(Analyst()), StringComparison.Ordinal);
        Assert.Contains("Computed: amber", Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain(ExplainStatus.ExplainVerb, Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_the_project_reads_it_at_once_though_the_PMO_sent_the_report()
    {
        await _program.BeginMeasuredAsync("APOLLO");

        await ReportAsync(Pmo(), "green", "2027-07-12");

        Assert.Contains("Computed: amber", await ShowAsync(Camille()), StringComparison.Ordinal);
        Assert.Contains("Computed: amber", await ShowAsync(_program.InChat(StatusProgram.Daniel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PMO_who_adds_the_cause_meanwhile_neither_reads_it_nor_answers_for_the_sender()
    {
        var apollo = await _program.BeginMeasuredAsync("APOLLO");
        await ReportAsync(Camille(), "amber", "2027-08-30");   // computed red
        var summary = new Dictionary<string, string>(StringComparer.Ordinal) { [StatusFields.Project] = "APOLLO", [StatusFields.Period] = StatusProgram.Week47 };

        var why = Assert.IsType<Reply.Form>(await _program.PressAsync(Pmo(), AskWhy.WhyVerb, summary)).Body;
        var form = await _program.OpenAsync(Pmo(), "APOLLO");
        await _program.PressAsync(Pmo(), why, ExplainStatus.ExplainVerb, (StatusFields.Cause, "The bank"), (StatusFields.Answer, "plan"));

        Assert.DoesNotContain("omputed", StatusProgram.Text(why), StringComparison.Ordinal);
        Assert.DoesNotContain("computed: red", StatusProgram.Text(form), StringComparison.Ordinal);
        var report = await _program.LatestAsync(apollo);
        Assert.Equal(("The bank", null), (report!.Figures.Cause, report.Answer));
    }

    [Fact]
    public async Task The_history_keeps_it_of_every_report_that_waits_for_its_answer()
    {
        await _program.BeginMeasuredAsync("APOLLO");
        _program.NextWeek();
        var last = Assert.IsType<Reply.Form>(await _program.SayAsync(Camille(), "status APOLLO 2026-W47")).Body;
        await _program.SendAsync(Camille(), last, "green", (StatusFields.ForecastFinish, "2027-12-31"));
        await ReportAsync(Camille(), "green", "2027-12-31");

        var others = Assert.IsType<Reply.Card>(await _program.SayAsync(Analyst(), "status history APOLLO")).Body;
        var own = Assert.IsType<Reply.Card>(await _program.SayAsync(Camille(), "status history APOLLO")).Body;

        Assert.DoesNotContain("computed", StatusProgram.Text(others), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("computed ■ Red", StatusProgram.Text(own), StringComparison.Ordinal);
    }

    private Turn Camille() => _program.InChat(StatusProgram.Camille);

    private Turn Analyst() => _program.InChat(StatusProgram.Ana);

    private Turn Pmo() => Analyst() with { Roles = Roles.PmoForAll };

    private async Task ReportAsync(Turn turn, string colour, string finish) =>
        await _program.SendAsync(turn, await _program.OpenAsync(turn, "APOLLO"), colour, (StatusFields.ForecastFinish, finish));

    private async Task<string> ShowAsync(Turn turn) =>
        StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(turn, "project APOLLO")).Body);

    private string Shown() => Assert.Single(_program.Channel.Messages).Value;
}
