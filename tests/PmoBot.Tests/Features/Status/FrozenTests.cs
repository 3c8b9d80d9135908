using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Features.Status;

/// <summary>What was computed keeps what it was computed with, whatever is agreed afterwards.</summary>
public sealed class FrozenTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData(2_000_000, "EUR")]
    [InlineData(1_000_000, "USD")]
    public async Task A_reason_that_was_given_keeps_its_budget_and_its_currency(int amount, string unit)
    {
        var apollo = await OverBudgetAsync();
        await AgreeAsync(apollo, amount, unit);

        var shown = await ShownAsync();

        Assert.Contains("Cost at completion €1.2M is 20% over the budget of €1.0M", shown, StringComparison.Ordinal);
        Assert.Contains("€1.2M of €1.0M", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reports_are_compared_each_in_its_own_currency()
    {
        var apollo = await OverBudgetAsync();
        await AgreeAsync(apollo, 1_100_000, "USD");
        _program.NextWeek();
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.Spent, "600000"), (StatusFields.ToComplete, "500000"));
        var history = Assert.IsType<Reply.Card>(await _program.SayAsync(Chat(), "status history APOLLO")).Body;

        var compared = await _program.PressAsync(
            Chat(), history, CompareReports.CompareVerb, (StatusFields.From, StatusProgram.Week47), (StatusFields.To, "20261123-w"));

        Assert.Contains("€500k → $600k", StatusProgram.Text(Assert.IsType<Reply.Card>(compared).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_in_another_currency_are_neither_prefilled_nor_carried_forward()
    {
        var apollo = await OverBudgetAsync();
        await AgreeAsync(apollo, 1_100_000, "USD");
        _program.NextWeek();

        var form = StatusProgram.Text(await _program.OpenAsync(Chat(), "APOLLO"));

        Assert.DoesNotContain("500000", form, StringComparison.Ordinal);
        Assert.DoesNotContain(CarryForward.UnchangedVerb, form, StringComparison.Ordinal);
        Assert.Contains("the budget is in another unit now", form, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_before_the_budget_was_kept_speaks_of_the_projects()
    {
        var columns = StatusRows.Write(CardCatalogue.Report(CardCatalogue.Figures()) with { Budget = new Money(2, "USD") });
        columns["budget"] = columns["unit"] = null;

        var read = StatusRows.Read(CardCatalogue.Apollo.Code, columns);

        Assert.Equal(CardCatalogue.Apollo.Budget, read.BudgetIn(CardCatalogue.Apollo));
        Assert.DoesNotContain("budget", StatusRules.InWords(read), StringComparison.Ordinal);
    }

    private async Task<ProjectCode> OverBudgetAsync()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await AgreeAsync(apollo, 1_000_000, "EUR");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green", (StatusFields.Spent, "500000"), (StatusFields.ToComplete, "700000"));
        return apollo;
    }

    private Task AgreeAsync(ProjectCode project, decimal amount, string unit) =>
        _program.ChangeAsync(project, it => it with { Budget = new Money(amount, unit) });

    private Turn Chat() => _program.InChat(StatusProgram.Camille);

    private async Task<string> ShownAsync() =>
        StatusProgram.Text(Assert.IsType<Reply.Card>(await _program.SayAsync(Chat(), "project APOLLO")).Body);
}
