using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Local;
using PmoBot.Tables;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Local;

public sealed class DemoPortfolioTests : IDisposable
{
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_store_without_projects_gets_all_of_the_demo()
    {
        await StartAsync(_house.Store);

        foreach (var story in DemoStories.All)
            Assert.True(await HasAsync(story.Code), story.Code);
    }

    [Fact]
    public async Task Its_people_find_what_they_own()
    {
        await StartAsync(_house.Store);
        await _house.DeliverAsync();

        var owned = await _house.Get<MyItems>().ListAsync(ProjectHouse.Camille, RegisterKind.Threat, null, CancellationToken.None);
        Assert.NotEmpty(owned.Items);
    }

    [Fact]
    public async Task A_store_with_a_project_of_somebodys_gets_none_of_it()
    {
        await _house.CreateAsync("OURS", "Digital");

        await StartAsync(_house.Store);

        foreach (var story in DemoStories.All)
            Assert.False(await HasAsync(story.Code), story.Code);
    }

    [Fact]
    public async Task A_start_that_was_cut_short_is_made_good_by_the_next_one()
    {
        var lost = new FaultyStore(_house.Store) { DiesAtCall = 5 };
        await Assert.ThrowsAsync<TableStoreException>(() => StartAsync(lost));
        await _house.DeliverAsync();

        await StartAsync(_house.Store);

        foreach (var story in DemoStories.All)
            Assert.True(await HasAsync(story.Code), story.Code);
    }

    private Task StartAsync(ITableStore store) =>
        new DemoPortfolio(store, _house.Get<ProjectDirectory>(), new RegisterStore(store), _house.Get<Outbox>(), new ManualClock()).StartAsync(CancellationToken.None);

    private async Task<bool> HasAsync(string code) => await _house.Store.FindAsync($"project-{code}", ProjectStore.Row) is not null;
}
