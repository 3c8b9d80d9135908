using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Features.Projects;

public sealed class NamePeopleTests : IDisposable
{
    private static readonly Person Stranger = new("00000000-0000-4000-8000-000000000077", "Ingrid Sørensen");
    private static readonly ProjectTexts Texts = ProjectTexts.For(Language.English);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_PMO_names_who_leads_and_works_on_a_project()
    {
        await GreetAsync(ProjectHouse.Camille, ProjectHouse.Daniel);
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille });
        var form = await _house.OpenAsync("project APOLLO people");
        (form[ProjectFields.Deputy], form[ProjectFields.Members]) = (ProjectHouse.Daniel.ObjectId, $"{ProjectHouse.Daniel.ObjectId}, {ProjectHouse.Camille.ObjectId}");

        await _house.PressAsync(NamePeople.NameVerb, form);
        await _house.DeliverAsync();

        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal([ProjectHouse.Daniel, ProjectHouse.Camille], apollo.Members);
        var daniels = await _house.Get<MyProjects>().ListAsync(ProjectHouse.Daniel, CancellationToken.None);
        Assert.Equal("APOLLO", Assert.Single(daniels).Code.Value);
    }

    [Fact]
    public async Task Who_is_no_longer_named_reads_the_project_no_longer()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille, Members = [ProjectHouse.Daniel] });
        var form = await _house.OpenAsync("project APOLLO people");
        form.Remove(ProjectFields.Members);

        await _house.PressAsync(NamePeople.NameVerb, form);

        var reply = await _house.SayAsync("project APOLLO", Roles.None, by: ProjectHouse.Daniel);
        Assert.Equal(RefusalTexts.For(Language.English).Unreadable("APOLLO"), Assert.IsType<Reply.Text>(reply).Words);
    }

    [Fact]
    public async Task Whom_the_picker_found_is_taken_by_the_name_that_the_conversation_knows()
    {
        _house.ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/");
        _house.Roster.Add(Stranger);
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille });

        await NameAsync(Stranger.ObjectId);

        Assert.Equal(Stranger, (await _house.FindAsync("APOLLO")).Manager);
    }

    [Fact]
    public async Task Whom_nobody_can_name_yet_is_taken_by_id_and_named_once_they_speak()
    {
        _house.ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/");
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille });
        await NameAsync(Stranger.ObjectId);
        await _house.DeliverAsync();
        Assert.Equal("00000000…", (await _house.FindAsync("APOLLO")).Manager!.Name);

        await GreetAsync(Stranger);

        Assert.Equal(Stranger, (await _house.FindAsync("APOLLO")).Manager);
    }

    [Fact]
    public async Task Who_installs_the_app_without_saying_a_name_keeps_the_one_that_is_known()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille, Deputy = ProjectHouse.Daniel });

        await GreetAsync(ProjectHouse.Daniel with { Name = "" });

        Assert.Equal(ProjectHouse.Daniel, (await _house.FindAsync("APOLLO")).Deputy);
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_lists_is_found_by_a_part_of_the_name()
    {
        await GreetAsync([.. Enumerable.Range(0, KnownPeople.Most).Select(i => new Person($"{i:00000000}-0000-4000-8000-000000000000", $"Person {i}")), Stranger with { ObjectId = "f" + Stranger.ObjectId[1..] }]);
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille });
        var form = await _house.OpenAsync("project APOLLO people");
        form[ProjectFields.Find] = "INGRÎD";

        var found = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(NamePeople.NameVerb, form));

        Assert.Contains(Stranger.Name, ProjectHouse.Shown(found), StringComparison.Ordinal);
        Assert.Empty(await _house.AuditAsync("APOLLO"));
        var chosen = ProjectHouse.Inputs(found.Body);
        chosen[ProjectFields.Sponsor] = "f" + Stranger.ObjectId[1..];
        await _house.PressAsync(NamePeople.NameVerb, chosen);
        Assert.Equal(Stranger.Name, (await _house.FindAsync("APOLLO")).Sponsor!.Name);
    }

    [Fact]
    public async Task An_escalation_path_has_levels_with_one_or_all_of_several_approvers()
    {
        await GreetAsync(ProjectHouse.Camille, ProjectHouse.Daniel);
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Camille });
        var form = await _house.OpenAsync("project APOLLO escalation");
        (form["approvers1"], form["rule1"], form["approvers2"], form["rule2"]) =
            (ProjectHouse.Daniel.ObjectId, "any", $"{ProjectHouse.Camille.ObjectId},{ProjectHouse.Daniel.ObjectId}", "all");

        var reply = await _house.PressAsync(SetEscalationPath.PathVerb, form);

        Assert.Contains("1. Daniel Okafor; 2. all of Camille Martin, Daniel Okafor", ProjectHouse.Shown(reply), StringComparison.Ordinal);
        var path = (await _house.FindAsync("APOLLO")).EscalationPath;
        Assert.Equal([(1, false), (2, true)], path.Select(level => (level.Approvers.Count, level.All)));
        Assert.True((await _house.FindAsync("APOLLO")).IsReadBy(ProjectHouse.Daniel.ObjectId, Roles.None));
    }

    [Fact]
    public async Task A_level_that_was_emptied_is_gone()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with
        {
            Manager = ProjectHouse.Camille,
            EscalationPath = [new EscalationLevel([ProjectHouse.Daniel], All: false), new EscalationLevel([ProjectHouse.Camille], All: false)],
        });
        var form = await _house.OpenAsync("projet APOLLO escalade");
        form.Remove("approvers1");

        await _house.PressAsync(SetEscalationPath.PathVerb, form);

        Assert.Equal(ProjectHouse.Camille, Assert.Single(Assert.Single((await _house.FindAsync("APOLLO")).EscalationPath).Approvers));
    }

    private async Task NameAsync(string manager)
    {
        var form = await _house.OpenAsync("project APOLLO people");
        form[ProjectFields.Manager] = manager;
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(NamePeople.NameVerb, form));
    }

    private async Task GreetAsync(params Person[] people)
    {
        foreach (var person in people)
            Assert.IsType<Outcome<Profile>.Settled>(await _house.Get<ProfileStore>().ChangeAsync(person, profile => profile with { Greeted = true }));
        await _house.DeliverAsync();
    }
}
