using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.People;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;
using static PmoBot.Tests.Features.Escalations.ExampleCases;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>What the path, absences and delegations make of a case while it is open.</summary>
public sealed class EscalationMovesTests
{
    [Fact]
    public void Who_stands_in_for_two_speaks_once_for_each()
    {
        var desk = Desk([All(Bo, Cy)], Away(Bo, Eve, 27), Away(Cy, Eve, 27));

        var moved = Assert.IsType<Ruling.Moved>(Raised(desk).Decide(desk, Eve, 1, 'A', "Go", Ten));

        Assert.Equal((EscalationState.Approved, Eve, "Go"), (moved.Next.State, moved.Next.Verdict!.By, moved.Next.Verdict.Comment));
        Assert.Equal([(StepKind.Voted, Bo), (StepKind.Voted, Cy), (StepKind.Approved, Bo)], moved.Steps.Select(step => (step.Kind, step.OnBehalfOf)));
    }

    [Fact]
    public void An_approver_never_speaks_for_another_one_of_their_level_too()
    {
        var desk = Desk([All(Bo, Cy)], Away(Cy, Bo, 27));

        var said = Raised(desk).Decide(desk, Bo, 1, 'A', null, Ten).Next();

        Assert.Equal((EscalationState.Open, 1), (said.State, said.Votes.Count));
        Assert.True(said.Heard(desk, Ten)[Cy.ObjectId].Waits);
    }

    [Fact]
    public void What_an_approver_said_themselves_nobody_changes_for_them()
    {
        var desk = Desk([All(Bo, Cy, Dee)], Away(Bo, Eve, 27), Away(Cy, Dee, 27));
        var said = Raised(desk).Decide(desk, Bo, 1, 'A', null, Ten).Next();

        Assert.Equal(WhyNot.HasSpoken, said.Decide(desk, Eve, 1, 'B', null, Ten).Why());
        Assert.Equal(WhyNot.HasSpoken, said.Decide(desk, Eve, 1, null, "No", Ten).Why());
        said = said.Decide(desk, Cy, 1, 'A', null, Ten).Next();
        said = said.Decide(desk, Dee, 1, 'B', null, Ten).Next();

        // Dee spoke for herself alone: of two minds, at the top.
        Assert.Equal((EscalationState.Open, true, 0), (said.State, said.IsWithPmo, said.Votes.Count));
    }

    [Fact]
    public void A_voice_goes_with_the_delegation()
    {
        var desk = Desk(All(Bo, Cy));
        var delegated = Raised(desk).Decide(desk, Bo, 1, 'A', null, Ten).Next().Delegate(desk, Bo, 1, Eve, Ten).Next();

        Assert.Empty(delegated.Votes);
        var decided = delegated.Decide(desk, Eve, 1, 'B', null, Ten).Next().Decide(desk, Cy, 1, 'B', null, Ten).Next();
        Assert.Equal((EscalationState.Approved, 'B'), (decided.State, decided.Verdict!.Option));
    }

    [Fact]
    public void When_the_only_one_who_had_not_spoken_is_no_approver_any_more_the_others_have_decided()
    {
        var said = Raised(Desk(All(Bo, Cy, Dee)));
        said = said.Decide(Desk(All(Bo, Cy, Dee)), Bo, 1, 'A', null, Ten).Next();
        said = said.Decide(Desk(All(Bo, Cy, Dee)), Cy, 1, 'A', null, On(18, 11)).Next();

        var settled = said.Pass(Desk(All(Bo, Cy)), On(18, 12))!.Next;

        Assert.Equal((EscalationState.Approved, 'A', Cy, On(18, 12)), (settled.State, settled.Verdict!.Option, settled.Verdict.By, settled.Verdict.At));
    }

    [Fact]
    public void And_where_they_differ_it_goes_up()
    {
        var three = Desk(All(Bo, Cy, Dee), Any(Eve));
        var said = Raised(three).Decide(three, Bo, 1, 'A', null, Ten).Next().Decide(three, Cy, 1, 'B', null, Ten).Next();

        Assert.Equal(1, said.Pass(Desk(All(Bo, Cy), Any(Eve)), On(18, 12))!.Next.Level);
    }

    [Fact]
    public void Where_one_is_enough_now_a_voice_of_before_decides_nothing_and_its_owner_is_asked()
    {
        var all = Desk(All(Bo, Cy));
        var said = Raised(all).Decide(all, Bo, 1, 'A', null, Ten).Next();
        var any = Desk(Any(Bo, Cy));

        Assert.Null(said.Pass(any, Ten));
        Assert.True(said.Heard(any, Ten)[Bo.ObjectId].Waits);
        Assert.False(said.Heard(all, Ten)[Bo.ObjectId].Waits);
        Assert.Equal(Bo, said.Decide(any, Bo, 1, 'B', null, Ten).Next().Verdict!.By);
    }

