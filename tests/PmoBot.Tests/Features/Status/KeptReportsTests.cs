using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Tests.Features.Status;

public sealed class KeptReportsTests : IDisposable
{
    private readonly StatusProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_reports_on_a_project_that_names_me_no_more_are_counted()
    {
        var apollo = await _program.BeginAsync("APOLLO");
        await _program.ReportAsync(StatusProgram.Camille, "APOLLO", "green");
        await _program.ChangeAsync(apollo, it => it with { Manager = StatusProgram.Daniel, Deputy = null });

        Assert.Equal("APOLLO (1)", await KeptOfAsync(StatusProgram.Camille));
    }

    [Fact]
    public async Task The_reports_that_the_PMO_sent_on_behalf_of_others_are_counted()
    {
        await _program.BeginAsync("APOLLO");
        var pmo = _program.InChat(StatusProgram.Ana) with { Roles = Roles.PmoForAll };
        Assert.Equal("None.", await KeptOfAsync(StatusProgram.Ana));

        await _program.SendAsync(pmo, await _program.OpenAsync(pmo, "APOLLO"), "green");
        await _program.DeliverAsync();

        Assert.Equal("APOLLO (1)", await KeptOfAsync(StatusProgram.Ana));
        Assert.Empty(await _program.Get<MyProjects>().ListAsync(StatusProgram.Ana, CancellationToken.None));
    }

    private async Task<string> KeptOfAsync(Person person) =>
        (await new KeptReports(_program.Get<MyProjects>(), _program.Get<StatusStore>()).OfAsync(person, Language.English, CancellationToken.None)).Kept;
}
