using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>`status history`: how the colour went, and what changed between two reports.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("status history")]
    [InlineData("status history APOLLO")]
    [InlineData("status APOLLO history")]
    [InlineData("statut historique apollo")]
    [InlineData("METEO HISTORIQUE")]
    public async Task It_is_understood_in_many_words(string words)
    {
        await WeeksAsync("green", "amber");

        var card = Card(await _program.SayAsync(Chat(), words));

        Assert.Contains("Status history", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_each_week_once_with_its_last_version_and_how_it_came()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");
        _program.NextWeek();
        await _program.PressAsync(Chat(), await _program.OpenAsync(Chat(), "APOLLO"), CarryForward.UnchangedVerb);
        _program.Pass(Duration.FromDays(7 + 3));
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");

        var card = await HistoryAsync(Chat());

        Assert.Equal(3, card.Body.OfType<ColumnSet>().Count(row => row.Separator) - 1);   // the last one chooses what to compare
        Assert.Contains("carried forward", StatusProgram.Text(card), StringComparison.Ordinal);
        Assert.Contains("late", StatusProgram.Text(card), StringComparison.Ordinal);
        Assert.Contains("\"fallback\"", StatusProgram.Text(card), StringComparison.Ordinal);
        Assert.DoesNotContain("● Green", StatusProgram.Text(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_reads_the_facts_of_its_own_project_and_not_who_was_late()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.LinkAsync(apollo);
        _program.Pass(Duration.FromDays(3));
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "amber");

        var linked = await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "APOLLO"), "status history");
        var another = await _program.SayAsync(_program.InChannel(StatusProgram.Camille, "HERMES"), "status history APOLLO");

        Assert.DoesNotContain("late", Card(linked), StringComparison.Ordinal);
        Assert.Contains("late", Card(Assert.IsType<Reply.Personally>(another).Inner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_weeks_than_a_page_are_shown_page_by_page()
    {
        await WeeksAsync([.. Enumerable.Repeat("green", ShowStatusHistory.PageSize + 3)]);

        var first = await HistoryAsync(Chat());
        var second = await _program.PressAsync(Chat(), first, ShowStatusHistory.HistoryVerb);

        Assert.Contains("week 47", Card(second), StringComparison.Ordinal);
        Assert.DoesNotContain("**week 47**", StatusProgram.Text(first), StringComparison.Ordinal);
        Assert.Null(StatusProgram.ButtonOf(Assert.IsType<Reply.Card>(second).Body, ShowStatusHistory.HistoryVerb));
    }

    [Fact]
    public async Task Two_reports_are_compared_field_by_field()
    {
        await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.News, "Pilot open"), (StatusFields.PercentComplete, "40"));
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red", (StatusFields.News, "Pilot closed"), (StatusFields.PercentComplete, "40"));

        var compared = Card(await _program.PressAsync(
            Chat(), await HistoryAsync(Chat()), CompareReports.CompareVerb, (StatusFields.From, "20261123-w"), (StatusFields.To, StatusProgram.Week47)));

        Assert.Contains("From week 47 to week 48", compared, StringComparison.Ordinal);
        Assert.Contains("● Green → ■ Red", compared, StringComparison.Ordinal);
        Assert.Contains("Was: Pilot open", compared, StringComparison.Ordinal);
        Assert.Contains("Now: Pilot closed", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("40%", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_twice_is_no_comparison()
    {
        await WeeksAsync("green", "amber");

        var reply = await _program.PressAsync(
            Chat(), await HistoryAsync(Chat()), CompareReports.CompareVerb, (StatusFields.From, StatusProgram.Week47), (StatusFields.To, StatusProgram.Week47));

        Assert.Contains("two different reports", Assert.IsType<Reply.Text>(reply).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_reads_neither()
    {
        await WeeksAsync("green", "amber");
        var card = await HistoryAsync(Chat());
        var stranger = _program.InChat(new PmoBot.People.Person("0c000000-0000-4000-8000-00000000000c", "A stranger"));

        var history = await _program.SayAsync(stranger, "status history APOLLO");
        var compared = await _program.PressAsync(stranger, card, CompareReports.CompareVerb, (StatusFields.From, StatusProgram.Week47), (StatusFields.To, "20261123-w"));

        Assert.Contains("no project APOLLO", Assert.IsType<Reply.Text>(history).Words, StringComparison.Ordinal);
        Assert.Contains("no project APOLLO", Assert.IsType<Reply.Text>(compared).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_undone_is_not_in_it()
    {
        await WeeksAsync("green", "amber");
        _program.NextWeek();
        var summary = await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "red");
        await _program.PressAsync(Chat(), summary, UndoStatus.UndoVerb);

        var card = StatusProgram.Text(await HistoryAsync(Chat()));

        Assert.DoesNotContain("week 49", card, StringComparison.Ordinal);
    }

    private async Task WeeksAsync(params IReadOnlyList<string> colours)
    {
        await _program.BeginAsync("APOLLO");
        foreach (var colour in colours)
        {
            await _program.ReportAsync(StatusProgram.Camille, "APOLLO", colour);
            _program.NextWeek();
        }

        _program.Pass(-Duration.FromDays(7));
    }

    private Turn Chat() => _program.InChat(StatusProgram.Camille);

    private async Task<AdaptiveCard> HistoryAsync(Turn turn) => Assert.IsType<Reply.Card>(await _program.SayAsync(turn, "status history APOLLO")).Body;

    private static string Card(Reply reply) => StatusProgram.Text(Assert.IsType<Reply.Card>(reply).Body);
}