    [Fact]
    public void A_level_whose_only_approver_is_the_raiser_is_skipped_also_when_they_are_made_it_later()
    {
        var moved = Raised(Desk(Any(Bo), Any(Cy))).Pass(Desk(Any(Ana), Any(Cy)), On(18, 11))!.Next;

        Assert.Equal((1, On(18, 11)), (moved.Level, moved.Clock.RunsFrom));
        Assert.Equal(WhyNot.OwnCase, moved.Decide(Desk(Any(Ana), Any(Cy)), Ana, 1, 'A', null, Ten).Why());
    }

    [Fact]
    public void A_path_that_loses_its_top_leaves_the_case_with_the_highest_level_that_there_is_and_the_PMO_hears_of_it()
    {
        var up = Raised(Desk(Any(Bo), Any(Cy))) with { Level = 1 };

        var back = up.Pass(Desk(Any(Bo)), On(18, 11))!.Next;

        Assert.Equal((0, true, 0), (back.Level, back.IsWithPmo, back.Reminders));
        Assert.Null(back.Pass(Desk(Any(Bo)), On(18, 11)));
        Assert.Equal(["level-1-0", "reminder-1-2-1"], back.Pass(Desk(Any(Bo)), On(19, 15))!.Next.Heard(Desk(Any(Bo)), On(19, 15))[Bo.ObjectId].Messages);
    }

    [Fact]
    public void A_level_put_before_the_one_that_has_it_leaves_it_there_and_asks_nobody_again()
    {
        var (before, after) = (Desk(Any(Bo), Any(Cy)), Desk(Any(Eve), Any(Bo), Any(Cy)));

        var moved = Raised(before).Pass(after, On(20, 9, 30))!;

        Assert.Equal([StepKind.PathChanged, StepKind.Reminded], moved.Steps.Select(step => step.Kind));
        Assert.Equal((1, 1, On(20, 10)), (moved.Next.First, moved.Next.Level, moved.Next.DueAt(after)));
        Assert.Equal(["level-1-0", "reminder-1-1-2"], moved.Next.Heard(after, On(20, 9, 30))[Bo.ObjectId].Messages);
        Assert.False(moved.Next.Heard(after, On(20, 9, 30)).ContainsKey(Eve.ObjectId));
        Assert.Equal(Bo, moved.Next.Decide(after, Bo, 1, 'A', null, On(20, 9, 30)).Next().Verdict!.By);
    }

    [Fact]
    public void A_level_taken_out_below_leaves_it_with_those_who_have_it()
    {
        var (before, after) = (Desk(Any(Bo), Any(Cy), Any(Dee)), Desk(Any(Cy), Any(Dee)));
        var up = Raised(before).Pass(before, On(20, 10))!.Next.WithPeopleOf(before, On(20, 10));

        var moved = up.Pass(after, On(20, 11))!.Next;

        Assert.Equal((0, 0, On(24, 10)), (moved.First, moved.Level, moved.DueAt(after)));
        Assert.Equal(["level-1-1"], moved.Heard(after, On(20, 11))[Cy.ObjectId].Messages);
        Assert.False(moved.Heard(after, On(20, 11)).ContainsKey(Dee.ObjectId));
    }

    [Fact]
    public void And_the_top_that_has_it_keeps_it_when_a_level_below_is_taken_out()
    {
        var (before, after) = (Desk(Any(Bo), Any(Cy)), Desk(Any(Cy)));
        var up = Raised(before).Pass(before, On(20, 10))!.Next.WithPeopleOf(before, On(20, 10));

        var moved = up.Pass(after, On(20, 11))!;

        Assert.Equal([StepKind.PathChanged], moved.Steps.Select(step => step.Kind));
        Assert.Equal((0, On(24, 10), false), (moved.Next.Level, moved.Next.DueAt(after), moved.Next.IsWithPmo));
        Assert.Equal(["level-1-1"], moved.Next.Heard(after, On(20, 11))[Cy.ObjectId].Messages);
    }

    [Fact]
    public void Where_all_of_a_level_are_others_they_have_all_its_time()
    {
        var (before, after) = (Desk(Any(Bo), Any(Cy)), Desk(Any(Dee), Any(Cy)));
        var asked = Raised(before).Ask(before, Bo, 1, "Which?", On(19, 10)).Next();

        var moved = asked.Pass(after, On(19, 11))!.Next;

        Assert.Equal((0, true, On(23, 11)), (moved.Level, moved.Question!.IsOver, moved.DueAt(after)));
        Assert.Equal(["level-1-0"], moved.Heard(after, On(19, 11))[Dee.ObjectId].Messages);
    }

