using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Rounds;

public sealed class RoundTests : IDisposable
{
    private static readonly Person Ana = RoundHouse.Ana;
    private static readonly Person Bao = RoundHouse.Bao;

    private readonly RoundHouse _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task Each_person_gets_one_message_with_all_their_projects_at_their_own_time()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Ana);
        await _round.LedAsync("ATLAS", Bao);
        await _round.KnownAsync(Bao, "America/New_York");
        await _round.GoLiveAsync();

        await _round.UntilAsync(19, 13, 59);
        Assert.Empty(_round.Posts);
        await _round.UntilAsync(19, 14, 0);
        Assert.Equal([$"a:1{Ana.ObjectId}"], _round.Posts.Select(post => post.Place));
        Assert.Equal("Two projects, due Friday 12:00 · APOLLO, HERMES", _round.Posts[0].Summary);
        await _round.UntilAsync(19, 20, 0);
        Assert.Equal([$"a:1{Ana.ObjectId}", $"a:1{Bao.ObjectId}"], _round.Posts.Select(post => post.Place));
        Assert.Equal("One project, due Friday 06:00 · ATLAS", _round.Posts[1].Summary);

        Assert.All(_round.Buttons(PressPrompt.UpdateVerb), data => Assert.Equal(("digital/20261116-w", "ATLAS"), (data["round"], data["projects"])));
        Assert.Equal((RoundState.Open, Ana.ObjectId), ((await _round.LineAsync("APOLLO")).State, (await _round.LineAsync("APOLLO")).Person!.ObjectId));
    }

    [Fact]
    public async Task Two_reminders_come_and_no_more_and_then_the_PMO_gets_one_list()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();

        await _round.UntilAsync(23, 12);

        Assert.Equal(
            ["One project, due Friday 12:00 · APOLLO", "Reminder: one project, due Friday 12:00 · APOLLO", "Was due: one project. Cut-off Monday 10:00 · APOLLO"],
            _round.Posts.Where(post => post.Place == $"a:1{Ana.ObjectId}").Select(post => post.Summary));
        Assert.Equal(["Digital: one project still missing"], _round.Posts.Where(post => post.Place == $"a:1{ProjectHouse.Camille.ObjectId}").Select(post => post.Summary));
    }

    [Fact]
    public async Task A_report_in_any_way_stops_what_was_not_sent_and_the_card_shows_it()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14, 30);

        await _round.ReportAsync("APOLLO", Ana);
        await _round.UntilAsync(23, 12);

        Assert.Single(_round.Posts, post => post.Place == $"a:1{Ana.ObjectId}");
        Assert.Contains("All reported, thank you", _round.House.Teams.Messages.Values.Last(), StringComparison.Ordinal);
        Assert.Equal(RoundState.OnTime, (await _round.LineAsync("APOLLO")).State);
    }

    [Fact]
    public async Task What_is_reported_already_is_not_asked()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.ReportAsync("APOLLO", Ana);

        await _round.UntilAsync(23, 12);

        Assert.DoesNotContain(_round.Posts, post => post.Place == $"a:1{Ana.ObjectId}");
        Assert.Equal(RoundState.OnTime, (await _round.LineAsync("APOLLO")).State);
    }

    [Fact]
    public async Task Nothing_changed_is_one_tap_and_the_prompt_goes_on_asking_for_the_others()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Ana);
        _round.House.Wait(-Duration.FromDays(7));
        await _round.ReportAsync("APOLLO", Ana);
        _round.House.Wait(Duration.FromDays(7));
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);

        var answered = await _round.PressAsync(PressPrompt.UnchangedVerb, Ana);

        Assert.Contains("Reported: nothing changed", ProjectHouse.Shown(answered), StringComparison.Ordinal);
        Assert.Contains("One project, due Friday 12:00", ProjectHouse.Shown(answered), StringComparison.Ordinal);
        await _round.DeliverAsync();
        Assert.Equal(RoundState.OnTime, (await _round.LineAsync("APOLLO")).State);
        Assert.Equal("One project, due Friday 12:00 · HERMES", _round.House.Teams.Requests[^1].Split(' ', 3)[^1]);

        var undone = await _round.PressAsync(PressPrompt.UndoVerb, Ana);
        Assert.Contains("Two projects, due Friday 12:00", ProjectHouse.Shown(undone), StringComparison.Ordinal);
        await _round.DeliverAsync();
        Assert.Equal(RoundState.Open, (await _round.LineAsync("APOLLO")).State);
    }

    [Fact]
    public async Task Update_opens_the_form_below_the_prompt()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);

        Assert.IsType<Reply.Card>(await _round.PressAsync(PressPrompt.UpdateVerb, Ana));
    }

    [Fact]
    public async Task A_deputy_is_asked_in_place_of_who_is_away_and_is_told_so()
    {
        await _round.LedAsync("APOLLO", Ana, project => project with { Deputy = Bao });
        await _round.KnownAsync(Ana, absentUntil: new LocalDate(2026, 11, 27));
        await _round.GoLiveAsync();

        await _round.UntilAsync(19, 15);

        Assert.Equal([$"a:1{Bao.ObjectId}"], _round.Posts.Select(post => post.Place));
        Assert.Contains("You stand in for Ana Lima, who is away.", _round.House.Teams.Messages.Values.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_that_is_said_before_the_message_goes_hands_it_over()
    {
        await _round.LedAsync("APOLLO", Ana, project => project with { Deputy = Bao });
        await _round.KnownAsync(Ana, "Europe/Paris");
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 9);

        await _round.KnownAsync(Ana, absentUntil: new LocalDate(2026, 11, 27));
        await _round.UntilAsync(19, 15);

        Assert.Equal([$"a:1{Bao.ObjectId}"], _round.Posts.Select(post => post.Place));
    }

    [Fact]
    public async Task Where_all_are_away_nobody_is_asked_and_the_project_is_excused()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.KnownAsync(Ana, absentUntil: new LocalDate(2026, 11, 27));
        await _round.GoLiveAsync();

        await _round.UntilAsync(19, 15);

        Assert.Empty(_round.Posts);
        Assert.Equal((RoundState.Excused, (Excuse?)Excuse.AllAway), ((await _round.LineAsync("APOLLO")).State, (await _round.LineAsync("APOLLO")).Excuse));
    }

    [Fact]
    public async Task A_new_manager_is_asked_and_the_old_one_no_more()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);

        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await _round.House.SayAsync("project APOLLO people")).Body);
        form["manager"] = Bao.ObjectId;
        await _round.KnownAsync(Bao, "Europe/Paris");
        await _round.DeliverAsync();
        Assert.IsType<Reply.UpdatedCard>(await _round.House.PressAsync(NamePeople.NameVerb, form));
        await _round.UntilAsync(20, 18);

        Assert.Equal(1, _round.Posts.Count(post => post.Place == $"a:1{Ana.ObjectId}"));
        Assert.Contains(_round.Posts, post => post.Place == $"a:1{Bao.ObjectId}");
        Assert.Contains(_round.House.Teams.Messages.Values, card => card.Contains("not yours to report on any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_put_off_comes_back_then_and_no_reminder_before()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);

        var later = await _round.PressAsync(SnoozePrompt.SnoozeVerb, Ana);
        Assert.Contains("Comes back on Friday 09:00.", ProjectHouse.Shown(later), StringComparison.Ordinal);
        await _round.UntilAsync(20, 8);
        Assert.Single(_round.Posts);
        await _round.UntilAsync(20, 9);
        Assert.Equal(2, _round.Posts.Count);
        Assert.DoesNotContain(_round.House.Teams.Messages.Values, card => card.Contains("Comes back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_downtime_only_the_newest_missed_round_is_sent_and_says_that_it_is_late()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();

        _round.House.Wait(Duration.FromDays(16));   // Friday 4 December, 10:00
        await _round.DeliverAsync();

        Assert.Equal("One project, due Friday 12:00 · APOLLO", Assert.Single(_round.Posts).Summary);
        Assert.Contains("PmoBot was not running when the round opened", _round.House.Teams.Messages.Values.Single(), StringComparison.Ordinal);
        Assert.Equal("20261130-w", (await _round.House.Get<RoundStore>().ScheduleAsync("digital", Cadence.Weekly, CancellationToken.None)).OpenedUpTo);
    }

    [Fact]
    public async Task After_downtime_in_mid_round_one_message_comes_and_not_its_reminders_with_it()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 13);

        _round.House.Wait(RoundHouse.At(23, 8, 35) - _round.House.Now);
        await _round.DeliverAsync();
        await _round.UntilAsync(23, 9, 59);

        Assert.Equal("Was due: one project. Cut-off Monday 10:00 · APOLLO", Assert.Single(_round.Posts).Summary);
    }

    [Fact]
    public async Task After_downtime_between_the_message_and_its_reminders_one_reminder_comes()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        _round.House.Wait(RoundHouse.At(23, 8, 35) - _round.House.Now);
        await _round.DeliverAsync();

        Assert.Equal(
            ["One project, due Friday 12:00 · APOLLO", "Was due: one project. Cut-off Monday 10:00 · APOLLO"],
            _round.Posts.Select(post => post.Summary));
    }

    [Fact]
    public async Task A_round_by_one_clock_for_all_opens_at_their_time_and_is_not_late_for_it()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync(("ownZone", "false"));

        await _round.UntilAsync(19, 13, 30);
        _round.House.Wait(Duration.FromMinutes(31));
        await _round.DeliverAsync();

        Assert.DoesNotContain("PmoBot was not running", _round.House.Teams.Messages.Values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PMO_sees_who_is_where_and_excuses_with_a_reason()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Bao);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        var shown = ProjectHouse.Shown(await _round.House.SayAsync("round"));
        Assert.Contains("0 of 2 reported", shown, StringComparison.Ordinal);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = "digital/20261116-w", ["project"] = "HERMES" };
        Assert.IsType<Reply.FormAgain>(await _round.House.PressAsync(ExcuseProject.ExcuseVerb, form));
        form["reason"] = "The team was lent";
        Assert.IsType<Reply.UpdatedCard>(await _round.House.PressAsync(ExcuseProject.ExcuseVerb, form));
        await _round.DeliverAsync();

        Assert.Contains("0 of 1 reported", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
        Assert.Contains(_round.House.Teams.Messages.Values, card => card.Contains("The PMO has excused it.", StringComparison.Ordinal));
        await _round.UntilAsync(20, 18);
        Assert.Equal(1, _round.Posts.Count(post => post.Place == $"a:1{Bao.ObjectId}"));
        Assert.IsType<Reply.Personally>(await _round.House.SayAsync("round", channel: "19:c@thread.tacv2"));
    }

    [Fact]
    public async Task A_dry_round_sends_every_card_to_the_PMO_and_asks_nobody()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Ana);
        await _round.LedAsync("ATLAS", Bao);
        await _round.PmoAsync(ProjectHouse.Camille);

        Assert.Contains("is on its way to you", ProjectHouse.Shown(await _round.House.SayAsync("round dry")), StringComparison.Ordinal);
        await _round.DeliverAsync();

        Assert.Equal(2, _round.Posts.Count);
        Assert.All(_round.Posts, post => Assert.Equal($"a:1{ProjectHouse.Camille.ObjectId}", post.Place));
        Assert.Contains(_round.Posts, post => post.Summary == "Two projects, due Friday 12:00 · APOLLO, HERMES");
        Assert.Empty(_round.Buttons(PressPrompt.UpdateVerb));
        Assert.Equal("This is a dry round: its buttons do nothing.", Assert.IsType<Reply.Text>(await _round.PressAsync("round.dry", ProjectHouse.Camille)).Words);
        Assert.Null(await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse("APOLLO"), RoundHouse.Week47, CancellationToken.None));
    }

    [Fact]
    public async Task A_dry_card_speaks_the_language_of_who_looks_at_it_throughout()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.ReportAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.KnownAsync(Ana, language: Language.English);
        await _round.KnownAsync(ProjectHouse.Camille, language: Language.French);
        _round.House.Wait(Duration.FromDays(7));

        Assert.IsNotType<Reply.Refused>(await _round.House.SayAsync("campagne à blanc Digital"));
        await _round.DeliverAsync();

        var card = _round.House.Teams.Messages.Values.Last();
        Assert.Contains("● Vert", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Green", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_is_dry_asks_nobody_either()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync(("mode", nameof(RoundMode.Dry)));

        await _round.UntilAsync(23, 12);

        Assert.Equal([$"a:1{ProjectHouse.Camille.ObjectId}"], _round.Posts.Select(post => post.Place));
    }

    [Fact]
    public async Task Thirty_days_after_the_cut_off_nobody_reads_who_was_asked()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(23, 12);
        Assert.NotNull((await _round.LineAsync("APOLLO")).Person);

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        _round.House.Wait(Duration.FromDays(29));
        await _round.DeliverAsync();
        Assert.NotNull((await _round.LineAsync("APOLLO")).Person);

        _round.House.Wait(Duration.FromDays(1));
        await _round.DeliverAsync();
        Assert.Null((await _round.LineAsync("APOLLO")).Person);
        Assert.Null((await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse("APOLLO"), RoundHouse.Week47, CancellationToken.None))!.Person);
    }

    [Fact]
    public async Task Where_the_works_council_was_consulted_it_is_thirteen_months()
    {
        using var round = new RoundHouse(new PeopleCompliance(new LocalDate(2026, 9, 15)));
        await round.LedAsync("APOLLO", Ana);
        await round.GoLiveAsync();
        await round.UntilAsync(23, 12);
        await round.GoLiveAsync(("mode", nameof(RoundMode.Off)));

        round.House.Wait(Duration.FromDays(395));
        await round.DeliverAsync();
        Assert.NotNull((await round.LineAsync("APOLLO")).Person);

        round.House.Wait(Duration.FromDays(1));
        await round.DeliverAsync();
        Assert.Null((await round.LineAsync("APOLLO")).Person);
    }

    [Fact]
    public async Task A_paused_project_is_asked_for_nothing_that_is_due_up_to_that_day_and_then_again()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);
        Assert.Single(_round.Posts);

        await _round.House.PressAsync(ExcuseProject.ExcuseVerb, new { round = "digital/20261116-w", project = "APOLLO", reason = "Lent out", until = "2026-11-30" });
        await _round.UntilAsync(27, 15);

        Assert.Single(_round.Posts, post => post.Place == "a:1" + Ana.ObjectId);
        var asked = await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse("APOLLO"), RoundHouse.Week47.Next, CancellationToken.None);
        Assert.Equal((Excuse.Paused, "Lent out"), (asked!.Excuse, asked.Reason));

        await _round.House.PressAsync(ExcuseProject.ExcuseVerb, new { round = "digital/20261123-w", project = "APOLLO", reason = "Lent out" });
        await _round.UntilAsync(27, 16);
        asked = await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse("APOLLO"), RoundHouse.Week47.Next, CancellationToken.None);
        Assert.Equal((null, Ana), (asked!.Excuse, asked.Person));
    }

    [Fact]
    public async Task A_prompt_that_came_when_it_was_due_already_is_held_against_nobody()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();

        _round.House.Wait(Duration.FromDays(4));   // Sunday, before the cut-off
        await _round.DeliverAsync();
        await _round.UntilAsync(23, 9, 30);

        Assert.Single(_round.Posts, post => post.Place == $"a:1{Ana.ObjectId}");
        var line = await _round.LineAsync("APOLLO");
        Assert.Equal((RoundState.Excused, (Excuse?)Excuse.NotDelivered), (line.State, line.Excuse));
        Assert.Equal(0, RoundFigures.Of([line]).Held);
    }

    [Fact]
    public async Task After_the_cut_off_a_new_manager_is_not_asked_and_a_report_is_still_noted()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(24, 9);
        await _round.KnownAsync(Bao, "Europe/Paris");
        await _round.DeliverAsync();

        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await _round.House.SayAsync("project APOLLO people")).Body);
        form["manager"] = Bao.ObjectId;
        Assert.IsType<Reply.UpdatedCard>(await _round.House.PressAsync(NamePeople.NameVerb, form));
        await _round.DeliverAsync();
        Assert.DoesNotContain(_round.Posts, post => post.Place == $"a:1{Bao.ObjectId}");

        var late = await _round.House.OpenAsync("status APOLLO 2026-W47", Roles.None, Bao);
        (late["overall"], late["news"]) = ("green", "Late");
        await _round.House.PressAsync("status.submit", late, Roles.None, Bao);
        await _round.DeliverAsync();
        Assert.Equal(RoundState.AfterCutOff, (await _round.LineAsync("APOLLO")).State);
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_on_the_list_with_the_reason_and_is_tried_once()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        _round.House.Teams.Answer = () => new PmoBot.Delivery.Sending.Unreachable("blocked");

        await _round.UntilAsync(23, 9);

        Assert.Single(_round.Posts);
        var line = await _round.LineAsync("APOLLO");
        Assert.Equal((RoundState.Unreachable, "blocked"), (line.State, line.Unreachable));
        Assert.NotNull(line.UnreachableSince);
    }

    [Fact]
    public async Task A_schedule_that_was_off_at_its_opening_opens_the_next_time_it_is_asked_to()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        await _round.UntilAsync(19, 8);   // past the opening by the first clock on earth

        await _round.GoLiveAsync(("ownZone", "false"));
        await _round.UntilAsync(19, 15);

        Assert.Single(_round.Posts);
    }

    [Fact]
    public async Task A_day_off_that_moves_the_opening_ends_no_chain_of_rounds()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        var settings = await _round.House.Get<PortfolioStore>().FindAsync("digital", CancellationToken.None);
        await _round.House.Store.CommitAsync(
            Portfolio.PartitionOf("digital"), [PortfolioStore.ToWrite(settings.Settings with { DaysOff = [new LocalDate(2026, 11, 19)] }, settings.ETag)]);

        await _round.UntilAsync(20, 18);
        Assert.Single(_round.Posts, post => post.Place == $"a:1{Ana.ObjectId}" && !post.Summary.StartsWith("Was", StringComparison.Ordinal));
        await _round.UntilAsync(26, 15);

        Assert.Equal("20261123-w", (await _round.House.Get<RoundStore>().ScheduleAsync("digital", Cadence.Weekly, CancellationToken.None)).OpenedUpTo);
    }

    [Fact]
    public async Task What_was_put_off_twice_comes_back_once()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);
        var buttons = _round.Buttons(SnoozePrompt.SnoozeVerb);

        await _round.House.PressAsync(SnoozePrompt.SnoozeVerb, buttons[0], Roles.None, Ana);
        await _round.House.PressAsync(SnoozePrompt.SnoozeVerb, buttons[1], Roles.None, Ana);
        await _round.UntilAsync(23, 9, 30);

        Assert.Equal(2, _round.Posts.Count(post => post.Place == $"a:1{Ana.ObjectId}"));
    }

    [Fact]
    public async Task Turned_off_nothing_goes_out_that_was_not_sent_yet()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 9);

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        await _round.UntilAsync(20, 18);

        Assert.Empty(_round.Posts);
    }

    [Fact]
    public async Task Times_by_which_two_rounds_would_run_at_once_are_an_error_at_their_field()
    {
        await _round.LedAsync("APOLLO", Ana);

        var again = Assert.IsType<Reply.FormAgain>(await _round.GoLiveAsync(("opens", "Mon 09:00"), ("due", "Tue 12:00"), ("cutOff", "Wed 10:00"), ("published", "Wed 11:00")));

        Assert.Contains("Two rounds would run at once", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Null((await _round.House.Get<RoundStore>().ScheduleAsync("digital", Cadence.Weekly, CancellationToken.None)).ETag);
    }
}
