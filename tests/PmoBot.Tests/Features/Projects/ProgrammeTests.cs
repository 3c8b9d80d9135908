using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Features.Projects;

/// <summary>A programme is known by its folded name within its portfolio, and keeps the spelling that was there first.</summary>
public sealed class ProgrammeTests : IDisposable
{
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("digital", "Relation Client", true)]
    [InlineData("digital", "relation-client", false)]
    [InlineData("digital", "Rélation  client", true)]
    [InlineData("digital", "Relation Clients", false)]
    [InlineData("finance", "Relation Client", false)]
    [InlineData("digital", "進", false)]
    public async Task The_PMO_of_a_programme_reads_its_projects_however_it_is_spelt(string portfolio, string programme, bool reads)
    {
        await BeginAsync("ZEUS", "Relation client");
        await BeginAsync("HERA", "退");

        var reply = await _house.SayAsync("project ZEUS", new Roles([new Grant(Role.Pmo, portfolio, programme)]));

        Assert.Equal(reads, reply is Reply.Card);
        Assert.IsType<Reply.Text>(await _house.SayAsync("project HERA", new Roles([new Grant(Role.Pmo, portfolio, programme)])));
    }

    [Fact]
    public async Task A_new_project_takes_the_spelling_that_is_known_and_so_does_one_that_is_agreed_anew()
    {
        await BeginAsync("APOLLO", "Relation Client");
        await BeginAsync("ZEUS", null);

        await _house.PressAsync(NewProject.CreateVerb, new
        {
            code = "HERMES",
            name = "Hermes",
            portfolio = "digital",
            programme = "RELATION CLIENT",
            manager = ProjectHouse.Camille.ObjectId,
        });
        await AgreeAsync("ZEUS", "relation client");

        Assert.Equal("Relation Client", (await _house.FindAsync("HERMES")).Programme);
        Assert.Equal("Relation Client", (await _house.FindAsync("ZEUS")).Programme);
    }

    private async Task AgreeAsync(string code, string programme)
    {
        var form = await _house.OpenAsync($"project {code} agree");
        form[ProjectFields.Programme] = programme;
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(AgreeAnew.AgreeVerb, form));
    }

    private Task<Project> BeginAsync(string code, string? programme) =>
        _house.CreateAsync(code, "Digital", it => it with { Programme = programme, Manager = ProjectHouse.Daniel }, recorded: true);
}