    [Fact]
    public void Whoever_stands_in_and_is_away_leaves_the_asking_to_the_approver()
    {
        var desk = Desk([Any(Bo)], Away(Eve, Dee, 27));

        var heard = Raised(desk).Delegate(desk, Bo, 1, Eve, Ten).Next().Heard(desk, Ten);

        Assert.True(heard[Bo.ObjectId].Waits);
        Assert.False(heard.ContainsKey(Dee.ObjectId));
    }

    [Fact]
    public void Who_has_a_say_of_their_own_delegates_it_whatever_they_stand_in_for_above()
    {
        var desk = Desk([Any(Bo), Any(Cy)], Away(Cy, Bo, 27));
        var up = Raised(desk).Pass(desk, On(20, 10))!.Next;

        Assert.Equal(Eve, Assert.Single(up.Delegate(desk, Bo, 1, Eve, On(20, 11)).Next().Delegations).To);
    }

    [Fact]
    public void A_path_emptied_tells_the_PMO_once_a_time_and_the_case_waits_for_a_new_one()
    {
        var nobody = Desk();
        var alone = Raised(Desk(Any(Bo))).Pass(nobody, On(18, 11))!.Next;

        Assert.Equal(2, alone.SilentRun);
        Assert.Null(alone.Pass(nobody, On(20, 10)));   // nobody to be reminded
        Assert.Equal(3, alone.Pass(nobody, On(20, 11))!.Next.SilentRun);
        Assert.Equal(EscalationState.Approved, alone.Decide(Desk(Any(Dee)), Dee, 1, 'A', null, On(20, 9)).Next().State);
    }

    [Fact]
    public void A_new_level_above_a_silent_top_gets_it_and_the_PMO_hears_nothing_before_that_is_silent_too()
    {
        var silent = Raised(Desk(Any(Bo))).Pass(Desk(Any(Bo)), On(20, 10))!.Next;
        Assert.Equal(["silent-1-2"], silent.Heard(Desk(Any(Bo)), On(20, 10), Eve)[Eve.ObjectId].Messages);

        var longer = Desk(Any(Bo), Any(Cy));
        var up = silent.Pass(longer, On(24, 10))!.Next;

        Assert.Equal(1, up.Level);
        Assert.Empty(up.Heard(longer, On(24, 10), Eve)[Eve.ObjectId].Messages);
        Assert.Equal(["silent-1-4"], up.Pass(longer, On(26, 10))!.Next.Heard(longer, On(26, 10), Eve)[Eve.ObjectId].Messages);
    }

    [Fact]
    public void Opened_again_it_is_nobodys_silence()
    {
        var desk = Desk(Any(Bo));
        var silent = Raised(desk).Pass(desk, On(20, 10))!.Next;
        var again = silent.Withdraw(Ana, 1, null, On(20, 11)).Next().Reopen(desk, Ana, 1, "Back", [], isConfidential: false, On(20, 12)).Next();

        Assert.Equal((2, 0, 3), (again.Opening, again.Level, again.Run));
        Assert.Empty(again.Heard(desk, On(20, 12), Eve)[Eve.ObjectId].Messages);
        Assert.Equal(["level-2-0"], again.Heard(desk, On(20, 12), Eve)[Bo.ObjectId].Messages);
    }

    [Fact]
    public void An_approver_of_two_levels_decides_at_the_higher_one()
    {
        var desk = Desk(All(Bo, Cy), Any(Bo));
        var up = Raised(desk).Pass(desk, On(20, 10))!.Next;

        Assert.Equal(1, up.Decide(desk, Bo, 1, 'A', null, On(20, 11)).Next().Verdict!.Level);
        Assert.Equal(["level-1-0", "level-1-1"], up.Heard(desk, On(20, 11))[Bo.ObjectId].Messages);
    }

    [Fact]
    public void A_delegate_who_becomes_an_approver_has_one_voice()
    {
        var before = Desk(All(Bo, Cy));
        var delegated = Raised(before).Delegate(before, Bo, 1, Eve, Ten).Next();
        var after = Desk(All(Bo, Cy, Eve));

        var said = delegated.Decide(after, Eve, 1, 'A', null, Ten).Next();

        Assert.Equal([Eve], said.Votes.Select(vote => vote.Approver));
        Assert.Equal(WhyNot.CannotStandIn, delegated.Delegate(after, Cy, 1, Eve, Ten).Why());
        Assert.Equal(WhyNot.CannotStandIn, delegated.Delegate(after, Cy, 1, Ana, Ten).Why());
    }

