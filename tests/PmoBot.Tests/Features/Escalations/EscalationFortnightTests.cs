using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.People;
using PmoBot.Tests.Features.Audit;
using PmoBot.Tests.Features.Projects;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>
/// A fortnight of silence, from Wednesday, 24 March 2027: a weekend, in it the clock change in Europe, Easter Monday, and
/// approvers in Paris and New York.
/// </summary>
public sealed class EscalationFortnightTests : IDisposable
{
    private static readonly Duration Look = Duration.FromMinutes(15);

    private readonly EscalationHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Silence_climbs_two_levels_and_reaches_the_PMO_at_the_working_instants_defined()
    {
        await _house.BeginAsync(Any(Bo), Any(Cy), All(Dee, Eve));
        foreach (var (person, zone) in new[] { (Bo, "Europe/Paris"), (Cy, "America/New_York"), (Dee, "Europe/Paris"), (Eve, "America/New_York") })
            await _house.KnownAsync(person, zone: zone);
        await _house.House.Get<RoleStore>().GrantAsync(await _house.House.TurnOfAsync(ProjectHouse.Camille), ProjectHouse.Camille, new Grant(Role.Pmo));
        _house.House.Wait(Paris(3, 24, 15, 0) - _house.House.Now);
        await _house.RaiseAsync();

        await UntilAsync(Paris(3, 25, 10, 0));
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which supplier?"));
        await UntilAsync(Paris(3, 26, 9, 30));
        await _house.PressAsync(AnswerQuestion.AnswerVerb, Ana, ("answer", "Racks & Co"));
        await UntilAsync(Paris(4, 7, 8, 15));
        Assert.Equal(1, _house.Posts(ProjectHouse.Camille));   // not in the night
        await UntilAsync(Paris(4, 7, 8, 30));

        var timeline = await _house.House.Get<EscalationStore>().TimelineAsync(E1, CancellationToken.None);
        Assert.Equal(
        [
            (StepKind.Raised, 0, Paris(3, 24, 15, 0)),
            (StepKind.Asked, 0, Paris(3, 25, 10, 0)),         // four hours of eighteen have gone
            (StepKind.Answered, 0, Paris(3, 26, 9, 30)),
            (StepKind.Reminded, 0, Paris(3, 26, 14, 30)),
            (StepKind.Reminded, 0, Paris(3, 30, 12, 42)),     // Monday was Easter Monday
            (StepKind.MovedUp, 1, Paris(3, 30, 14, 30)),      // half past eight in New York
            (StepKind.Reminded, 1, NewYork(3, 30, 18, 0)),
            (StepKind.Reminded, 1, NewYork(3, 31, 16, 12)),
            (StepKind.MovedUp, 2, NewYork(3, 31, 18, 0)),     // midnight in Paris, which has less time than New York
            (StepKind.Reminded, 2, NewYork(4, 1, 18, 0)),
            (StepKind.Reminded, 2, NewYork(4, 2, 16, 12)),
            (StepKind.ToldPmo, 2, NewYork(4, 2, 18, 0)),
            (StepKind.Reminded, 2, NewYork(4, 5, 18, 0)),
            (StepKind.Reminded, 2, NewYork(4, 6, 16, 12)),
            (StepKind.ToldPmo, 2, NewYork(4, 6, 18, 0)),
        ], timeline.Select(step => (step.Kind, step.Level, step.At)));
        Assert.Equal(
            [("Ana", 1), ("Bo", 4), ("Cy", 3), ("Dee", 5), ("Eve", 5), ("Camille", 2)],
            new[] { Ana, Bo, Cy, Dee, Eve, ProjectHouse.Camille }.Select(person => (person.Name.Split(' ')[0], _house.Posts(person))));
        Assert.True((await _house.FindAsync()).IsOpen);

        // The first level still can, and its decision took the time since the raise less what the raiser had.
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        var verdict = (await _house.FindAsync()).Verdict!;
        Assert.Equal((0, Duration.FromHours(3 + 9 + 9 + (4 * 9) + (2 * 9)) - Duration.FromHours(8.5)), (verdict.Level, verdict.Lead));
        using var audit = AuditHouse.On(_house.House.Store);
        Assert.EndsWith(" 0 faults", Assert.Single((await audit.VerifyAsync()).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_holds_the_clock_for_one_working_day()
    {
        await _house.BeginAsync();
        _house.House.Wait(Paris(3, 25, 15, 0) - _house.House.Now);
        await _house.RaiseAsync();
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which supplier?"));

        await UntilAsync(Paris(4, 1, 20, 0));

        var timeline = await _house.House.Get<EscalationStore>().TimelineAsync(E1, CancellationToken.None);
        Assert.Equal(
        [
            (StepKind.Raised, Paris(3, 25, 15, 0)),
            (StepKind.Asked, Paris(3, 25, 15, 0)),
            (StepKind.NotAnswered, Paris(3, 26, 15, 0)),
            (StepKind.Reminded, Paris(3, 30, 15, 0)),
            (StepKind.Reminded, Paris(3, 31, 13, 12)),
            (StepKind.MovedUp, Paris(3, 31, 15, 0)),
            (StepKind.Reminded, Paris(4, 1, 15, 0)),
        ], timeline.Select(step => (step.Kind, step.At)));
    }

    private static Instant Paris(int month, int day, int hour, int minute) => At("Europe/Paris", month, day, hour, minute);

    private static Instant NewYork(int month, int day, int hour, int minute) => At("America/New_York", month, day, hour, minute);

    private static Instant At(string zone, int month, int day, int hour, int minute) =>
        new LocalDateTime(2027, month, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    private async Task UntilAsync(Instant then)
    {
        while (_house.House.Now < then)
        {
            _house.House.Wait(Duration.Min(Look, then - _house.House.Now));
            await _house.House.DeliverAsync();
        }

        await _house.DeliverAsync();
    }
}
