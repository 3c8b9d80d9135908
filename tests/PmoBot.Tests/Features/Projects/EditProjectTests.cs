using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Features.Projects;

public sealed class EditProjectTests : IDisposable
{
    private static readonly Person Manager = ProjectHouse.Daniel;
    private static readonly ProjectTexts Texts = ProjectTexts.For(Language.English);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Its_manager_edits_what_is_theirs()
    {
        await ApolloAsync();
        var form = await _house.OpenAsync("project APOLLO edit", Roles.None, Manager);
        (form[ProjectFields.Name], form[ProjectFields.Stage], form[ProjectFields.Cadence], form[ProjectFields.Language]) = ("Portal", "Design", "Monthly", "fr");

        var reply = await SaveAsync(form);

        Assert.Contains("Reports: weekly → monthly", ProjectHouse.Shown(reply), StringComparison.Ordinal);
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal(("Portal", "Design", Cadence.Monthly, Language.French), (apollo.Name, apollo.Stage, apollo.Cadence, apollo.Language!.Value));
    }

    [Fact]
    public async Task A_field_that_comes_back_absent_was_emptied()
    {
        await ApolloAsync(it => it with { Stage = "Design", Methodology = "PRINCE2" });
        var form = await _house.OpenAsync("projet APOLLO modifier", Roles.None, Manager);
        form.Remove(ProjectFields.Stage);

        await SaveAsync(form);

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Null(apollo.Stage);
        Assert.Equal("PRINCE2", apollo.Methodology);
    }

    [Fact]
    public async Task Forged_fields_of_the_PMO_have_no_effect()
    {
        await ApolloAsync(it => it with { Budget = new Money(1000, "EUR") });
        var form = await _house.OpenAsync("project APOLLO edit", Roles.None, Manager);
        (form[ProjectFields.Stage], form[ProjectFields.Budget], form[ProjectFields.Manager], form[ProjectFields.State], form[ProjectFields.BaselineFinish])
            = ("Build", "9M", ProjectHouse.Camille.ObjectId, "Closed", "2030-01-01");

        await SaveAsync(form);

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal("Build", apollo.Stage);
        Assert.Equal((1000m, Manager.ObjectId, ProjectState.Active, 0), (apollo.Budget!.Value.Amount, apollo.Manager!.ObjectId, apollo.State, apollo.Baselines.Count));
    }

    [Theory]
    [InlineData("project APOLLO agree")]
    [InlineData("project APOLLO people")]
    [InlineData("project APOLLO escalation")]
    public async Task What_is_the_PMOs_is_not_its_managers(string words)
    {
        await ApolloAsync();

        var reply = await _house.SayAsync(words, Roles.None, by: Manager);

        Assert.Contains("PMO", Assert.IsType<Reply.Text>(reply).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AgreeAnew.AgreeVerb)]
    [InlineData(NamePeople.NameVerb)]
    [InlineData(SetEscalationPath.PathVerb)]
    public async Task A_forged_press_of_the_PMOs_form_changes_nothing(string verb)
    {
        await ApolloAsync();

        var reply = await _house.PressAsync(verb, new { project = "APOLLO", state = "Closed", manager = ProjectHouse.Camille.ObjectId, approvers1 = Manager.ObjectId, reason = "?" }, Roles.None, Manager);

        Assert.IsType<Reply.Text>(reply);
        Assert.Single(await _house.AuditAsync("APOLLO"));
    }

