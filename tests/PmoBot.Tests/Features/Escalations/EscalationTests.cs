using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

public sealed class EscalationTests : IDisposable
{
    private readonly EscalationHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_is_raised_reaches_the_first_level_and_is_decided_once()
    {
        await _house.BeginAsync(Any(Bo, Dee), Any(Cy));
        await _house.RaiseAsync();
        Assert.Equal((1, 1, 0), (_house.Posts(Bo), _house.Posts(Dee), _house.Posts(Cy)));

        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        var late = await _house.PressAsync(DecideEscalation.DecideVerb, Dee, ("option", "B"));

        var it = await _house.FindAsync();
        Assert.Equal((EscalationState.Approved, 'A', Bo), (it.State, it.Verdict!.Option, it.Verdict.By));
        Assert.Contains("Already approved by Bo Berg", Shown(late), StringComparison.Ordinal);
        Assert.Equal(1, _house.Posts(Ana));
        Assert.Equal([StepKind.Raised, StepKind.Approved], await _house.StepsAsync());
    }

    [Fact]
    public async Task What_is_raised_at_a_higher_level_is_nobody_s_below_it()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync(null, ("level", "1"));

        Assert.Equal((0, 1), (_house.Posts(Bo), _house.Posts(Cy)));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.True((await _house.FindAsync()).IsOpen);
    }

    [Fact]
    public async Task A_rejection_wants_a_reason()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();

        var again = await _house.PressAsync(RejectEscalation.RejectVerb, Bo);
        Assert.Contains("Say why", Shown(again), StringComparison.Ordinal);
        Assert.True((await _house.FindAsync()).IsOpen);

        await _house.PressAsync(RejectEscalation.RejectVerb, Bo, ("comment", "Too dear"));
        Assert.Equal((EscalationState.Rejected, "Too dear"), ((await _house.FindAsync()).State, (await _house.FindAsync()).Verdict!.Comment));
    }

    [Fact]
    public async Task A_question_stops_the_clock_until_it_is_answered()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        await _house.UntilAsync(18, 12);   // two of eighteen working hours
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which supplier?"));
        Assert.Equal(1, _house.Posts(Ana));

        await _house.UntilAsync(19, 9);    // six working hours stand still
        await _house.PressAsync(AnswerQuestion.AnswerVerb, Ana, ("answer", "Racks & Co"));

        var at = (await _house.House.Get<EscalationCases>().FindAsync(E1, CancellationToken.None))!;
        Assert.Equal(new LocalDateTime(2026, 11, 20, 16, 0), at.Escalation.DueAt(at.Desk)!.Value.InZone(PortfolioSettings.Default.Zone).LocalDateTime);
        Assert.Equal(2, _house.Posts(Bo));
    }

    [Fact]
    public async Task Silence_reminds_twice_and_moves_it_up_and_the_level_below_may_still_decide()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();

        await _house.UntilAsync(20, 10, 30);   // raised on Wednesday at ten: eighteen working hours end on Friday at ten

        Assert.Equal((3, 1), (_house.Posts(Bo), _house.Posts(Cy)));
        Assert.Equal([StepKind.Raised, StepKind.Reminded, StepKind.Reminded, StepKind.MovedUp], await _house.StepsAsync());
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.Equal(0, (await _house.FindAsync()).Verdict!.Level);
    }

    [Fact]
    public async Task At_the_top_the_PMO_is_told_and_the_time_runs_anew()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.House.Get<RoleStore>().GrantAsync(await _house.House.TurnOfAsync(Eve), Eve, new Grant(Role.Pmo));
        await _house.RaiseAsync();

        await _house.UntilAsync(20, 10, 30);

        Assert.True((await _house.FindAsync()).IsWithPmo);
        Assert.Equal(1, _house.Posts(Eve));
        await _house.UntilAsync(24, 10, 30);
        Assert.Equal(2, _house.Posts(Eve));
    }

    [Fact]
    public async Task Where_all_have_to_agree_different_options_move_it_up()
    {
        await _house.BeginAsync(All(Bo, Dee), Any(Cy));
        await _house.RaiseAsync();

        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.True((await _house.FindAsync()).IsOpen);
        await _house.PressAsync(DecideEscalation.DecideVerb, Dee, ("option", "B"));
        Assert.Equal(1, (await _house.FindAsync()).Level);
        Assert.Equal(1, _house.Posts(Cy));
    }

    [Fact]
    public async Task Nobody_decides_their_own_case()
    {
        await _house.BeginAsync(Any(Ana, Bo));
        await _house.RaiseAsync();

        var refused = await _house.PressAsync(DecideEscalation.DecideVerb, Ana, ("option", "A"));

        Assert.Contains("Nobody decides their own case", Shown(refused), StringComparison.Ordinal);
        Assert.True((await _house.FindAsync()).IsOpen);
    }

    [Fact]
    public async Task Who_is_away_is_stood_in_for()
    {
        await _house.BeginAsync();
        await _house.KnownAsync(Bo, absentUntil: new LocalDate(2026, 11, 27), deputy: Dee);
        await _house.RaiseAsync();
        Assert.Equal((0, 1), (_house.Posts(Bo), _house.Posts(Dee)));

        await _house.PressAsync(DecideEscalation.DecideVerb, Dee, ("option", "A"));

        Assert.Equal((Dee, Bo), ((await _house.FindAsync()).Verdict!.By, (await _house.FindAsync()).Verdict!.OnBehalfOf));
    }

    [Fact]
    public async Task A_case_can_be_delegated_and_no_further()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();

        await _house.PressAsync(DelegateEscalation.DelegateVerb, Bo, ("person", Eve.ObjectId));
        Assert.Equal(1, _house.Posts(Eve));
        await _house.PressAsync(DelegateEscalation.DelegateVerb, Eve, ("person", Dee.ObjectId));
        Assert.Equal(0, _house.Posts(Dee));
        await _house.PressAsync(DecideEscalation.DecideVerb, Eve, ("option", "B"));
        Assert.Equal(Bo, (await _house.FindAsync()).Verdict!.OnBehalfOf);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_decided_until_it_is_open_again()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Ana);

        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.Equal(EscalationState.Withdrawn, (await _house.FindAsync()).State);
        await _house.PressAsync(ReopenEscalation.ReopenVerb, Ana, ("reason", "It is back"));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"), ("opening", "1"));
        Assert.True((await _house.FindAsync()).IsOpen);
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        Assert.Equal(EscalationState.Approved, (await _house.FindAsync()).State);
    }

    private static string Shown(Reply reply) => Projects.ProjectHouse.Shown(reply);
}
