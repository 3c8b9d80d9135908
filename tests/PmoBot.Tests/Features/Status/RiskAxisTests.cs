using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>The risk axis of a report is what its project's register says when it is received.</summary>
public sealed class RiskAxisTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_green_report_over_an_unanswered_high_threat_is_asked_about_and_amber_as_computed()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await LogAsync("5", "5");

        var reply = await _program.SendAllAsync(Chat(), await _program.OpenAsync(Chat(), "APOLLO"), "green");

        Assert.IsType<Reply.Both>(reply);
        var report = (await _program.LatestAsync(apollo))!;
        Assert.Equal((Rag.Red, Rag.Amber, RiskCause.NoAction), (report.Computed.Risk!.Value, report.Computed.Overall!.Value, report.Computed.Register!.Cause!.Value));
        Assert.Contains("A threat in the high band has no action with a date.", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(((Reply.Both)reply).First).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_changed_is_not_offered_once_a_threat_has_become_alarming()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        _program.NextWeek();
        Assert.NotNull(StatusProgram.ButtonOf(await _program.OpenAsync(Chat(), "APOLLO"), CarryForward.UnchangedVerb));

        await LogAsync("5", "5");

        var form = await _program.OpenAsync(Chat(), "APOLLO");
        Assert.Null(StatusProgram.ButtonOf(form, CarryForward.UnchangedVerb));
        Assert.Contains("A threat in the high band has no action with a date.", StatusProgram.Text(form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_threat_colours_no_report_that_others_read()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await LogAsync("1", "1");
        await LogAsync("5", "5", confidential: true);

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        Assert.Equal(Rag.Green, (await _program.LatestAsync(apollo))!.Computed.Risk);
    }

    [Fact]
    public async Task Where_nothing_was_ever_logged_the_axis_is_not_computed()
    {
        var apollo = await _program.BeginAsync("APOLLO");

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        Assert.Null((await _program.LatestAsync(apollo))!.Computed.Risk);
        Assert.Contains("Not computable", StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO")), StringComparison.Ordinal);
    }

    private Task<Reply> LogAsync(string probability, string impact, bool confidential = false) => _program.PressAsync(Chat(), LogItem.LogVerb, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["draft"] = Guid.NewGuid().ToString("n"),
        ["project"] = "APOLLO",
        ["kind"] = "Threat",
        ["statement"] = "vendor slips",
        ["probability"] = probability,
        ["impact"] = impact,
        ["confidential"] = confidential ? "true" : "false",
    });

    private Turn Chat() => _program.InChat(StatusProgram.Camille);
}
