using System.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Projects;

public sealed class ListProjectsTests : IDisposable
{
    private static readonly Roles DigitalPmo = new([new Grant(Role.Pmo, "digital")]);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_project_is_listed_by_what_it_says_and_not_by_what_the_directory_remembers()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        var moved = await _house.CreateAsync("SECRET", "Digital");
        await MoveAsync(moved, "Finance");

        var card = Assert.IsType<Reply.Card>(await _house.SayAsync("projects", DigitalPmo));

        var shown = Encoding.UTF8.GetString(card.Body.ToUtf8Json());
        Assert.Contains("APOLLO", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_nothing_to_read_is_told_why()
    {
        var texts = ProjectTexts.For(Language.English);

        Assert.Equal(texts.NoProjectsPmo, await AnswerAsync(Roles.PmoForAll));
        Assert.Equal(texts.NoProjectsInScope, await AnswerAsync(new Roles([new Grant(Role.PmoAnalyst)])));
        Assert.Equal(texts.NoProjects, await AnswerAsync(Roles.None));
    }

    [Fact]
    public async Task A_hint_that_was_not_written_fails_its_delivery()
    {
        var project = await _house.CreateAsync("APOLLO", "Digital");
        var store = new PmoBot.Tests.Delivery.FaultyStore(_house.Store) { LosesCommit = 1 };
        var hints = new MyProjects(store, _house.Get<ProjectStore>());

        await Assert.ThrowsAsync<TableStoreException>(() => hints.HintAsync(ProjectHouse.Camille, project.Code));
    }

    private async Task<string> AnswerAsync(Roles roles) => Assert.IsType<Reply.Text>(await _house.SayAsync("projects", roles)).Words;

    private async Task MoveAsync(Project project, string portfolio)
    {
        var stored = await _house.Get<ProjectStore>().FindAsync(project.Code, CancellationToken.None);
        var moved = ProjectStore.Replace(stored!.Project with { Portfolio = Portfolio.Named(portfolio), Version = 2 }, stored.ETag);
        Assert.IsType<CommitResult.Committed>(await _house.Store.CommitAsync(project.Code.Partition, [moved]));
    }
}
