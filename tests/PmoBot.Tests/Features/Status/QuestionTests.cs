using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>What is asked after sending: cause and plan of an amber or red report, and one question where it is greener than its figures.</summary>
public sealed class QuestionTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_green_report_that_agrees_with_its_figures_asks_nothing_more()
    {
        await BeginAsync();

        var sent = await SendAsync("green", "2027-06-30");

        Assert.IsType<Reply.UpdatedCard>(sent);
    }

    [Fact]
    public async Task An_amber_report_asks_for_axes_cause_and_plan_and_keeps_them_as_a_version()
    {
        var apollo = await BeginAsync();
        var ask = AskOf(await SendAsync("amber", "2027-07-12"));

        await ExplainAsync(ask, (StatusFields.Concerns, "schedule,resources"), (StatusFields.Cause, "The bank is late"), (StatusFields.Plan, "A stub until then"));

        var report = await _program.LatestAsync(apollo);
        Assert.Equal((2, StatusAct.Explained, "The bank is late", "A stub until then"), (report!.Version, report.Act, report.Figures.Cause, report.Figures.Plan));
        Assert.Equal([Axis.Schedule, Axis.Resources], report.Figures.Concerns);
        Assert.Equal(["status.submit", "status.explain"], await _program.AuditedAsync(apollo));
        Assert.DoesNotContain("What explains it?", StatusProgram.Text(ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_keeps_the_cause_and_does_not_ask_for_it_again_and_green_needs_none()
    {
        var apollo = await BeginAsync();
        await ExplainAsync(AskOf(await SendAsync("amber", "2027-07-12")), (StatusFields.Cause, "The bank is late"));

        var corrected = await SendAsync("red", "2027-07-12");
        var kept = (await _program.LatestAsync(apollo))!.Figures.Cause;
        await SendAsync("green", "2027-06-30");

        Assert.IsType<Reply.UpdatedCard>(corrected);
        Assert.Equal("The bank is late", kept);
        Assert.Null((await _program.LatestAsync(apollo))!.Figures.Cause);
    }

    [Fact]
    public async Task Next_week_the_cause_of_last_week_stands_in_the_form()
    {
        await BeginAsync();
        await ExplainAsync(AskOf(await SendAsync("amber", "2027-07-12")), (StatusFields.Cause, "The bank is late"));
        _program.NextWeek();

        var ask = AskOf(await SendAsync("amber", "2027-07-12"));

        Assert.Contains("The bank is late", StatusProgram.Text(ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_greener_than_its_figures_is_asked_one_question_with_the_reason_in_figures()
    {
        await BeginAsync();

        var ask = StatusProgram.Text(AskOf(await SendAsync("green", "2027-07-12")));

        Assert.Contains("Declared green, computed amber", ask, StringComparison.Ordinal);
        Assert.Contains("Forecast finish 12 Jul 2027 is 12 days past the baseline; tolerance is 17, half is 8.", ask, StringComparison.Ordinal);
        Assert.Contains("Recovery plan agreed", ask, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "Choose what explains it")]
    [InlineData("other", null, "A few words, please")]
    public async Task An_answer_that_says_nothing_comes_back_with_all_that_was_typed(string? answer, string? words, string error)
    {
        var apollo = await BeginAsync();
        var ask = AskOf(await SendAsync("amber", "2027-08-30"));   // computed red

        var again = await _program.PressAsync(
            Chat(), ask, ExplainStatus.ExplainVerb, (StatusFields.Answer, answer ?? ""), (StatusFields.AnswerWords, words ?? ""), (StatusFields.Cause, "Typed already"));

        var form = StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body);
        Assert.Contains(error, form, StringComparison.Ordinal);
        Assert.Contains("Typed already", form, StringComparison.Ordinal);
        Assert.Equal(1, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task The_answer_stands_with_the_report_for_all_to_read()
    {
        var apollo = await BeginAsync();
        await ExplainAsync(AskOf(await SendAsync("green", "2027-07-12")), (StatusFields.Answer, "plan"));

        var shown = await ShowAsync(StatusProgram.Daniel);

        Assert.Contains("Reason given: recovery plan agreed.", shown, StringComparison.Ordinal);
        Assert.Equal(WatermelonReason.RecoveryPlanAgreed, (await _program.LatestAsync(apollo))!.Answer!.Reason);
    }

    [Fact]
    public async Task In_a_channel_the_question_goes_to_the_sender_alone()
    {
        var apollo = await BeginAsync();
        await _program.LinkAsync(apollo);
        var form = await _program.OpenAsync(Chat(), "APOLLO");

        var reply = await _program.SendAllAsync(
            _program.InChannel(StatusProgram.Camille, "APOLLO"), form, "green", (StatusFields.ForecastFinish, "2027-07-12"));

        var both = Assert.IsType<Reply.Both>(reply);
        Assert.DoesNotContain("omputed", StatusProgram.Text(Assert.IsType<Reply.UpdatedCard>(both.First).Body), StringComparison.Ordinal);
        Assert.IsType<Reply.Form>(Assert.IsType<Reply.Personally>(both.Second).Inner);
    }

    [Fact]
    public async Task An_answer_holds_for_the_same_cause_for_two_periods_and_then_is_asked_for_again()
    {
        await BeginAsync();
        await ExplainAsync(AskOf(await SendAsync("green", "2027-07-12")), (StatusFields.Answer, "baseline"));
        var asked = new List<bool>();

        for (var week = 1; week <= 3; week++)
        {
            _program.NextWeek();
            asked.Add(await SendAsync("green", "2027-07-12") is Reply.Both);
        }

        Assert.Equal([false, false, true], asked);
    }

    [Fact]
    public async Task A_cause_that_got_worse_is_another_cause()
    {
        await BeginAsync();
        await ExplainAsync(AskOf(await SendAsync("green", "2027-07-12")), (StatusFields.Answer, "plan"));
        _program.NextWeek();

        var worse = await SendAsync("green", "2027-08-30");

        Assert.Contains("computed red", StatusProgram.Text(AskOf(worse)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_put_the_question_aside_finds_it_on_their_summary()
    {
        await BeginAsync();
        var summary = Assert.IsType<Reply.UpdatedCard>(Assert.IsType<Reply.Both>(await SendAsync("green", "2027-07-12")).First).Body;

        var ask = Assert.IsType<Reply.Form>(await _program.PressAsync(Chat(), summary, AskWhy.WhyVerb)).Body;

        Assert.Contains("Declared green, computed amber", StatusProgram.Text(ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_to_correct_opens_the_form_and_its_correction_ends_the_question()
    {
        var apollo = await BeginAsync();
        var ask = AskOf(await SendAsync("green", "2027-07-12"));

        var form = Assert.IsType<Reply.FormAgain>(await _program.PressAsync(Chat(), ask, ExplainStatus.ExplainVerb, (StatusFields.Answer, "figure"))).Body;
        var sent = await _program.SendAllAsync(Chat(), form, "green", (StatusFields.ForecastFinish, "2027-07-02"));

        Assert.IsType<Reply.UpdatedCard>(sent);
        var report = await _program.LatestAsync(apollo);
        Assert.Equal((3, null, false), (report!.Version, report.Answer, report.HasOpenQuestion));
    }

    [Fact]
    public async Task An_answer_sent_twice_is_one_version()
    {
        var apollo = await BeginAsync();
        var ask = AskOf(await SendAsync("green", "2027-07-12"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExplainAsync(ask, (StatusFields.Answer, "plan"))));

        Assert.Equal(2, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task Nobody_else_answers_and_nothing_is_explained_about_a_report_that_was_overtaken()
    {
        var apollo = await BeginAsync();
        var ask = AskOf(await SendAsync("amber", "2027-07-12"));

        var refused = await _program.PressAsync(_program.InChat(StatusProgram.Ana), ask, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Ha"));
        _program.NextWeek();
        await SendAsync("amber", "2027-07-12");
        var late = await _program.PressAsync(Chat(), ask, ExplainStatus.ExplainVerb, (StatusFields.Cause, "Too late"));

        Assert.Contains("Camille Martin", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Contains("no longer of use", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(late).Body), StringComparison.Ordinal);
        Assert.Contains("Too late", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(late).Body), StringComparison.Ordinal);
        Assert.Equal(1, (await _program.LatestAsync(apollo))!.Version);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_read_gives_back_what_was_typed()
    {
        await BeginAsync();
        var ask = AskOf(await SendAsync("amber", "2027-07-12"));
        var data = new Dictionary<string, string>(StatusProgram.ButtonOf(ask, ExplainStatus.ExplainVerb)!, StringComparer.Ordinal) { [StatusFields.Cause] = "Typed already" };

        var again = _program.Get<TurnRouter>().FormAgain(Chat(), new Incoming.Press(ExplainStatus.ExplainVerb, new FormData(data)), "Broken");

        Assert.Contains("Typed already", StatusProgram.Text(Assert.IsType<Reply.FormAgain>(again).Body), StringComparison.Ordinal);
    }

    private Turn Chat() => _program.InChat(StatusProgram.Camille);

    private Task<ProjectCode> BeginAsync() => _program.BeginMeasuredAsync("APOLLO");

    private async Task<Reply> SendAsync(string colour, string finish) => await _program.SendAllAsync(
        Chat(), await _program.OpenAsync(Chat(), "APOLLO"), colour, (StatusFields.ForecastFinish, finish));

    private static AdaptiveCard AskOf(Reply reply) => Assert.IsType<Reply.Form>(Assert.IsType<Reply.Both>(reply).Second).Body;

    private async Task ExplainAsync(AdaptiveCard ask, params (string Field, string Typed)[] typed) =>
        Assert.IsType<Reply.UpdatedCard>(await _program.PressAsync(Chat(), ask, ExplainStatus.ExplainVerb, typed));

    private async Task<string> ShowAsync(PmoBot.People.Person person) => StatusProgram.Text(
        Assert.IsType<Reply.Card>(await _program.SayAsync(_program.InChat(person), "project APOLLO")).Body);
}