    [Fact]
    public void A_deputy_who_raised_the_case_does_not_stand_in()
    {
        var desk = Desk([Any(Bo)], Away(Bo, Ana, 27));

        Assert.Equal(WhyNot.OwnCase, Raised(desk).Decide(desk, Ana, 1, 'A', null, Ten).Why());
        Assert.True(Raised(desk).Heard(desk, Ten)[Bo.ObjectId].Waits);
    }

    [Fact]
    public void Standing_in_ends_with_the_absence()
    {
        var desk = Desk([Any(Bo)], Away(Bo, Dee, 19));

        Assert.Equal(Dee, Raised(desk).Decide(desk, Dee, 1, 'A', null, On(19, 17)).Next().Verdict!.By);
        Assert.Equal(WhyNot.NotApprover, Raised(desk).Decide(desk, Dee, 1, 'A', null, On(20, 0)).Why());
    }

    [Fact]
    public void A_question_of_a_level_that_it_leaves_is_still_welcome_to_an_answer()
    {
        var desk = Desk(All(Bo, Cy), Any(Dee));
        var asked = Raised(desk).Decide(desk, Bo, 1, 'A', null, Ten).Next().Ask(desk, Bo, 1, "Which?", Ten).Next();

        var up = asked.Decide(desk, Cy, 1, 'B', null, On(18, 12)).Next();

        Assert.Equal((1, true, On(18, 12)), (up.Level, up.Question!.IsOver, up.Clock.RunsFrom));
        var answered = up.Answer(desk, Ana, 1, "This one", On(18, 13)).Next();
        Assert.Equal((Duration.FromHours(2), On(18, 12)), (answered.WithRaiser, answered.Clock.RunsFrom));
        Assert.Contains($"answer-1-{Ten.ToUnixTimeTicks()}", answered.Heard(desk, On(18, 13))[Bo.ObjectId].Messages);
    }

    [Fact]
    public void After_a_long_silence_of_ours_nobodys_time_begins_in_the_past_and_one_level_is_climbed()
    {
        var desk = Desk(Any(Bo), Any(Cy));

        var moved = Raised(desk).Pass(desk, On(30, 10))!;

        Assert.Equal([StepKind.MovedUp], moved.Steps.Select(step => step.Kind));
        Assert.Equal((1, On(30, 10)), (moved.Next.Level, moved.Next.Clock.RunsFrom));
        // A little late is on time.
        Assert.Equal(On(20, 10), Raised(desk).Pass(desk, On(20, 10, 15))!.Next.Clock.RunsFrom);
    }

    [Fact]
    public void A_clock_that_stood_still_has_as_much_left_as_before()
    {
        var (work, clock) = (Desk().Work, LevelClock.Start(Paris, Duration.FromHours(18), Ten));

        Assert.Equal((On(18, 10), On(19, 10), On(20, 10)), (clock.At(0, work), clock.At(0.5, work), clock.At(1, work)));
        var stopped = clock.Stopped(On(18, 17), work);
        Assert.Equal((Duration.FromHours(7), null), (stopped.Used, stopped.At(1, work)));
        Assert.Equal(stopped, stopped.Stopped(On(19, 17), work));
        var resumed = stopped.Resumed(On(23, 8));
        Assert.Equal((On(23, 11), On(24, 11)), (resumed.At(0.5, work), resumed.At(1, work)));
        Assert.Equal(resumed, resumed.Resumed(On(24, 8)));
        // What has been used of it already is over at once.
        Assert.Equal(On(23, 9), resumed.At(0.25, work));
    }

    [Fact]
    public void Until_when_goes_by_the_clock_of_whoever_has_it_longest()
    {
        var desk = Desk([Any(Bo, Cy)], In(Bo, "America/New_York"), In(Cy, "Asia/Tokyo"));

        // Ten in Paris is the end of Wednesday in Tokyo, and before Wednesday's work in New York; at eight in the evening New York still works.
        Assert.Equal("Asia/Tokyo", desk.ClockOf(0, Ana, Duration.FromHours(18), Ten).Zone.Id);
        Assert.Equal("America/New_York", desk.ClockOf(0, Ana, Duration.FromHours(18), On(18, 20)).Zone.Id);
        Assert.Equal("America/New_York", desk.ClockOf(0, Cy, Duration.FromHours(18), Ten).Zone.Id);

        static Profile In(Person person, string zone) => new() { Person = person, Pseudonym = Guid.NewGuid(), ChosenZone = zone };
    }
}
