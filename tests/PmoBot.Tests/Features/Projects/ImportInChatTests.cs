using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
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

        _house.Wait(Duration.FromHours(23));
        await _house.DeliverAsync();
        Assert.NotEmpty(await _house.Store.QueryAsync(ProjectHouse.Camille.Partition, "import-", TableKey.EndOf("import-")).ToListAsync());

        _house.Wait(Duration.FromHours(2));
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
    public async Task What_somebody_agreed_between_the_list_and_the_button_is_not_taken_back_unlisted()
    {
        await ApolloAsync(new LocalDate(2027, 6, 30));
        var listed = await DropAsync(File("APOLLO,Client portal,,,,,,,,2027-06-30,,,,,,", Line("ARGOS")));
        Assert.DoesNotContain("Baseline", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        await AgreeAsync("2027-12-31");

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed));

        Assert.Equal("1 created, 0 changed, 0 unchanged, 0 wrong", done.Summary);
        var apollo = await _house.FindAsync("APOLLO");
        Assert.Equal(("APOLLO", new LocalDate(2027, 12, 31)), (apollo.Name, apollo.BaselineFinish!.Value));
        Assert.Contains("Baseline finish: 31 Dec 2027 (baseline 2) → 30 Jun 2027 (baseline 3)", ProjectHouse.Shown(done), StringComparison.Ordinal);

        var again = Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync("projects.import", ProjectHouse.Inputs(done.Body)));

        Assert.Equal("0 created, 1 changed, 1 unchanged, 0 wrong", again.Summary);
        Assert.Equal(3, (await _house.FindAsync("APOLLO")).Baselines.Count);
    }

    [Fact]
    public async Task A_change_of_something_else_between_the_list_and_the_button_is_in_nobodys_way()
    {
        await ApolloAsync(new LocalDate(2027, 6, 30));
        var listed = await DropAsync(File("APOLLO,Client portal,,,,,,,,,,,,,,"));
        await AgreeAsync("2027-12-31");

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed));

        Assert.Equal("0 created, 1 changed, 0 unchanged, 0 wrong", done.Summary);
    }

    [Fact]
    public async Task A_project_that_the_list_would_create_is_not_changed_instead()
    {
        var listed = await DropAsync(File(Apollo));
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Name = "Another project of that code", Manager = ProjectHouse.Daniel });

        var done = await PressAsync(listed);

        Assert.Contains("1 line was left out", ProjectHouse.Shown(done), StringComparison.Ordinal);
        Assert.Equal("Another project of that code", (await _house.FindAsync("APOLLO")).Name);
    }

    [Fact]
    public async Task A_second_press_while_the_first_is_at_work_does_not_say_that_nothing_was_created()
    {
        var listed = await DropAsync(File(Enumerable.Range(0, 300).Select(i => Line($"P-{i}"))));

        var both = await Task.WhenAll(PressAsync(listed), Task.Run(() => PressAsync(listed)));

        Assert.Equal("300 created, 0 changed, 0 unchanged, 0 wrong", Assert.Single(both.OfType<Reply.UpdatedCard>()).Summary);
        Assert.Contains("is being imported", Assert.Single(both.OfType<Reply.Text>()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_nearly_five_megabytes_is_kept_and_imported()
    {
        var members = string.Join('|', Enumerable.Range(1, 40).Select(i => $"{new string('é', 50)}{i} <{i:00000000}-0000-4000-8000-000000000000>"));
        var file = File(Enumerable.Range(0, 780).Select(i => $"P-{i},N,Digital,,{Camille},,,{members},,,,,,,,"));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 4_400_000, 5_242_880);

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(await DropAsync(file)));

        Assert.Equal("780 created, 0 changed, 0 unchanged, 0 wrong", done.Summary);
    }

    [Fact]
    public async Task A_file_that_cannot_be_fetched_is_said()
    {
        var reply = await _house.DropAsync(new DroppedFile("projects.csv", new FileAddress(null)));

        Assert.Contains("could not fetch", ProjectHouse.Shown(reply), StringComparison.Ordinal);
    }

    private static string Line(string code) => $"{code},Project {code},Digital,,{Camille},,,,,,,,,,,";

    private Task<Project> ApolloAsync(LocalDate finish) => _house.CreateAsync("APOLLO", "Digital", it => it with
    {
        Manager = ProjectHouse.Camille,
        Baselines = [new Baseline(finish, it.ActiveSince)],
    }, recorded: true);

    private async Task AgreeAsync(string finish)
    {
        var form = await _house.OpenAsync("project APOLLO agree");
        (form[ProjectFields.BaselineFinish], form[ProjectFields.Reason]) = (finish, "Steering committee");
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(AgreeAnew.AgreeVerb, form));
    }

    private Task<Reply> DropAsync(string file, Roles? roles = null) => _house.DropAsync(_house.Shelf.Put("projects.csv", file), roles);

    private Task<Reply> PressAsync(Reply listed, Roles? roles = null, Person? by = null) =>
        _house.PressAsync("projects.import", ProjectHouse.Inputs(Assert.IsType<Reply.Card>(listed).Body), roles, by);
}
