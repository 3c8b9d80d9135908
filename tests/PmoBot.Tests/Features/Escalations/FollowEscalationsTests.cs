using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;
using static PmoBot.Tests.Features.Escalations.ExampleCases;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Whoever decides changes while a case is open: who does now is told, once, and nobody's time is lost.</summary>
public sealed class FollowEscalationsTests : IDisposable
{
    private readonly EscalationHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Who_goes_away_is_stood_in_for_from_then_on_until_their_return()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync(otherwise: ("days", "5"));

        await _house.KnownAsync(Bo, absentUntil: new LocalDate(2026, 11, 20), deputy: Dee);
        await _house.DeliverAsync();
        Assert.Equal((1, 1), (_house.Posts(Bo), _house.Posts(Dee)));
        Assert.Contains("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Dee));
        Assert.DoesNotContain("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Bo));

        await _house.UntilAsync(20, 18);
        Assert.DoesNotContain("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Bo));
        await _house.UntilAsync(23, 9);
        Assert.Contains("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Bo));
        Assert.DoesNotContain("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Dee));
    }

    [Fact]
    public async Task Who_was_away_when_it_was_raised_is_told_on_the_morning_of_their_return()
    {
        await _house.BeginAsync();
        await _house.KnownAsync(Bo, absentUntil: new LocalDate(2026, 11, 19), deputy: Dee);
        await _house.RaiseAsync(otherwise: ("days", "10"));

        await _house.UntilAsync(20, 8);
        Assert.Equal(0, _house.Posts(Bo));
        await _house.UntilAsync(20, 8, 30);
        Assert.Equal((1, 1), (_house.Posts(Bo), _house.Posts(Dee)));
    }

    [Fact]
    public async Task What_time_has_to_say_waits_for_the_morning_and_what_somebody_presses_does_not()
    {
        await _house.BeginAsync();
        await _house.KnownAsync(Cy, zone: "Asia/Tokyo");
        await _house.UntilAsync(19, 22);
        await _house.RaiseAsync();
        Assert.Equal(1, _house.Posts(Bo));

        await _house.UntilAsync(23, 18, 30);   // half past two in Tokyo
        Assert.Equal((1, 3, 0), ((await _house.FindAsync()).Level, _house.Posts(Bo), _house.Posts(Cy)));
        await _house.UntilAsync(24, 0, 30);
        Assert.Equal(1, _house.Posts(Cy));
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which?"));
        Assert.Equal(1, _house.Posts(Ana));
    }

    [Fact]
    public async Task Who_comes_to_a_case_after_its_reminder_is_asked_and_not_reminded_at_the_same_moment()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        await _house.UntilAsync(19, 11);
        Assert.Equal(2, _house.Posts(Bo));

        await _house.PressAsync(DelegateEscalation.DelegateVerb, Bo, ("person", Eve.ObjectId));
        Assert.Equal(1, _house.Posts(Eve));
        await _house.UntilAsync(20, 9);
        Assert.Equal((2, 3 - 1), (_house.Posts(Eve), _house.Posts(Bo)));
    }

    [Fact]
    public async Task Days_off_that_are_agreed_meanwhile_move_its_moments_and_lose_none()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        await _house.House.PressAsync(ChangePortfolio.SaveVerb, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["portfolio"] = "Digital",
            ["base"] = "0",
            ["workingDays"] = "Monday,Tuesday,Wednesday",
        });

        await _house.UntilAsync(24, 10, 30);

        var timeline = await _house.House.Get<EscalationStore>().TimelineAsync(E1, CancellationToken.None);
        Assert.Equal(
            [(StepKind.Raised, On(18, 10)), (StepKind.Reminded, On(23, 10)), (StepKind.Reminded, On(23, 17, 30)), (StepKind.MovedUp, On(24, 10))],
            timeline.Select(step => (step.Kind, step.At)));
    }

    [Fact]
    public async Task Who_has_more_cards_of_a_case_than_one_transaction_takes_sees_the_outcome_on_all_of_them()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        var (cards, outbox) = (_house.House.Get<LiveCards>(), _house.House.Get<Outbox>());
        foreach (var months in Enumerable.Range(2, 120).Select(run => EscalationCard.For(Bo.ObjectId, E1, $"reminder-1-{run}-1")).Chunk(30))
            Assert.IsType<CommitResult.Committed>(await outbox.CommitAsync(Bo.Partition, [.. months.Select(LiveCards.Insert)], [.. months.Select(card => cards.Raise(card.Id))]));
        await _house.DeliverAsync();
        Assert.Equal(121, _house.Posts(Bo));

        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        await _house.DeliverAsync();

        var mine = (await cards.ListAsync(Bo.Partition, EscalationCard.Prefix(E1), CancellationToken.None)).SelectMany(card => card.ActivityIds).ToList();
        Assert.Equal(121, mine.Count);
        Assert.All(mine, activity => Assert.Contains("Approved, A: ", _house.Teams.Messages[activity], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_changed_by_the_PMO_brings_in_who_decides_now_and_takes_the_buttons_from_who_does_not()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();

        await ChangePathAsync(Dee);

        Assert.Equal(1, _house.Posts(Dee));
        Assert.True((await _house.FindAsync()).Path.Contains(Dee.ObjectId, StringComparison.Ordinal));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.True((await _house.FindAsync()).IsOpen);
        Assert.DoesNotContain("approval-20261118T090000Z-APOLLO-000001", await HintsAsync(Bo));
        await _house.PressAsync(DecideEscalation.DecideVerb, Dee, ("option", "A"));
        Assert.Equal(EscalationState.Approved, (await _house.FindAsync()).State);
    }

    [Fact]
    public async Task A_case_of_a_project_that_is_closed_is_still_asked_about_and_decided()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        var (projects, outbox) = (_house.House.Get<ProjectStore>(), _house.House.Get<Outbox>());
        var stored = (await projects.FindAsync(E1.Project, CancellationToken.None))!;
        await outbox.CommitAsync(E1.Project.Partition, [ProjectStore.Replace(stored.Project with { State = ProjectState.Closed }, stored.ETag)], []);

        await _house.UntilAsync(20, 10, 30);

        Assert.Equal((3, 1), (_house.Posts(Bo), _house.Posts(Cy)));
        await _house.PressAsync(DecideEscalation.DecideVerb, Cy, ("option", "A"));
        Assert.Equal(EscalationState.Approved, (await _house.FindAsync()).State);
    }

    private async Task ChangePathAsync(params Person[] approvers)
    {
        var form = await _house.House.OpenAsync($"project {Code} escalation");
        form.Remove(ProjectFields.Approvers(2));
        (form[ProjectFields.Approvers(1)], form[ProjectFields.Rule(1)]) = (string.Join(',', approvers.Select(person => person.ObjectId)), SetEscalationPath.Any);
        await _house.House.PressAsync(SetEscalationPath.PathVerb, form);
        await _house.DeliverAsync();
    }

    private async Task<IReadOnlyList<string>> HintsAsync(Person person) =>
        await _house.House.Store.QueryAsync(person.Partition, "approval-", TableKey.EndOf("approval-")).Select(row => row.Key).ToListAsync();
}
