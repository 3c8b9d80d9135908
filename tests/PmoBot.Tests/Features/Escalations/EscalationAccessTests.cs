using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Who reads a case and who speaks for it, as people, items, days and places change around it.</summary>
public sealed class EscalationAccessTests : IDisposable
{
    private readonly EscalationHouse _house = new();

    private ProjectHouse House => _house.House;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Whoever_left_the_project_neither_reads_nor_reopens_what_they_raised()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync();
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Ana);
        await ChangeAsync(project => project with { Manager = Dee });

        await _house.PressAsync(ReopenEscalation.ReopenVerb, Ana, ("reason", "Mine"));

        Assert.False((await _house.FindAsync()).IsOpen);
        Assert.DoesNotContain("racks", await SaidAsync("APOLLO E-1", Ana), StringComparison.Ordinal);
        await _house.PressAsync(ReopenEscalation.ReopenVerb, Dee, ("reason", "Still wanted"));
        Assert.True((await _house.FindAsync()).IsOpen);
    }

    [Fact]
    public async Task An_item_that_becomes_confidential_takes_its_cases_with_it()
    {
        await _house.BeginAsync(Any(Bo));
        await House.CreateMembersAsync(Code, Dee);
        await House.SayAsync($"link {Code}", Roles.PmoForAll, ProjectHouse.ChannelId);
        await LogAsync("Racks slip");
        await RaiseAboutAsync("R-1", "Second supplier for the racks?", inChannel: true);
        Assert.Contains("racks", await SaidAsync("APOLLO E-1", Dee), StringComparison.Ordinal);

        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(OpenItemForm.OpenVerb, new { project = Code, item = "R-1", form = EditItem.SaveVerb }, Roles.None, Ana)).Body);
        form["confidential"] = "true";
        await House.PressAsync(EditItem.SaveVerb, form, Roles.None, Ana);
        await _house.DeliverAsync();

        Assert.True((await _house.FindAsync()).IsConfidential);
        Assert.DoesNotContain("racks", await SaidAsync("APOLLO E-1", Dee), StringComparison.Ordinal);
        Assert.Contains("racks", await SaidAsync("APOLLO E-1", Bo), StringComparison.Ordinal);
        var channel = (await House.Get<LiveCards>().FindAsync(E1.Project.Partition, EscalationCard.InChannel(E1), CancellationToken.None))!;
        Assert.DoesNotContain("racks", House.Teams.Messages[Assert.Single(channel.ActivityIds)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_to_decide_does_not_speak_for_the_case_as_well()
    {
        await _house.BeginAsync(Any(Bo));
        await ChangeAsync(project => project with { Deputy = Bo });
        await _house.RaiseAsync();
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which?"));

        await _house.PressAsync(AnswerQuestion.AnswerVerb, Bo, ("answer", "This one"));
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Bo);

        Assert.Equal((true, null), ((await _house.FindAsync()).IsOpen, (await _house.FindAsync()).Question!.Answer));
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Ana);
        await _house.PressAsync(ReopenEscalation.ReopenVerb, Bo, ("reason", "I want it"));
        Assert.False((await _house.FindAsync()).IsOpen);
    }

    [Fact]
    public async Task A_broken_tolerance_is_offered_whatever_else_is_open()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();

        var sent = ProjectHouse.Shown(Assert.IsType<Reply.Both>(await House.PressAsync(
            SubmitStatus.SubmitVerb, new { draft = "d1", project = Code, overall = "red", news = "Racks are late" }, Roles.None, Ana)).First);

        Assert.Contains("escalate APOLLO tolerance", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_PMO_raised_the_project_manager_hears_of()
    {
        await _house.BeginAsync(Any(Bo));
        var form = await House.OpenAsync($"escalate {Code}", Roles.PmoForAll, Eve);
        (form["wanted"], form["optionA"]) = ("Order the racks?", "Second supplier");
        Assert.Contains("raised by Eve Ek on behalf of Ana Lima", ProjectHouse.Shown(await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.PmoForAll, Eve)), StringComparison.Ordinal);
        await _house.DeliverAsync();

        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which?"));
        await _house.PressAsync(AnswerQuestion.AnswerVerb, Ana, ("answer", "This one"));
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));

        Assert.Equal(2, _house.Posts(Ana));
    }

    [Fact]
    public async Task Nobody_is_delegated_to_who_is_away()
    {
        await _house.BeginAsync(Any(Bo));
        await _house.RaiseAsync();
        await _house.KnownAsync(Cy, absentUntil: new LocalDate(2026, 11, 27));

        var again = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(DelegateEscalation.DelegateVerb, Bo, ("person", Cy.ObjectId)));

        Assert.Contains("Cy Chen cannot stand in now", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Empty((await _house.FindAsync()).Delegations);
    }

    [Fact]
    public async Task An_answer_is_to_the_question_that_was_read()
    {
        await _house.BeginAsync(Any(Bo, Dee));
        await _house.RaiseAsync();
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Can we wait?"));
        var first = EscalationFields.Of((await _house.FindAsync()).Question!);
        await _house.UntilAsync(19, 10, 30);
        await _house.PressAsync(AskForMore.AskVerb, Dee, ("comment", "Shall we cancel?"));

        var again = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(AnswerQuestion.AnswerVerb, Ana, ("asked", first), ("answer", "Yes")));

        Assert.Contains("\"value\":\"Yes\"", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Contains("There is another question by now", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Null((await _house.FindAsync()).Question!.Answer);
    }

    [Fact]
    public async Task Of_a_confidential_item_a_channel_learns_nothing_whoever_presses_there()
    {
        await _house.BeginAsync(Any(Bo));
        await LogAsync("Merger talks", confidential: true);
        await House.SayAsync($"link {Code}", Roles.PmoForAll, ProjectHouse.ChannelId);
        Assert.IsType<Reply.Personally>(await House.SayAsync("escalate APOLLO R-1", Roles.None, ProjectHouse.ChannelId, Ana));
        await RaiseAboutAsync("R-1", "Stop the merger?");

        foreach (var verb in new[] { DecideEscalation.DecideVerb, RejectEscalation.RejectVerb, OpenWithdraw.OpenVerb, OpenDelegate.OpenVerb, ViewEscalation.ViewVerb })
        {
            foreach (var person in new[] { Bo, Ana })
            {
                var reply = await House.PressAsync(verb, new { project = Code, escalation = "E-1", opening = "1", option = "A", comment = "No" }, Roles.None, person, ProjectHouse.ChannelId);
                Assert.Equal("There is no APOLLO E-1 that you can read.", ProjectHouse.Shown(reply));
            }
        }

        Assert.True((await _house.FindAsync()).IsOpen);
    }

    [Fact]
    public async Task Who_stood_in_and_decided_reads_it_afterwards_too()
    {
        await _house.BeginAsync();
        await _house.KnownAsync(Bo, absentUntil: new LocalDate(2026, 11, 18), deputy: Dee);
        await _house.RaiseAsync();
        await _house.PressAsync(DecideEscalation.DecideVerb, Dee, ("option", "A"));
        await _house.UntilAsync(20, 12);

        Assert.Contains("Approved, A", await SaidAsync("APOLLO E-1", Dee), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_approver_comments_is_not_for_the_channel()
    {
        await _house.BeginAsync(Any(Bo));
        await House.SayAsync($"link {Code}", Roles.PmoForAll, ProjectHouse.ChannelId);
        await _house.DeliverAsync();
        await _house.RaiseAsync(otherwise: ("inChannel", "true"));

        await _house.PressAsync(RejectEscalation.RejectVerb, Bo, ("comment", "The merger comes first"));

        var channel = (await House.Get<LiveCards>().FindAsync(E1.Project.Partition, EscalationCard.InChannel(E1), CancellationToken.None))!;
        var shown = House.Teams.Messages[Assert.Single(channel.ActivityIds)];
        Assert.Contains("Rejected", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("merger", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_that_works_more_days_brings_the_times_of_its_cases_forward()
    {
        await _house.BeginAsync();
        await WorkAsync("0", "Monday,Tuesday,Wednesday");
        await _house.RaiseAsync();
        await WorkAsync("1", "Monday,Tuesday,Wednesday,Thursday,Friday");

        await _house.UntilAsync(20, 10, 30);

        Assert.Equal((1, 3), ((await _house.FindAsync()).Level, _house.Posts(Bo)));
    }

    [Fact]
    public async Task What_is_asked_goes_at_once_also_where_time_had_something_to_say_in_the_same_moment()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        House.Wait(Duration.FromHours(9));   // seven in the evening
        await House.PressAsync(AskForMore.AskVerb, new { project = Code, escalation = "E-1", opening = "1", comment = "Which?" }, Roles.None, Bo);
        await House.Get<EscalationCases>().LookAgainAsync(E1, House.Now);   // somebody's absence ends
        await _house.DeliverAsync();

        Assert.Equal(1, _house.Posts(Ana));
    }

    private async Task WorkAsync(string version, string days)
    {
        await House.PressAsync(ChangePortfolio.SaveVerb, new Dictionary<string, string>(StringComparer.Ordinal) { ["portfolio"] = "Digital", ["base"] = version, ["workingDays"] = days });
        await _house.DeliverAsync();
    }

    private async Task ChangeAsync(Func<Project, Project> change)
    {
        var stored = (await House.Get<ProjectStore>().FindAsync(E1.Project, CancellationToken.None))!;
        await House.Get<Outbox>().CommitAsync(
            E1.Project.Partition, [ProjectStore.Replace(change(stored.Project) with { Version = stored.Project.Version + 1 }, stored.ETag)], [TakeSnapshot.Raise(House.Now)]);
        await _house.DeliverAsync();
    }

    private async Task<string> SaidAsync(string words, Person by) => ProjectHouse.Shown(await House.SayAsync(words, Roles.None, by: by));

    private Task LogAsync(string statement, bool confidential = false) => House.PressAsync(
        LogItem.LogVerb, new { draft = "r1", project = Code, kind = "Threat", statement, probability = "3", impact = "3", confidential = confidential ? "true" : "false" }, Roles.None, Ana);

    private async Task RaiseAboutAsync(string item, string wanted, bool inChannel = false)
    {
        await _house.DeliverAsync();
        var form = await House.OpenAsync($"escalate {Code} {item}", Roles.None, Ana);
        (form["wanted"], form["optionA"], form["optionB"]) = (wanted, "Second supplier", "Wait");
        if (inChannel)
            form["inChannel"] = "true";
        await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Ana);
        await _house.DeliverAsync();
    }
}
