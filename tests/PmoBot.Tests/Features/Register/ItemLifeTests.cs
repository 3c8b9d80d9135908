using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ItemLifeTests : IDisposable
{
    private static readonly RegisterTexts Texts = RegisterTexts.For(Language.English);
    private readonly RegisterHouse _register = new();

    public void Dispose() => _register.Dispose();

    private async Task BeginAsync()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips two weeks p4 i5");
    }

    [Fact]
    public async Task An_edit_is_a_version_and_what_was_is_kept()
    {
        await BeginAsync();

        var shown = ProjectHouse.Shown(await _register.DoAsync(EditItem.SaveVerb, "R-1", ("probability", "2"), ("cause", "One source only")));

        Assert.Contains("10 (P2 × I5)", shown, StringComparison.Ordinal);
        var versions = await _register.Store.VersionsAsync(await _register.ItemAsync("R-1"), CancellationToken.None);
        Assert.Equal([(1, 20, ItemAct.Logged), (2, 10, ItemAct.Edited)], versions.Select(version => (version.Version, version.Score, version.Act)));
        Assert.Equal(new Assessment(4, 5), versions[1].Inherent);
        Assert.Equal(new Assessment(2, 5), versions[1].Target);   // it was what today was
        Assert.Equal(new LocalDate(2026, 12, 2), versions[1].NextReview);   // medium: two weeks
        Assert.Equal(["open-R-89-25-000001"], await _register.KeysAsync("open-"));
    }

    [Fact]
    public async Task A_form_that_does_not_ask_for_the_statement_shows_it()
    {
        await BeginAsync();

        foreach (var verb in new[] { RespondToItem.RespondVerb, CloseItem.CloseVerb })
        {
            var form = await _register.House.PressAsync(OpenItemForm.OpenVerb, new { project = "APOLLO", item = "R-1", form = verb });
            Assert.Contains("vendor slips two weeks", ProjectHouse.Shown(form), StringComparison.Ordinal);
        }

        Assert.Contains("vendor slips two weeks", ProjectHouse.Shown(await _register.DoAsync(CloseItem.CloseVerb, "R-1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_past_is_taken_only_where_it_stood_before()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p4 i5 due 2026-11-20", ("action", "second source"));
        _register.House.Wait(Duration.FromDays(8));

        Assert.Contains("25 Nov 2026 · review overdue 1 d", await _register.ShowAsync("R-1"), StringComparison.Ordinal);
        Assert.IsType<Reply.UpdatedCard>(await _register.DoAsync(EditItem.SaveVerb, "R-1", ("cause", "strike")));
        Assert.IsType<Reply.UpdatedCard>(await _register.DoAsync(RespondToItem.RespondVerb, "R-1", ("action", "third source")));
        foreach (var verb in new[] { EditItem.SaveVerb, RespondToItem.RespondVerb })
            Assert.Contains(Texts.DayIsPast, ProjectHouse.Shown(await _register.DoAsync(verb, "R-1", ("due", "2026-11-19"))), StringComparison.Ordinal);
        var form = await _register.House.OpenAsync("risk APOLLO vendor slips p4 i5 due 2026-11-20");
        Assert.Contains(Texts.DayIsPast, ProjectHouse.Shown(await _register.House.PressAsync(LogItem.LogVerb, form)), StringComparison.Ordinal);

        // Its issue does not begin overdue.
        Assert.False((await _register.OpenAsync(ComeAbout.ComeAboutVerb, "R-1")).ContainsKey("due"));
        Assert.IsType<Reply.UpdatedCard>(await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("severity", "4")));
    }

    [Fact]
    public async Task The_second_who_saves_takes_nothing_back_and_chooses_where_both_said_something_else()
    {
        await BeginAsync();
        var (mine, theirs) = (await _register.OpenAsync(EditItem.SaveVerb, "R-1"), await _register.OpenAsync(EditItem.SaveVerb, "R-1"));
        (theirs["statement"], theirs["cause"]) = ("vendor slips a month", "strike");
        await _register.House.PressAsync(EditItem.SaveVerb, theirs);
        (mine["statement"], mine["effect"]) = ("vendor slips three weeks", "the launch slips");

        var back = Assert.IsType<Reply.FormAgain>(await _register.House.PressAsync(EditItem.SaveVerb, mine));

        Assert.Contains("Meanwhile: vendor slips a month", ProjectHouse.Shown(back), StringComparison.Ordinal);
        Assert.Contains("Changed meanwhile, last by Camille Martin: Cause.", ProjectHouse.Shown(back), StringComparison.Ordinal);
        var again = ProjectHouse.Inputs(back.Body);
        Assert.Equal(("vendor slips three weeks", "the launch slips", "strike"), (again["statement"], again["effect"], again["cause"]));

        Assert.IsType<Reply.UpdatedCard>(await _register.House.PressAsync(EditItem.SaveVerb, again));
        var item = await _register.ItemAsync("R-1");
        Assert.Equal(("vendor slips three weeks", "the launch slips", "strike", 3), (item.Statement, item.Effect, item.Cause, item.Version));
    }

    [Fact]
    public async Task What_others_changed_elsewhere_stays_and_is_told()
    {
        await BeginAsync();
        var (mine, theirs) = (await _register.OpenAsync(EditItem.SaveVerb, "R-1"), await _register.OpenAsync(EditItem.SaveVerb, "R-1"));
        theirs["cause"] = "strike";
        await _register.House.PressAsync(EditItem.SaveVerb, theirs);
        mine["effect"] = "the launch slips";

        var shown = ProjectHouse.Shown(await _register.House.PressAsync(EditItem.SaveVerb, mine));

        Assert.Contains("Changed meanwhile, last by Camille Martin: Cause.", shown, StringComparison.Ordinal);
        Assert.Equal("strike", (await _register.ItemAsync("R-1")).Cause);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_change()
    {
        await BeginAsync();
        var form = await _register.OpenAsync(EditItem.SaveVerb, "R-1");
        form["cause"] = "strike";

        await _register.House.PressAsync(EditItem.SaveVerb, form);
        Assert.IsType<Reply.UpdatedCard>(await _register.House.PressAsync(EditItem.SaveVerb, form));

        Assert.Equal(2, (await _register.ItemAsync("R-1")).Version);
    }

    [Fact]
    public async Task As_long_as_a_response_or_an_action_stands_it_is_being_responded_to()
    {
        await BeginAsync();

        var empty = await _register.DoAsync(RespondToItem.RespondVerb, "R-1");
        await _register.DoAsync(RespondToItem.RespondVerb, "R-1", ("response", "Reduce"), ("action", "second source"), ("targetProbability", "2"), ("targetImpact", "3"));
        var responding = await _register.ItemAsync("R-1");
        await _register.DoAsync(RespondToItem.RespondVerb, "R-1", ("response", "none"), ("action", ""));

        Assert.Contains(Texts.ActionMissing, ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(empty)), StringComparison.Ordinal);
        Assert.Equal((ItemState.Responding, new Assessment(2, 3), new Assessment(4, 5)), (responding.State, responding.Target!.Value, responding.Current!.Value));
        Assert.Equal(ItemState.Open, (await _register.ItemAsync("R-1")).State);
    }

    [Fact]
    public async Task An_item_closes_with_its_outcome_and_opens_again_with_a_reason()
    {
        await BeginAsync();

        var without = await _register.DoAsync(CloseItem.CloseVerb, "R-1");
        await _register.DoAsync(CloseItem.CloseVerb, "R-1", ("outcome", "A second vendor is under contract"));
        var closed = await _register.ItemAsync("R-1");
        var edit = await _register.House.PressAsync(OpenItemForm.OpenVerb, new { project = "APOLLO", item = "R-1", form = EditItem.SaveVerb });
        await _register.DoAsync(ReopenItem.ReopenVerb, "R-1", ("outcome", "They left"));

        Assert.Contains(Texts.OutcomeMissing, ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(without)), StringComparison.Ordinal);
        Assert.Equal((ItemState.Closed, "A second vendor is under contract"), (closed.State, closed.Outcome));
        Assert.Contains("it is closed", ProjectHouse.Shown(edit), StringComparison.Ordinal);
        Assert.DoesNotContain(Texts.NextReview, ProjectHouse.Shown(edit), StringComparison.Ordinal);
        var reopened = await _register.ShowAsync("R-1");
        Assert.Contains("Reopened because", reopened, StringComparison.Ordinal);
        Assert.Contains(Texts.NextReview, reopened, StringComparison.Ordinal);
        Assert.Equal((ItemState.Open, "They left"), ((await _register.ItemAsync("R-1")).State, (await _register.ItemAsync("R-1")).Outcome));
    }

    [Fact]
    public async Task A_threat_that_occurs_goes_on_as_an_issue_and_an_opportunity_is_realised()
    {
        await BeginAsync();
        await _register.LogAsync("opportunity APOLLO pilot is early p3 i3");
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("cause", "strike"), ("confidential", "true"));

        await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("statement", "vendor slipped"), ("severity", "4"), ("due", "2026-12-01"));
        await _register.DoAsync(ComeAbout.ComeAboutVerb, "O-1", ("outcome", "A month won"));

        var (threat, issue) = (await _register.ItemAsync("R-1"), await _register.ItemAsync("I-1"));
        Assert.Equal((ItemState.Occurred, "I-1"), (threat.State, threat.Became.ToString()));
        Assert.Equal(("vendor slipped", 4, "R-1", "strike", true), (issue.Statement, issue.Severity, issue.CameFrom.ToString(), issue.Cause, issue.IsConfidential));
        var occurred = await _register.ShowAsync("R-1");
        Assert.Contains("\"title\":\"Became\",\"value\":\"issue I-1\"", occurred, StringComparison.Ordinal);
        Assert.DoesNotContain(Texts.NextReview, occurred, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Came from\",\"value\":\"threat R-1\"", await _register.ShowAsync("I-1"), StringComparison.Ordinal);
        Assert.Equal((ItemState.Realised, "A month won"), ((await _register.ItemAsync("O-1")).State, (await _register.ItemAsync("O-1")).Outcome));
        var figures = await _register.Store.FiguresAsync(threat.Project, CancellationToken.None);
        Assert.Equal((0, 1), (figures.For(true).Cells.Count, figures.For(true).Live.GetValueOrDefault(RegisterKind.Issue)));
    }

    [Fact]
    public async Task What_came_about_ends_there_and_a_forged_form_changes_nothing()
    {
        await BeginAsync();
        var (close, edit) = (await _register.OpenAsync(CloseItem.CloseVerb, "R-1"), await _register.OpenAsync(EditItem.SaveVerb, "R-1"));
        await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("severity", "4"));
        (close["outcome"], edit["cause"]) = ("It went away", "strike");

        var closed = Assert.IsType<Reply.FormAgain>(await _register.House.PressAsync(CloseItem.CloseVerb, close));
        var edited = Assert.IsType<Reply.FormAgain>(await _register.House.PressAsync(EditItem.SaveVerb, edit));

        Assert.Contains("it has occurred", ProjectHouse.Shown(closed), StringComparison.Ordinal);
        Assert.Equal("It went away", ProjectHouse.Inputs(closed.Body)["outcome"]);
        Assert.Equal("strike", ProjectHouse.Inputs(edited.Body)["cause"]);
        Assert.Equal(2, (await _register.ItemAsync("R-1")).Version);
    }

    [Fact]
    public async Task Undo_lets_stand_what_stood_before_and_withdraws_what_was_just_logged()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("probability", "1"), ("confidential", "true"));

        await _register.UndoAsync("R-1", 2);
        var back = await _register.ItemAsync("R-1");
        await _register.LogAsync("risk APOLLO a slip of the finger p1 i1");
        var withdrawn = await _register.UndoAsync("R-2", 1);
        await _register.LogAsync("risk APOLLO another p1 i1");

        Assert.Equal((20, false, 3, ItemAct.Undone), (back.Score, back.IsConfidential, back.Version, back.Act));
        Assert.Contains("R-2 was undone", ProjectHouse.Shown(withdrawn), StringComparison.Ordinal);
        Assert.Equal(["open-R-79-45-000001", "open-R-98-11-000003"], await _register.KeysAsync("open-"));
    }

    [Fact]
    public async Task An_occurrence_undone_takes_its_issue_with_it_unless_somebody_has_worked_on_that()
    {
        await BeginAsync();
        await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("severity", "4"));
        await _register.UndoAsync("R-1", 2);
        Assert.Equal((ItemState.Open, ItemState.Withdrawn), ((await _register.ItemAsync("R-1")).State, (await _register.ItemAsync("I-1")).State));

        await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("severity", "4"));
        await _register.DoAsync(EditItem.SaveVerb, "I-2", ("cause", "strike"));
        var refused = await _register.UndoAsync("R-1", 4);

        Assert.StartsWith("I-2 came from it", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.Equal(ItemState.Occurred, (await _register.ItemAsync("R-1")).State);
    }

    [Fact]
    public async Task Undo_ends_after_ten_minutes_and_is_for_whoever_did_it_or_runs_the_register()
    {
        await BeginAsync();
        var anothers = await _register.UndoAsync("R-1", 1, Roles.None, RegisterHouse.Mona);
        _register.House.Wait(Duration.FromMinutes(11));
        var late = await _register.UndoAsync("R-1", 1);

        Assert.Contains("is undone by whoever made it, or by Camille Martin", Assert.IsType<Reply.Text>(anothers).Words, StringComparison.Ordinal);
        Assert.Equal(Texts.TooLateToUndo, Assert.IsType<Reply.Text>(late).Words);
    }

    [Fact]
    public async Task An_owner_works_on_what_they_own_and_a_member_on_nothing_else()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("owner", RegisterHouse.Mona.ObjectId), ("confidential", "true"));
        await _register.LogAsync("risk APOLLO another p1 i1");

        var own = await _register.OpenAsync(EditItem.SaveVerb, "R-1", Roles.None, RegisterHouse.Mona);
        var other = await _register.House.PressAsync(OpenItemForm.OpenVerb, new { project = "APOLLO", item = "R-2", form = EditItem.SaveVerb }, Roles.None, RegisterHouse.Mona);

        Assert.Equal("vendor slips two weeks", own["statement"]);
        Assert.IsType<Reply.Text>(other);
        Assert.StartsWith("APOLLO has no R-1", await _register.ShowAsync("R-1", Roles.None, ProjectHouse.Daniel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_looked_at_and_has_not_changed_is_reviewed_with_one_tap()
    {
        await BeginAsync();
        Assert.DoesNotContain(Texts.Reviewed, await _register.ShowAsync("R-1"), StringComparison.Ordinal);
        _register.House.Wait(Duration.FromDays(8));
        Assert.Contains(Texts.Reviewed, await _register.ShowAsync("R-1"), StringComparison.Ordinal);

        await _register.House.PressAsync(ReviewItem.ReviewVerb, new { project = "APOLLO", item = "R-1" });
        await _register.House.PressAsync(ReviewItem.ReviewVerb, new { project = "APOLLO", item = "R-1" });

        Assert.Equal((new LocalDate(2026, 12, 3), 2), ((await _register.ItemAsync("R-1")).NextReview!.Value, (await _register.ItemAsync("R-1")).Version));
    }

    [Fact]
    public async Task A_history_says_who_did_what_and_what_changed()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("probability", "2"));
        await _register.DoAsync(CloseItem.CloseVerb, "R-1", ("outcome", "Over"));

        var history = ProjectHouse.Shown(await _register.House.PressAsync(ShowItemHistory.HistoryVerb, new { project = "APOLLO", item = "R-1" }));

        Assert.Contains("Camille Martin closed it", history, StringComparison.Ordinal);
        Assert.Contains("State: open → closed", history, StringComparison.Ordinal);
        Assert.Contains("Score: 20 (P4 × I5) → 10 (P2 × I5)", history, StringComparison.Ordinal);
        Assert.Contains("Camille Martin logged it", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_back_over_midnight_ends_no_day_twice()
    {
        await BeginAsync();
        foreach (var days in new[] { 1, -1, 1, 1 })
        {
            _register.House.Wait(Duration.FromDays(days));
            await _register.LogAsync("risk APOLLO another p1 i1");
        }

        Assert.Equal(["figures-2026-11-18", "figures-2026-11-19", "figures-2026-11-20"], await _register.KeysAsync("figures-"));
        Assert.Empty((await _register.Store.FiguresOfAsync((await _register.ItemAsync("R-1")).Project, new LocalDate(2026, 11, 17), CancellationToken.None)).Plain.Live);
    }

    [Fact]
    public async Task An_issue_that_came_from_a_threat_is_undone_with_the_threat_alone()
    {
        await BeginAsync();
        await _register.DoAsync(ComeAbout.ComeAboutVerb, "R-1", ("severity", "4"));

        Assert.IsType<Reply.Text>(await _register.UndoAsync("I-1", 1));
        await _register.UndoAsync("R-1", 2);

        Assert.Equal((ItemState.Open, ItemState.Withdrawn), ((await _register.ItemAsync("R-1")).State, (await _register.ItemAsync("I-1")).State));
    }

    [Fact]
    public async Task A_history_keeps_what_was_said_while_it_was_confidential()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO we drop supplier Xenon p4 i5", ("confidential", "true"));
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("statement", "supplier change"), ("confidential", "false"));
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("cause", "prices"));

        var leads = ProjectHouse.Shown(await _register.House.PressAsync(ShowItemHistory.HistoryVerb, new { project = "APOLLO", item = "R-1" }, Roles.None));
        var reads = ProjectHouse.Shown(await _register.House.PressAsync(ShowItemHistory.HistoryVerb, new { project = "APOLLO", item = "R-1" }, Roles.None, RegisterHouse.Mona));

        Assert.Contains("Xenon", leads, StringComparison.Ordinal);
        Assert.DoesNotContain("Xenon", reads, StringComparison.Ordinal);
        Assert.Contains("prices", reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_what_is_confidential_goes_to_whoever_asks_alone()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("confidential", "true"));
        await _register.House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        var asked = ShowItemHistory.Address(await _register.ItemAsync("R-1")).Data;

        var shared = await _register.House.PressAsync(ShowItemHistory.HistoryVerb, asked, channel: ProjectHouse.ChannelId);
        var member = await _register.House.PressAsync(ShowItemHistory.HistoryVerb, asked, Roles.None, RegisterHouse.Mona, ProjectHouse.ChannelId);

        Assert.Contains("Camille Martin logged it", ProjectHouse.Shown(Assert.IsType<Reply.Personally>(shared)), StringComparison.Ordinal);
        Assert.StartsWith("APOLLO has no R-1", ProjectHouse.Shown(Assert.IsType<Reply.Personally>(member)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_that_came_too_late_says_whose_change_stands_and_undoes_it_only_by_its_own_button()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("owner", ProjectHouse.Daniel.ObjectId));
        var edit = await _register.OpenAsync(EditItem.SaveVerb, "R-1", Roles.None, ProjectHouse.Daniel);
        edit["cause"] = "strike";
        await _register.House.PressAsync(EditItem.SaveVerb, edit, Roles.None, ProjectHouse.Daniel);

        var late = Assert.IsType<Reply.UpdatedCard>(await _register.UndoAsync("R-1", 2));
        var before = (await _register.ItemAsync("R-1")).Version;
        var undo = late.Body.Actions!.OfType<PmoBot.AdaptiveCards.ExecuteAction>().Single(action => action.Verb == UndoItem.UndoVerb);
        await _register.House.PressAsync(undo.Verb, undo.Data!);
        var twice = ProjectHouse.Shown(await _register.House.PressAsync(undo.Verb, undo.Data!));

        Assert.Contains("Nothing was undone. Meanwhile: Daniel Okafor edited it.", ProjectHouse.Shown(late), StringComparison.Ordinal);
        Assert.Equal((3, "Undo Daniel Okafor’s change"), (before, undo.Title));
        Assert.Equal((4, null), ((await _register.ItemAsync("R-1")).Version, (await _register.ItemAsync("R-1")).Cause));
        Assert.DoesNotContain("Nothing was undone", twice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_whose_item_was_changed_since_is_told_so_and_then_who_may_undo_that()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("owner", RegisterHouse.Mona.ObjectId));

        var late = ProjectHouse.Shown(await _register.UndoAsync("R-1", 1, Roles.None, RegisterHouse.Mona));
        var last = Assert.IsType<Reply.Text>(await _register.UndoAsync("R-1", 2, Roles.None, RegisterHouse.Mona)).Words;

        Assert.Contains("Meanwhile: Camille Martin edited it.", late, StringComparison.Ordinal);
        Assert.StartsWith("The last change of a risk or an issue of APOLLO is undone by whoever made it, or by Camille Martin", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_undone_is_said_to_be_so_with_who_and_when_to_whoever_could_read_it()
    {
        await BeginAsync();
        await _register.LogAsync("risk APOLLO merger talks p1 i1", ("confidential", "true"));
        await _register.UndoAsync("R-1", 1);
        await _register.UndoAsync("R-2", 1);

        var open = await _register.ShowAsync("R-1", Roles.None, RegisterHouse.Mona);
        var hidden = await _register.ShowAsync("R-2", Roles.None, RegisterHouse.Mona);

        Assert.Contains("R-1 was undone", open, StringComparison.Ordinal);
        Assert.Contains("Undone by Camille Martin on 18 Nov 2026", open, StringComparison.Ordinal);
        Assert.StartsWith("APOLLO has no R-2", hidden, StringComparison.Ordinal);
        Assert.Contains("merger talks", await _register.ShowAsync("R-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_conversation_reads_the_same_of_what_is_confidential_and_of_what_is_not_there()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("confidential", "true"));
        await _register.House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        Assert.IsType<Reply.Personally>(await _register.House.SayAsync("R-1", channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.Personally>(await _register.House.SayAsync("R-99", channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.Personally>(await _register.House.SayAsync("R-1", Roles.None, ProjectHouse.ChannelId, RegisterHouse.Mona));
    }

    [Fact]
    public async Task A_review_that_is_past_traps_nobody_whose_form_was_open()
    {
        await BeginAsync();
        _register.House.Wait(Duration.FromDays(8));
        var form = await _register.OpenAsync(EditItem.SaveVerb, "R-1");
        await _register.House.PressAsync(ReviewItem.ReviewVerb, new { project = "APOLLO", item = "R-1" });
        form["cause"] = "strike";

        Assert.IsType<Reply.UpdatedCard>(await _register.House.PressAsync(EditItem.SaveVerb, form));
        Assert.Equal(("strike", new LocalDate(2026, 12, 3)), ((await _register.ItemAsync("R-1")).Cause, (await _register.ItemAsync("R-1")).NextReview!.Value));
    }

    [Fact]
    public async Task Whoever_logged_something_confidential_for_somebody_else_takes_it_back_and_reads_it_no_more()
    {
        await _register.ApolloAsync();
        var mona = RegisterHouse.Mona;
        var form = await _register.House.OpenAsync("risk APOLLO a takeover p4 i4", Roles.None, mona);
        (form["owner"], form["confidential"]) = (ProjectHouse.Daniel.ObjectId, "true");
        await _register.House.PressAsync(LogItem.LogVerb, form, Roles.None, mona);
        Assert.DoesNotContain("takeover", await _register.ShowAsync("R-1", Roles.None, mona), StringComparison.Ordinal);

        var undone = await _register.UndoAsync("R-1", 1, Roles.None, mona);

        Assert.Contains("R-1 was undone", ProjectHouse.Shown(undone), StringComparison.Ordinal);
        Assert.Equal(ItemState.Withdrawn, (await _register.ItemAsync("R-1")).State);
        Assert.DoesNotContain("takeover", ProjectHouse.Shown(await _register.UndoAsync("R-1", 2, Roles.None, mona)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_been_worked_on_since_is_nobodys_to_take_back_who_may_not_read_it()
    {
        await _register.ApolloAsync();
        var mona = RegisterHouse.Mona;
        var form = await _register.House.OpenAsync("risk APOLLO a takeover p4 i4", Roles.None, mona);
        (form["owner"], form["confidential"]) = (ProjectHouse.Daniel.ObjectId, "true");
        await _register.House.PressAsync(LogItem.LogVerb, form, Roles.None, mona);
        await _register.DoAsync(RespondToItem.RespondVerb, "R-1", ("action", "counsel is asked"));

        var refused = ProjectHouse.Shown(await _register.UndoAsync("R-1", 2, Roles.None, mona));

        Assert.Equal(2, (await _register.ItemAsync("R-1")).Version);
        Assert.DoesNotContain("counsel", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_keeps_its_unit_whatever_the_projects_has_become()
    {
        await _register.ApolloAsync(it => it with { Budget = new PmoBot.Features.Projects.Money(1_000_000, "EUR"), Baselines = [], Start = null });
        await _register.LogAsync("risk APOLLO vendor slips p4 i5", ("costImpact", "10k"));
        var agree = await _register.House.OpenAsync("project APOLLO agree");
        (agree["budget"], agree["unit"], agree["reason"]) = ("900", "PD", "Counted in days from now on");
        await _register.House.PressAsync("projects.agree", agree);

        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("cause", "strike"));

        Assert.Equal(new PmoBot.Features.Projects.Money(10_000, "EUR"), (await _register.ItemAsync("R-1")).CostImpact);
    }
}