    [Fact]
    public async Task A_member_edits_nothing_and_is_told_who_does()
    {
        await ApolloAsync(it => it with { Members = [ProjectHouse.Camille] });

        var reply = await _house.SayAsync("project APOLLO edit", Roles.None);

        Assert.Equal($"APOLLO is changed by {Manager.Name} or the PMO.", Assert.IsType<Reply.Text>(reply).Words);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_from_a_forged_press()
    {
        await ApolloAsync();

        var reply = await _house.PressAsync(EditProject.EditVerb, new { project = "APOLLO", name = "Mine" }, Roles.None);

        Assert.Equal(RefusalTexts.For(Language.English).Unreadable("APOLLO"), Assert.IsType<Reply.Text>(reply).Words);
    }

    [Fact]
    public async Task Two_who_edit_different_fields_both_keep_theirs_and_the_second_sees_the_firsts()
    {
        await ApolloAsync();
        var (first, second) = (await _house.OpenAsync("project APOLLO edit", Roles.None, Manager), await _house.OpenAsync("project APOLLO edit"));
        first[ProjectFields.Stage] = "Build";
        second[ProjectFields.Methodology] = "AgilePM";
        await SaveAsync(first);

        var reply = await _house.PressAsync(EditProject.EditVerb, second);

        var shown = ProjectHouse.Shown(reply);
        Assert.Contains(Texts.OthersChanged, shown, StringComparison.Ordinal);
        Assert.Contains("Stage: Build", shown, StringComparison.Ordinal);
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal(("Build", "AgilePM"), (apollo.Stage, apollo.Methodology));
    }

    [Fact]
    public async Task Two_who_edit_the_same_field_overwrite_each_other_only_knowingly()
    {
        await ApolloAsync();
        var (first, second) = (await _house.OpenAsync("project APOLLO edit", Roles.None, Manager), await _house.OpenAsync("project APOLLO edit"));
        (first[ProjectFields.Name], first[ProjectFields.Stage], second[ProjectFields.Name]) = ("Portal", "Build", "Client portal");
        await SaveAsync(first);

        var again = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(EditProject.EditVerb, second));
        Assert.Contains(Texts.Meanwhile("APOLLO", "Portal"), ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal("Portal", (await _house.FindAsync("APOLLO")).Name);

        await _house.PressAsync(EditProject.EditVerb, ProjectHouse.Inputs(again.Body));
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal(("Client portal", "Build"), (apollo.Name, apollo.Stage));
    }

    [Fact]
    public async Task The_same_press_twice_is_one_change_and_told_so_twice()
    {
        await ApolloAsync();
        var form = await _house.OpenAsync("project APOLLO edit", Roles.None, Manager);
        form[ProjectFields.Stage] = "Build";
        var first = ProjectHouse.Shown(await SaveAsync(form));

        var second = ProjectHouse.Shown(await SaveAsync(form));

        Assert.Equal(first, second);
        Assert.Equal(2, (await _house.AuditAsync("APOLLO")).Count);
    }

    [Fact]
    public async Task A_change_is_one_entry_in_the_trail_and_the_directory_follows()
    {
        await ApolloAsync();
        var form = await _house.OpenAsync("project APOLLO edit", Roles.None, Manager);
        form[ProjectFields.Name] = "Portal\u2028budget: 9 EUR";

        await SaveAsync(form);
        await _house.DeliverAsync();

        var entry = (await _house.AuditAsync("APOLLO"))[^1];
        Assert.Equal(ProjectRules.ForTrail(await _house.FindAsync("APOLLO")), entry.Columns.Text("text"));
        Assert.Contains("\nname: Portal budget: 9 EUR\n", entry.Columns.Text("text"), StringComparison.Ordinal);
        var listed = await _house.Get<ProjectDirectory>().ProjectsAsync(CancellationToken.None).SingleAsync();
        Assert.Equal("Portal budget: 9 EUR", listed.Name);
    }

    [Fact]
    public async Task Where_the_trail_keeps_nothing_of_before_nobody_overwrites_what_they_did_not_see()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = Manager });
        var (first, second) = (await _house.OpenAsync("project APOLLO edit", Roles.None, Manager), await _house.OpenAsync("project APOLLO edit"));
        (first[ProjectFields.Stage], second[ProjectFields.Stage]) = ("Build", "Test");
        await SaveAsync(first);

        var reply = await _house.PressAsync(EditProject.EditVerb, second);

        Assert.Contains(Texts.StandsNow("Build"), ProjectHouse.Shown(Assert.IsType<Reply.FormAgain>(reply)), StringComparison.Ordinal);
    }

    private Task<Reply> SaveAsync(Dictionary<string, string> form) => _house.PressAsync(EditProject.EditVerb, form, Roles.None, Manager);

    private Task<Project> ApolloAsync(Func<Project, Project>? with = null) =>
        _house.CreateAsync("APOLLO", "Digital", it => with is null ? it with { Manager = Manager } : with(it with { Manager = Manager }), recorded: true);
}
