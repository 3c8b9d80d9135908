using PmoBot.Audit;
using PmoBot.Features.Escalations;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Presses that no card of ours asked of this person: nothing moves, and the trail of refusals says who and what.</summary>
public sealed class ForgedEscalationTests : IDisposable
{
    // Dee reads the project, and decides nothing.
    private readonly EscalationHouse _house = new() { Members = [Dee] };

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Another_case_is_refused()
    {
        await RaisedAsync();

        await RefusedAsync(Bo, DecideEscalation.DecideVerb, "APOLLO E-2", ("option", "A"), ("escalation", "E-2"));
        await RefusedAsync(Bo, RejectEscalation.RejectVerb, "APOLLO E-999999", ("comment", "No"), ("escalation", "E-999999"));
    }

    [Theory]
    [InlineData("escalation", "E-0")]
    [InlineData("escalation", "R-1")]
    [InlineData("opening", "x")]
    [InlineData("project", "../APOLLO")]
    public async Task An_address_that_no_card_has_is_refused(string field, string value)
    {
        await RaisedAsync();

        await RefusedAsync(Bo, DecideEscalation.DecideVerb, DecideEscalation.DecideVerb, ("option", "A"), (field, value));
    }

    [Fact]
    public async Task A_case_of_another_project_is_answered_as_one_that_there_is_not()
    {
        await RaisedAsync();
        await _house.House.CreateAsync("HERMES", "Digital", plain => plain with { Manager = Dee, EscalationPath = [Any(Eve)] });
        var form = await _house.House.OpenAsync("escalate HERMES", Roles.None, Dee);
        (form["wanted"], form["optionA"], form["optionB"]) = ("Something secret?", "This", "That");
        await _house.House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Dee);
        await _house.DeliverAsync();

        var there = await RefusedAsync(Bo, DecideEscalation.DecideVerb, "HERMES E-1", ("option", "A"), ("project", "HERMES"));
        var nowhere = await RefusedAsync(Bo, DecideEscalation.DecideVerb, "HERMES E-7", ("option", "A"), ("project", "HERMES"), ("escalation", "E-7"));

