using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>A figure that is left out is no way round the colour that would be computed from it.</summary>
public sealed class LeftOutTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_project_begun_without_a_start_is_measured_from_the_day_of_its_first_baseline()
    {
        var apollo = await BeginAsync(new LocalDate(2027, 6, 30));
        await _program.ChangeAsync(apollo, it => it with { Baselines = [.. it.Baselines, new Baseline(new LocalDate(2027, 7, 16), _program.Clock.Now)] });

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.ForecastFinish, "2027-07-31"));

        Assert.Equal(new ScheduleReading(15, 15, Rag.Amber), (await _program.LatestAsync(apollo))!.Computed.Schedule);   // 300 days from 19 September
        Assert.Contains(
            "tolerance counts from 19 Sep", StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(Chat(), "project APOLLO")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_baseline_the_forecast_finish_is_asked_for()
    {
        var apollo = await BeginAsync(new LocalDate(2026, 9, 30));
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.ForecastFinish, "2027-06-30"));
        _program.NextWeek();

        var again = await SendAsync("green", (StatusFields.ForecastFinish, ""), (StatusFields.News, "All is well"));

        Assert.Contains("This project has a baseline: say when it will finish", again, StringComparison.Ordinal);
        Assert.Contains("All is well", again, StringComparison.Ordinal);
        Assert.Equal(StatusProgram.Week47, (await _program.LatestAsync(apollo))!.Period.Id);
    }

    [Theory]
    [InlineData(StatusFields.Spent, "€500k was given last time")]
    [InlineData(StatusFields.ToComplete, "€700k was given last time")]
    public async Task An_amount_that_was_given_last_time_does_not_come_back_empty(string field, string said)
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, it => it with { Budget = new Money(1_000_000, "EUR") });
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.Spent, "500k"), (StatusFields.ToComplete, "700k"));
        _program.NextWeek();

        var again = await SendAsync("green", (field, ""));

        Assert.Contains(said, again, StringComparison.Ordinal);
        Assert.Equal(StatusProgram.Week47, (await _program.LatestAsync(apollo))!.Period.Id);
    }

    [Fact]
    public async Task An_amount_that_was_never_given_is_not_asked_for()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, it => it with { Budget = new Money(1_000_000, "EUR") });

        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");

        Assert.NotNull(await _program.LatestAsync(apollo));
    }

    [Fact]
    public async Task A_report_without_a_forecast_is_not_carried_forward_once_there_is_a_baseline()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await _program.ChangeAsync(apollo, it => it with { Baselines = [new Baseline(new LocalDate(2026, 9, 30), it.ActiveSince)] });
        _program.NextWeek();

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain(CarryForward.UnchangedVerb, form, StringComparison.Ordinal);
        Assert.Contains("the last report does not say when it will finish", form, StringComparison.Ordinal);
    }

    private async Task<ProjectCode> BeginAsync(LocalDate baseline)
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ChangeAsync(apollo, it => it with { Baselines = [new Baseline(baseline, it.ActiveSince)] });
        return apollo;
    }

    private async Task<string> SendAsync(string colour, params (string Field, string Typed)[] typed) => StatusProgram.Text(
        Assert.IsType<Reply.FormAgain>(await _program.SendAllAsync(Chat(), await _program.OpenAsync(Chat(), "APOLLO"), colour, typed)).Body);

    private Turn Chat() => _program.InChat(StatusProgram.Camille);
}
