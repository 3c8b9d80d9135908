using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Projects;

/// <summary>Who decides above a project where nobody has said so yet.</summary>
public sealed class EscalationPathTests : IDisposable
{
    private static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    private static readonly Person Mia = new("33333333-0000-4000-8000-000000000009", "Mia Moss");

    private readonly ScriptedDirectory _directory = new();
    private readonly ProjectHouse _house;

    public EscalationPathTests() => _house = new ProjectHouse(also: _directory.AddTo);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_manager_of_the_project_manager_is_suggested_and_counts_once_it_is_saved()
    {
        await _house.CreateAsync("APOLLO", "Digital", plain => plain with { Manager = Ana }, recorded: true);
        _directory.Managers[Ana.ObjectId] = new Looked<Person>.Found(Mia);

        var card = Assert.IsType<Reply.Form>(await _house.SayAsync("project APOLLO escalation")).Body;
        var form = ProjectHouse.Inputs(card);
        Assert.Equal(Mia.ObjectId, form[ProjectFields.Approvers(1)]);
        Assert.Contains("the manager of Ana Lima, from the directory", ProjectHouse.Shown(new Reply.Card(card, "")), StringComparison.Ordinal);
        Assert.Empty((await _house.FindAsync("APOLLO")).EscalationPath);

        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(SetEscalationPath.PathVerb, form));
        Assert.Equal([Mia], Assert.Single((await _house.FindAsync("APOLLO")).EscalationPath).Approvers);
    }

    [Fact]
    public async Task A_path_that_somebody_has_set_is_shown_as_it_is()
    {
        await _house.CreateAsync(
            "APOLLO", "Digital", plain => plain with { Manager = Ana, EscalationPath = [new EscalationLevel([ProjectHouse.Daniel], All: false)] }, recorded: true);
        _directory.Managers[Ana.ObjectId] = new Looked<Person>.Found(Mia);

        Assert.Equal(ProjectHouse.Daniel.ObjectId, (await _house.OpenAsync("project APOLLO escalation"))[ProjectFields.Approvers(1)]);
    }

    [Fact]
    public async Task Where_the_directory_does_not_tell_the_form_is_empty()
    {
        await _house.CreateAsync("APOLLO", "Digital", plain => plain with { Manager = Ana }, recorded: true);

        var card = ProjectHouse.Shown(await _house.SayAsync("project APOLLO escalation"));

        Assert.DoesNotContain("from the directory", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_else_is_named_by_a_made_up_id_is_not_taken_from_the_directory()
    {
        await _house.CreateAsync("APOLLO", "Digital", plain => plain with { Manager = Ana }, recorded: true);
        _directory.Managers[Ana.ObjectId] = new Looked<Person>.Found(Mia);
        var form = await _house.OpenAsync("project APOLLO escalation");
        form[ProjectFields.Approvers(1)] = "33333333-0000-4000-8000-0000000000ff";

        Assert.IsType<Reply.FormAgain>(await _house.PressAsync(SetEscalationPath.PathVerb, form));
    }
}
