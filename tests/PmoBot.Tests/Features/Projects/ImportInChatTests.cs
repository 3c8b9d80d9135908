using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Tables;
using static PmoBot.Tests.Features.Projects.ImportHouse;

namespace PmoBot.Tests.Features.Projects;

public sealed class ImportInChatTests : IDisposable
{
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_dropped_file_is_listed_first_and_written_by_the_button_in_the_pressers_name()
    {
        await _house.Get<ProfileStore>().ChangeAsync(ProjectHouse.Camille, profile => profile);
        var listed = Assert.IsType<Reply.Card>(await DropAsync(File(Apollo, "BAD,,,,,,,,,,,,,,,")));
        Assert.Equal("1 to create, 0 to change, 0 unchanged, 1 wrong", listed.Summary);
        Assert.Contains("line 2: create APOLLO, Portal, in the new portfolio Digital", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Contains("line 3: wrong, name: A name, please", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Empty(await _house.AuditAsync("APOLLO"));

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed));

        Assert.Equal("1 created, 0 changed, 0 unchanged, 1 wrong", done.Summary);
        var profile = await _house.Get<ProfileStore>().FindAsync(ProjectHouse.Camille.ObjectId, CancellationToken.None);
        Assert.Equal(profile!.Pseudonym, Assert.Single(await _house.AuditAsync("APOLLO")).Columns.Guid("actor"));
        Assert.Equal(ProjectHouse.Camille, Assert.Single((await _house.FindAsync("APOLLO")).Baselines).By);
    }

    [Fact]
    public async Task A_file_is_kept_until_it_was_imported_and_for_a_day_at_most()
    {
        var (first, second) = (await DropAsync(File(Apollo)), await DropAsync(File(Apollo)));
        await PressAsync(first);
        Assert.Contains("not kept any more", ProjectHouse.Shown(await PressAsync(first)), StringComparison.Ordinal);

        _house.Wait(Duration.FromHours(25));
        await _house.DeliverAsync();

        Assert.Contains("not kept any more", ProjectHouse.Shown(await PressAsync(second)), StringComparison.Ordinal);
        Assert.Empty(await _house.Store.QueryAsync(ProjectHouse.Camille.Partition, "import-", TableKey.EndOf("import-")).ToListAsync());
    }

    [Fact]
    public async Task Whoever_is_not_of_the_PMO_is_told_who_is()
    {
        Assert.StartsWith("A project is created by", ProjectHouse.Shown(await DropAsync(File(Apollo), Roles.None)), StringComparison.Ordinal);

        var listed = await DropAsync(File(Apollo));
        Assert.StartsWith("A project is created by", ProjectHouse.Shown(await PressAsync(listed, Roles.None)), StringComparison.Ordinal);
        Assert.Contains("not kept any more", ProjectHouse.Shown(await PressAsync(listed, by: ProjectHouse.Daniel)), StringComparison.Ordinal);
        Assert.Contains("not kept any more", ProjectHouse.Shown(await _house.PressAsync("projects.import", new { file = "../project" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PMO_of_a_portfolio_imports_there_and_nowhere_else()
    {
        var digital = new Roles([new Grant(Role.Pmo, "digital")]);
        await _house.CreateAsync("ARGOS", "Digital");
        await _house.CreateAsync("HERMES", "Plant");

        var listed = await DropAsync(File(
            Apollo,
            "ARGOS,Archive,,,,,,,,,,,,,,",
            "HERMES,Parcels,,,,,,,,,,,,,,",
            "ARION,Ships,Fleet,,Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>,,,,,,,,,,,",
            "ATLAS,Maps,Plant,,Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>,,,,,,,,,,,"), digital);

        Assert.DoesNotContain("change HERMES", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Equal("1 to create, 1 to change, 0 unchanged, 3 wrong", Assert.IsType<Reply.Card>(listed).Summary);
        Assert.Equal("1 created, 1 changed, 0 unchanged, 3 wrong", Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed, digital)).Summary);
    }

    [Fact]
    public async Task A_file_that_cannot_be_fetched_is_said()
    {
        var reply = await _house.DropAsync(new DroppedFile("projects.csv", new FileAddress(null)));

        Assert.Contains("could not fetch", ProjectHouse.Shown(reply), StringComparison.Ordinal);
    }

    private Task<Reply> DropAsync(string file, Roles? roles = null) => _house.DropAsync(_house.Shelf.Put("projects.csv", file), roles);

    private Task<Reply> PressAsync(Reply listed, Roles? roles = null, Person? by = null) =>
        _house.PressAsync("projects.import", ProjectHouse.Inputs(Assert.IsType<Reply.Card>(listed).Body), roles, by);
}
