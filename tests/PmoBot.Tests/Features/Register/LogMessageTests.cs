using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class LogMessageTests : IDisposable
{
    private const string Link = "https://teams.microsoft.com/l/message/19:c@thread.tacv2/1772439330000?tenantId=t&groupId=g";

    private static readonly Person Sven = new("44444444-0000-4000-8000-000000000000", "Sven Sponsor");
    private static readonly ChosenMessage Slips = new("The vendor slips", "Bob *Durand*", Link);

    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_message_becomes_a_risk_with_its_words_its_author_and_its_link()
    {
        await BeginAsync("APOLLO");

        var form = Form(await FetchAsync(Slips));
        var typed = ProjectHouse.Inputs(form.Body);
        (typed["probability"], typed["impact"]) = ("4", "5");
        var logged = await _house.PressAsync(LogItem.LogVerb, typed, Roles.None);

        Assert.Contains(@"From a message of Bob \\*Durand\\*", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.Equal(("The vendor slips", ProjectHouse.Camille.ObjectId), (typed["statement"], typed["owner"]));
        Assert.IsType<Reply.UpdatedCard>(logged);
        Assert.Equal(("The vendor slips", 20, new Uri(Link)), (await ItemAsync() is var item ? item.Statement : "", item.Score, item.Source));
        Assert.Contains("Open the message", ProjectHouse.Shown(await _house.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item = "R-1" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_dialog_sent_twice_is_one_risk()
    {
        await BeginAsync("APOLLO");
        var typed = ProjectHouse.Inputs(Form(await FetchAsync(Slips)).Body);
        (typed["probability"], typed["impact"]) = ("4", "5");

        await _house.PressAsync(LogItem.LogVerb, typed, Roles.None);
        await _house.PressAsync(LogItem.LogVerb, typed, Roles.None);

        Assert.Single(await _house.Store.QueryAsync("project-APOLLO", "item-", "item-~").ToListAsync());
    }

    [Fact]
    public async Task The_project_of_the_conversation_is_meant_before_any_other()
    {
        await BeginAsync("APOLLO");
        await BeginAsync("HERMES");
        await _house.SayAsync("link HERMES", channel: ProjectHouse.ChannelId);

        var form = Form(await FetchAsync(Slips, channel: ProjectHouse.ChannelId));

        Assert.Equal("HERMES", ProjectHouse.Inputs(form.Body)["project"]);
        Assert.DoesNotContain("Which project", ProjectHouse.Shown(form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_projects_one_is_chosen_in_the_form_and_what_was_typed_waits_for_it()
    {
        await BeginAsync("APOLLO");
        await BeginAsync("HERMES");
        await BeginAsync("CLOSED", project => project with { State = ProjectState.Closed });
        var form = Form(await FetchAsync(Slips));
        var typed = ProjectHouse.Inputs(form.Body);
        (typed["probability"], typed["impact"], typed["due"]) = ("4", "5", "soon");

        var unchosen = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(LogItem.LogVerb, typed, Roles.None));
        var again = ProjectHouse.Inputs(unchosen.Body);
        (again["project"], again["due"]) = ("HERMES", "soon");
        var wrong = Assert.IsType<Reply.FormAgain>(await _house.PressAsync(LogItem.LogVerb, again, Roles.None));
        var last = ProjectHouse.Inputs(wrong.Body);
        last["due"] = "2026-12-15";
        await _house.PressAsync(LogItem.LogVerb, last, Roles.None);

        Assert.False(typed.ContainsKey("project"));
        Assert.Contains("APOLLO", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.DoesNotContain("CLOSED", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.Contains("Choose a project", ProjectHouse.Shown(unchosen), StringComparison.Ordinal);
        Assert.Contains("is not a date", ProjectHouse.Shown(unchosen), StringComparison.Ordinal);
        Assert.Equal(("The vendor slips", "4"), (again["statement"], again["probability"]));
        Assert.Equal("HERMES", last["project"]);
        Assert.Contains("is not a date", ProjectHouse.Shown(wrong), StringComparison.Ordinal);
        Assert.Equal(new Uri(Link), (await ItemAsync("HERMES")).Source);
    }

    [Fact]
    public async Task The_PMO_whom_no_project_names_chooses_among_those_of_their_scope()
    {
        await BeginAsync("APOLLO");
        await BeginAsync("HERMES");
        await BeginAsync("ZEUS", project => project with { Portfolio = Portfolio.Named("Retail") });
        var (pmo, olga) = (new Roles([new Grant(Role.Pmo, "digital")]), new Person("77777777-0000-4000-8000-000000000000", "Olga Office"));

        var form = ProjectHouse.Shown(await _house.FetchAsync(LogMessage.LogCommand, Slips, pmo, by: olga));
        var which = Assert.IsType<Reply.Card>(await _house.SayAsync("risk it slips", pmo, by: olga)).Body;
        var reader = await _house.SayAsync("risk it slips", new Roles([new Grant(Role.Reader, "digital")]), by: olga);

        Assert.Contains("\"APOLLO\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("ZEUS", form, StringComparison.Ordinal);
        Assert.Equal(["APOLLO", "HERMES"], which.Actions!.Select(action => action.Title));
        Assert.StartsWith("No project names you", Assert.IsType<Reply.Text>(reader).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_project_is_an_address_and_not_an_authority()
    {
        await BeginAsync("APOLLO");
        await BeginAsync("HERMES");
        await BeginAsync("SECRET", project => project with { Manager = ProjectHouse.Daniel });
        var typed = ProjectHouse.Inputs(Form(await FetchAsync(Slips)).Body);
        (typed["probability"], typed["impact"], typed["project"]) = ("4", "5", "SECRET");

        var refused = Assert.IsType<Reply.Text>(await _house.PressAsync(LogItem.LogVerb, typed, Roles.None));

        Assert.StartsWith("There is no project SECRET", refused.Words, StringComparison.Ordinal);
        Assert.Empty(await _house.Store.QueryAsync("project-SECRET", "item-", "item-~").ToListAsync());
    }

    [Fact]
    public async Task Whoever_logs_nowhere_is_told_so_and_whoever_does_not_log_here_who_does()
    {
        await BeginAsync("APOLLO", project => project with { Sponsor = Sven });
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var nowhere = Assert.IsType<Reply.Text>(await FetchAsync(Slips, by: Sven));
        var here = Assert.IsType<Reply.Text>(await FetchAsync(Slips, by: Sven, channel: ProjectHouse.ChannelId));
        var nothing = Assert.IsType<Reply.Text>(await FetchAsync(null));

        Assert.StartsWith("No project names you", nowhere.Words, StringComparison.Ordinal);
        Assert.StartsWith("Risks and issues of APOLLO are logged by Camille Martin", here.Words, StringComparison.Ordinal);
        Assert.StartsWith("“Log as risk” stands in the menu of a message", nothing.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("http://teams.microsoft.com/l/message/19:c/1")]
    [InlineData("https://teams.microsoft.com.evil.example/l/message/19:c/1")]
    [InlineData("https://evil.example/l/message/19:c/1")]
    [InlineData("https://teams.microsoft.com@evil.example/l/message/19:c/1")]
    [InlineData("https://x:y@teams.microsoft.com/l/message/19:c/1")]
    [InlineData("https://teams.microsoft.com:8443/l/message/19:c/1")]
    [InlineData("https://teams.microsoft.com/l/app/1")]
    [InlineData("https://teams.microsoft.com/l/message/../../evil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/l/message/1")]
    [InlineData("https://teams.microsoft.com/l/message/#LONG")]
    public async Task A_link_that_is_none_to_a_message_in_Teams_is_left_out_when_it_comes_and_when_it_comes_back(string link)
    {
        await BeginAsync("APOLLO");
        link = link.Replace("#LONG", new string('x', FromMessage.MostOfLink), StringComparison.Ordinal);

        var typed = ProjectHouse.Inputs(Form(await FetchAsync(Slips with { Link = link })).Body);
        var carried = typed.ContainsKey("source");
        (typed["probability"], typed["impact"], typed["source"]) = ("4", "5", link);
        await _house.PressAsync(LogItem.LogVerb, typed, Roles.None);

        Assert.False(carried);
        Assert.Null((await ItemAsync()).Source);
    }

    [Fact]
    public async Task A_long_message_is_cut_after_a_whole_character_and_the_form_says_so()
    {
        await BeginAsync("APOLLO");
        const string Family = "👩‍👩‍👧‍👦";

        var form = Form(await FetchAsync(Slips with { Text = string.Concat(Enumerable.Repeat(Family, 1000)), Author = new string('B', 5000) }));

        var statement = ProjectHouse.Inputs(form.Body)["statement"];
        Assert.InRange(statement.Length, RegisterDraft.MaxStatement - Family.Length, RegisterDraft.MaxStatement);
        Assert.All(Graphemes(statement[..^1]), whole => Assert.Equal(Family, whole));
        Assert.EndsWith("…", statement, StringComparison.Ordinal);
        Assert.Contains("longer than 600 characters", ProjectHouse.Shown(form), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("שלום עולם")]
    [InlineData("🚀 **not bold** [x](https://evil.example) {{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("one\ntwo")]
    public async Task What_a_message_says_is_kept_as_it_was_written(string text)
    {
        await BeginAsync("APOLLO");

        var typed = ProjectHouse.Inputs(Form(await FetchAsync(Slips with { Text = text })).Body);
        (typed["probability"], typed["impact"]) = ("4", "5");
        await _house.PressAsync(LogItem.LogVerb, typed, Roles.None);

        Assert.Equal(text.Replace("{{DATE", "{\u2060{DATE", StringComparison.Ordinal), (await ItemAsync()).Statement.Replace("{{DATE", "{\u2060{DATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_without_words_opens_an_empty_form_in_French_too()
    {
        await BeginAsync("APOLLO");
        _house.Language = Language.French;

        var form = Form(await FetchAsync(new ChosenMessage("", null, null)));

        Assert.False(ProjectHouse.Inputs(form.Body).ContainsKey("statement"));
        Assert.Contains("Nouvelle menace", ProjectHouse.Shown(form), StringComparison.Ordinal);
        Assert.DoesNotContain("D’après", ProjectHouse.Shown(form), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Graphemes(string text)
    {
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
            yield return (string)each.Current;
    }

    private static Reply.Form Form(Reply reply) => Assert.IsType<Reply.Form>(reply);

    private Task<Reply> FetchAsync(ChosenMessage? message, Person? by = null, string? channel = null) =>
        _house.FetchAsync(LogMessage.LogCommand, message, Roles.None, channel, by);

    private async Task BeginAsync(string code, Func<Project, Project>? with = null)
    {
        var project = await _house.CreateAsync(code, "Digital", project => (with ?? (it => it))(project with { Manager = ProjectHouse.Camille }));
        foreach (var person in project.People)
            await _house.Get<MyProjects>().HintAsync(person, project.Code);
    }

    private async Task<RegisterItem> ItemAsync(string code = "APOLLO") =>
        (await _house.Get<RegisterStore>().FindAsync((await _house.FindAsync(code)).Code, new ItemNumber(RegisterKind.Threat, 1), CancellationToken.None))!.Item;
}