        Assert.Equal(there.Replace("E-1", "E-7", StringComparison.Ordinal), nowhere);
        Assert.True((await _house.House.Get<EscalationStore>().FindAsync(E1 with { Project = PmoBot.Features.Projects.ProjectCode.Parse("HERMES") }, CancellationToken.None))!.IsOpen);
    }

    [Theory]
    [InlineData("C")]
    [InlineData("AB")]
    [InlineData("a")]
    public async Task Another_option_is_refused(string option)
    {
        await RaisedAsync();

        await RefusedAsync(Bo, DecideEscalation.DecideVerb, "NoSuchOption", ("option", option));
    }

    [Theory]
    [InlineData(DecideEscalation.DecideVerb, "option", "A")]
    [InlineData(RejectEscalation.RejectVerb, "comment", "No")]
    [InlineData(AskForMore.AskVerb, "comment", "Which?")]
    [InlineData(DelegateEscalation.DelegateVerb, "person", "33333333-0000-4000-8000-000000000005")]
    public async Task Somebody_who_is_no_approver_is_refused(string verb, string field, string value)
    {
        await RaisedAsync();

        await RefusedAsync(Dee, verb, "NotApprover", (field, value));
        // The next level has no say before the case is there; to it the case is a project's like any other.
        await RefusedAsync(Cy, verb, "NotApprover", (field, value));
    }

    [Theory]
    [InlineData(DecideEscalation.DecideVerb, "option", "A")]
    [InlineData(RejectEscalation.RejectVerb, "comment", "No")]
    [InlineData(AskForMore.AskVerb, "comment", "Which?")]
    [InlineData(DelegateEscalation.DelegateVerb, "person", "33333333-0000-4000-8000-000000000005")]
    public async Task The_raiser_is_refused_as_approver(string verb, string field, string value)
    {
        await _house.BeginAsync(Any(Ana, Bo), Any(Cy));
        await _house.RaiseAsync();

        await RefusedAsync(Ana, verb, "OwnCase", (field, value));
    }

    [Theory]
    [InlineData(AnswerQuestion.AnswerVerb, "answer", "This one")]
    [InlineData(WithdrawEscalation.WithdrawVerb, "reason", "Never mind")]
    public async Task An_approver_does_not_speak_for_the_raiser(string verb, string field, string value)
    {
        await RaisedAsync();
        await _house.PressAsync(AskForMore.AskVerb, Bo, ("comment", "Which?"));

        await RefusedAsync(Bo, verb, "NotRaiser", (field, value));
    }

    [Fact]
    public async Task A_press_of_a_card_from_before_it_was_opened_again_is_refused()
    {
        await RaisedAsync();
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "B"));
        await _house.PressAsync(ReopenEscalation.ReopenVerb, Ana, ("reason", "It is back"));

        await RefusedAsync(Bo, DecideEscalation.DecideVerb, "Stale", ("option", "A"), ("opening", "1"));
        await RefusedAsync(Bo, RejectEscalation.RejectVerb, "Stale", ("comment", "No"), ("opening", "1"));
        await RefusedAsync(Bo, AskForMore.AskVerb, "Stale", ("comment", "Which?"), ("opening", "1"));
        await RefusedAsync(Ana, WithdrawEscalation.WithdrawVerb, "Stale", ("opening", "1"));
        await RefusedAsync(Bo, DecideEscalation.DecideVerb, "Stale", ("option", "A"), ("opening", "3"));
    }

    [Fact]
    public async Task A_press_after_withdrawal_is_refused()
    {
        await RaisedAsync();
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Ana);

        await RefusedAsync(Bo, DecideEscalation.DecideVerb, "Withdrawn", ("option", "A"));
        await RefusedAsync(Bo, RejectEscalation.RejectVerb, "Withdrawn", ("comment", "No"));
        await RefusedAsync(Bo, AskForMore.AskVerb, "Withdrawn", ("comment", "Which?"));
    }

    [Fact]
    public async Task Who_stands_in_passes_it_on_to_nobody()
    {
        await RaisedAsync();
        await _house.PressAsync(DelegateEscalation.DelegateVerb, Bo, ("person", Eve.ObjectId));

        await RefusedAsync(Eve, DelegateEscalation.DelegateVerb, "OnlyStandsIn", ("person", Dee.ObjectId));
    }

    [Fact]
    public async Task A_confidential_case_is_answered_as_none_to_whoever_may_not_read_it()
    {
        await RaisedAsync();
        await MakeConfidentialAsync();

        var there = await RefusedAsync(Dee, DecideEscalation.DecideVerb, "APOLLO E-1", ("option", "A"));
        var nowhere = await RefusedAsync(Dee, DecideEscalation.DecideVerb, "APOLLO E-2", ("option", "A"), ("escalation", "E-2"));

        Assert.Equal(there.Replace("E-1", "E-2", StringComparison.Ordinal), nowhere);
        Assert.DoesNotContain("racks", there, StringComparison.Ordinal);
        foreach (var verb in new[]
                 {
                     ReopenEscalation.ReopenVerb, WithdrawEscalation.WithdrawVerb, DelegateEscalation.DelegateVerb, AnswerQuestion.AnswerVerb, OpenDelegate.OpenVerb, OpenWithdraw.OpenVerb,
                     OpenReopen.OpenVerb,
                 })
        {
            (string, string)[] typed = [("reason", "x"), ("answer", "x"), ("person", Eve.ObjectId)];
            Assert.Equal(
                (await RefusedAsync(Dee, verb, "E-1", typed)).Replace("E-1", "E-2", StringComparison.Ordinal),
                await RefusedAsync(Dee, verb, "E-2", [.. typed, ("escalation", "E-2")]));
        }
    }

    // As a case about a confidential item is raised.
    private async Task MakeConfidentialAsync()
    {
        var row = (await _house.House.Store.FindAsync(E1.Project.Partition, E1.Row))!;
        await _house.House.Store.UpsertAsync(E1.Project.Partition, E1.Row, EscalationRows.Write(EscalationRows.Read(row) with { IsConfidential = true }));
    }

    private async Task RaisedAsync()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
    }

    /// <returns>What the presser is shown.</returns>
    private async Task<string> RefusedAsync(Person by, string verb, string why, params (string Field, string Value)[] typed)
    {
        var (before, refusals) = (await _house.FindAsync(), (await RefusalsAsync()).Count);

        var reply = await _house.PressAsync(verb, by, typed);

        var after = await _house.FindAsync();
        Assert.Equal((before.ETag, before.Steps), (after.ETag, after.Steps));
        var entry = (await RefusalsAsync())[refusals..].Single();
        Assert.Contains(why, entry.Columns.Text("text"), StringComparison.Ordinal);
        _house.House.Wait(NodaTime.Duration.FromMinutes(1));
        return ProjectHouse.Shown(reply);
    }

    private async Task<List<TableRow>> RefusalsAsync() =>
        (await _house.House.Store.QueryAsync(TenantAudit.Partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).ToListAsync())
        .Where(row => row.Columns.Text("action") == Refusals.Action).ToList();
}
