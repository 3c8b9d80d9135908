using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Tests.Features.Projects;

/// <summary>Two of the PMO who have the same project's agreement open at once.</summary>
public sealed class AgreeMergeTests : IDisposable
{
    private static readonly ProjectTexts Texts = ProjectTexts.For(Language.English);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(ProjectFields.BaselineFinish, "2027-06-30", "baselineFinish: 2027-04-01,2027-06-30", "Baseline finish: 1 Apr 2027 → 30 Jun 2027 (baseline 2)")]
    [InlineData(ProjectFields.Budget, "2M", "budget: 2000000 EUR", "Budget: 1,000,000 € → 2,000,000 €")]
    public async Task Who_puts_a_project_on_hold_while_somebody_else_agrees_it_anew_is_in_nobodys_way(string field, string typed, string stands, string said)
    {
        var (first, second) = await TwoAsync();
        (first[field], first[ProjectFields.Reason]) = (typed, "Vendor late");
        second[ProjectFields.State] = "OnHold";
        await SendAsync(first);

        var shown = ProjectHouse.Shown(Assert.IsType<Reply.UpdatedCard>(await SendAsync(second)));

        Assert.Contains(Texts.OthersChanged, shown, StringComparison.Ordinal);
        Assert.Contains(said, shown[shown.IndexOf(Texts.OthersChanged, StringComparison.Ordinal)..], StringComparison.Ordinal);
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal((ProjectState.OnHold, "Vendor late"), (apollo.State, apollo.AgreedBecause));
        Assert.Contains(stands, ProjectRules.InWords(apollo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_came_back_shows_the_others_baseline_and_does_not_take_it_back()
    {
        var (first, second) = await TwoAsync();
        (first[ProjectFields.BaselineFinish], first[ProjectFields.Budget], first[ProjectFields.Reason]) = ("2027-06-30", "2M", "Vendor late");
        (second[ProjectFields.Budget], second[ProjectFields.Reason]) = ("3M", "COPIL");
        await SendAsync(first);

        var again = ProjectHouse.Inputs(Assert.IsType<Reply.FormAgain>(await SendAsync(second)).Body);
        Assert.Equal(("2027-06-30", "3000000", "COPIL"), (again[ProjectFields.BaselineFinish], again[ProjectFields.Budget], again[ProjectFields.Reason]));
        await SendAsync(again);

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal([new LocalDate(2027, 4, 1), new LocalDate(2027, 6, 30)], apollo.Baselines.Select(baseline => baseline.Finish));
        Assert.Equal((3_000_000m, "COPIL"), (apollo.Budget!.Value.Amount, apollo.AgreedBecause));
    }

    [Fact]
    public async Task Two_baselines_at_once_are_both_agreed_only_knowingly()
    {
        var (first, second) = await TwoAsync();
        (first[ProjectFields.BaselineFinish], first[ProjectFields.Reason]) = ("2027-06-30", "Vendor late");
        (second[ProjectFields.BaselineFinish], second[ProjectFields.Reason]) = ("2027-05-31", "COPIL");
        await SendAsync(first);

        var again = Assert.IsType<Reply.FormAgain>(await SendAsync(second));
        Assert.Contains(Texts.Meanwhile("1 Apr 2027", "30 Jun 2027 (baseline 2)"), ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal(2, (await _house.FindAsync("APOLLO")).Baselines.Count);

        await SendAsync(ProjectHouse.Inputs(again.Body));
        Assert.Equal(["Vendor late", "COPIL"], (await _house.FindAsync("APOLLO")).Baselines.Skip(1).Select(baseline => baseline.Reason));
    }

    [Fact]
    public async Task What_one_changes_needs_ones_own_reason_though_another_gave_one_meanwhile()
    {
        var (first, second) = await TwoAsync();
        (first[ProjectFields.BaselineFinish], first[ProjectFields.Reason]) = ("2027-06-30", "Vendor late");
        second[ProjectFields.Budget] = "2M";
        await SendAsync(first);

        var again = Assert.IsType<Reply.FormAgain>(await SendAsync(second));

        Assert.Contains(Texts.ReasonMissing, ProjectHouse.Shown(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_baseline_that_somebody_else_agrees_meanwhile_is_not_asked_for_again()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Daniel }, recorded: true);
        var (first, second) = (await OpenAsync(), await OpenAsync());
        (first[ProjectFields.BaselineFinish], first[ProjectFields.Reason]) = ("2027-06-30", "Kick-off");
        second[ProjectFields.State] = "OnHold";
        await SendAsync(first);

        var reply = await SendAsync(second);

        Assert.IsType<Reply.UpdatedCard>(reply);
        Assert.Equal(new LocalDate(2027, 6, 30), (await _house.FindAsync("APOLLO")).BaselineFinish);
    }

    [Fact]
    public async Task The_same_press_twice_is_told_so_twice()
    {
        var (form, _) = await TwoAsync();
        (form[ProjectFields.BaselineFinish], form[ProjectFields.Reason]) = ("2027-06-30", "Vendor late");
        var first = ProjectHouse.Shown(await SendAsync(form));

        var second = ProjectHouse.Shown(await SendAsync(form));

        Assert.Equal(first, second);
        Assert.Equal(2, (await _house.FindAsync("APOLLO")).Baselines.Count);
    }

    private Task<Reply> SendAsync(Dictionary<string, string> form) => _house.PressAsync(AgreeAnew.AgreeVerb, form);

    private Task<Dictionary<string, string>> OpenAsync() => _house.OpenAsync("project APOLLO agree");

    private async Task<(Dictionary<string, string> First, Dictionary<string, string> Second)> TwoAsync()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with
        {
            Manager = ProjectHouse.Daniel,
            Start = new LocalDate(2026, 7, 18),
            Baselines = [new Baseline(new LocalDate(2027, 4, 1), it.ActiveSince)],
            Budget = new Money(1_000_000, "EUR"),
        }, recorded: true);
        return (await OpenAsync(), await OpenAsync());
    }
}
