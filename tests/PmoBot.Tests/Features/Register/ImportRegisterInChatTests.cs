using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;
using static PmoBot.Tests.Features.Register.RegisterFileHouse;

namespace PmoBot.Tests.Features.Register;

public sealed class ImportRegisterInChatTests : IDisposable
{
    private const string Line = "APOLLO,,threat,Vendor slips,,,4,5,,,,,,,,,,";

    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task A_project_manager_drops_a_file_reads_the_list_and_presses()
    {
        await BeginAsync();
        await House.Get<ProfileStore>().ChangeAsync(ProjectHouse.Camille, profile => profile);

        var listed = Assert.IsType<Reply.Card>(await DropAsync(File(Line, "APOLLO,,issue,,,,,,3,,,,,,,,,"), Roles.None));
        Assert.Equal("1 to create, 0 to change, 0 unchanged, 1 wrong", listed.Summary);
        Assert.Contains("line 2: log in APOLLO, threat: Vendor slips", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Contains("line 3: wrong, statement: This must not be empty.", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Contains("Import 1 item", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Empty(await _register.KeysAsync("item-"));

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed, Roles.None));

        Assert.Equal("1 created, 0 changed, 0 unchanged, 1 wrong", done.Summary);
        Assert.Equal(("Camille Martin", ItemAct.Imported), ((await _register.ItemAsync("R-1")).LoggedBy.Name, (await _register.ItemAsync("R-1")).Act));
        var pseudonym = (await House.Get<ProfileStore>().FindAsync(ProjectHouse.Camille.ObjectId, CancellationToken.None))!.Pseudonym;
        Assert.Equal(pseudonym, (await House.AuditAsync("APOLLO"))[^1].Columns.Guid("actor"));
        Assert.Contains("not kept any more", ProjectHouse.Shown(await PressAsync(listed, Roles.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_French_it_is_all_French()
    {
        await BeginAsync();
        House.Language = Language.French;

        var listed = await DropAsync(File(Line, Line.Replace("slips", "fails", StringComparison.Ordinal)).Replace(',', ';'), Roles.None);

        Assert.Contains("ligne 2\u00a0: consigner dans APOLLO, menace\u00a0: Vendor slips", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Contains("Importer 2 éléments", ProjectHouse.Shown(listed), StringComparison.Ordinal);
        Assert.Equal("2 créés, 0 modifié, 0 inchangé, 0 erroné", Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed, Roles.None)).Summary);
    }

    [Fact]
    public async Task A_project_of_others_is_as_if_it_were_not_there()
    {
        await BeginAsync();
        await House.CreateAsync("HERMES", "Plant", it => it with { Manager = ProjectHouse.Daniel });
        await House.CreateAsync("ARGOS", "Plant", it => it with { Manager = RegisterHouse.Mona, Members = [ProjectHouse.Camille] });

        var listed = await DropAsync(File(Line, Of("HERMES"), Of("NOWHERE"), Of("ARGOS"), "HERMES,R-1,,,,,,,,,,,,,,,,"), Roles.None);

        var shown = ProjectHouse.Shown(listed);
        Assert.Equal("1 to create, 0 to change, 0 unchanged, 4 wrong", Assert.IsType<Reply.Card>(listed).Summary);
        foreach (var (line, code) in new[] { (3, "HERMES"), (4, "NOWHERE"), (5, "ARGOS"), (6, "HERMES") })
            Assert.Contains($"line {line}: wrong, project: There is no project {code} whose register you run.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PMO_of_a_portfolio_imports_into_its_projects_and_confidential_items_too()
    {
        await BeginAsync();
        await House.CreateAsync("HERMES", "Plant");
        var digital = new Roles([new Grant(Role.Pmo, "digital")]);

        var listed = await DropAsync(File(Of("HERMES"), Line + "yes"), digital, ProjectHouse.Daniel);
        var done = await PressAsync(listed, digital, ProjectHouse.Daniel);

        Assert.Equal("1 created, 0 changed, 0 unchanged, 1 wrong", Assert.IsType<Reply.UpdatedCard>(done).Summary);
        Assert.True((await _register.ItemAsync("R-1")).IsConfidential);
    }

    [Fact]
    public async Task Whoever_runs_no_register_is_told_who_does_and_a_right_that_went_is_asked_for_again()
    {
        await BeginAsync();
        Assert.StartsWith("A project is created by", ProjectHouse.Shown(await DropAsync(File(Line), Roles.None, RegisterHouse.Mona)), StringComparison.Ordinal);

        var pmo = await DropAsync(File(Line), Roles.PmoForAll, RegisterHouse.Mona);
        Assert.StartsWith("Risks and issues", ProjectHouse.Shown(await PressAsync(pmo, Roles.None, RegisterHouse.Mona)), StringComparison.Ordinal);
        Assert.Contains("not kept any more", ProjectHouse.Shown(await PressAsync(pmo, Roles.None)), StringComparison.Ordinal);
        Assert.Empty(await _register.KeysAsync("item-"));
    }

    [Fact]
    public async Task Its_header_tells_what_a_file_is_about()
    {
        await BeginAsync();
        var projects = ImportHouse.File($"HERMES,Parcels,Digital,,{ImportHouse.Camille},,,,,,,,,,,");

        Assert.Contains("create HERMES, Parcels", ProjectHouse.Shown(await DropAsync(projects)), StringComparison.Ordinal);
        Assert.Contains("log in APOLLO", ProjectHouse.Shown(await DropAsync(File(Line))), StringComparison.Ordinal);
        Assert.Contains("“owners”", ProjectHouse.Shown(await DropAsync(File(Line).Replace("owner", "owners", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.StartsWith("A project is created by", ProjectHouse.Shown(await DropAsync(projects, Roles.None)), StringComparison.Ordinal);
        Assert.Equal(
            $"I do not know what “register.csv” is about: its first line names none of the columns that I understand. It must be {ImportHouse.Header} or {Header}.",
            Assert.IsType<Reply.Text>(await DropAsync("day,weather\nMonday,fine\n")).Words);
        Assert.Equal("line 1: wrong: The file is empty. Its first line names the columns.", Assert.IsType<Reply.Text>(await DropAsync(" \n")).Words);
    }

    [Fact]
    public async Task What_somebody_did_between_the_list_and_the_button_is_not_taken_back_unlisted()
    {
        await BeginAsync();
        await _register.LogAsync("risk APOLLO Supplier late p2 i2");
        var listed = await DropAsync(File("APOLLO,R-1,,,,,5,,,,,,,,,,,", Line));
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("probability", "4"));

        var done = Assert.IsType<Reply.UpdatedCard>(await PressAsync(listed));

        Assert.Equal("1 created, 0 changed, 0 unchanged, 0 wrong", done.Summary);
        Assert.Contains("1 line was left out", ProjectHouse.Shown(done), StringComparison.Ordinal);
        Assert.Contains("Score: 8 (P4 × I2) → 10 (P5 × I2)", ProjectHouse.Shown(done), StringComparison.Ordinal);
        Assert.Equal(8, (await _register.ItemAsync("R-1")).Score);

        var again = await House.PressAsync(RegisterImport.ImportAction, ProjectHouse.Inputs(done.Body));
        Assert.Equal("0 created, 1 changed, 1 unchanged, 0 wrong", Assert.IsType<Reply.UpdatedCard>(again).Summary);
        Assert.Equal(10, (await _register.ItemAsync("R-1")).Score);
    }

    [Fact]
    public async Task One_button_cannot_be_pressed_with_the_verb_of_the_other()
    {
        await BeginAsync();
        var listed = await DropAsync(File(Line));

        var done = await House.PressAsync(ProjectImport.ImportAction, ProjectHouse.Inputs(Assert.IsType<Reply.Card>(listed).Body));

        Assert.StartsWith("0 created, 0 changed, 0 unchanged, ", Assert.IsType<Reply.UpdatedCard>(done).Summary, StringComparison.Ordinal);
        Assert.Empty(await _register.KeysAsync("item-"));
    }

    [Fact]
    public async Task What_was_imported_can_be_undone_and_imported_again()
    {
        await BeginAsync();
        await PressAsync(await DropAsync(File(Line)));
        await _register.UndoAsync("R-1", 1);

        Assert.Equal("1 created, 0 changed, 0 unchanged, 0 wrong", Assert.IsType<Reply.UpdatedCard>(await PressAsync(await DropAsync(File(Line)))).Summary);
        Assert.Equal("Vendor slips", (await _register.ItemAsync("R-2")).Statement);
    }

    // As the deliveries that follow a person's first words make it.
    private async Task BeginAsync()
    {
        var apollo = await _register.ApolloAsync();
        await House.Get<MyProjects>().HintAsync(ProjectHouse.Camille, apollo.Code);
    }

    private static string Of(string project) => Line.Replace("APOLLO", project, StringComparison.Ordinal);

    private Task<Reply> DropAsync(string file, Roles? roles = null, Person? by = null) => House.DropAsync(House.Shelf.Put("register.csv", file), roles, by);

    private Task<Reply> PressAsync(Reply listed, Roles? roles = null, Person? by = null) =>
        House.PressAsync(RegisterImport.ImportAction, ProjectHouse.Inputs(Assert.IsType<Reply.Card>(listed).Body), roles, by);
}
