using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class LogItemTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task A_risk_by_words_is_in_the_register_with_its_owner_after_one_form()
    {
        await _register.ApolloAsync();

        var form = await House.OpenAsync("risk APOLLO vendor slips two weeks p4 i5 @Daniel due 2026-12-15");
        var logged = Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(LogItem.LogVerb, form));

        Assert.Equal("R-1 is logged as threat", logged.Summary);
        Assert.Contains("20 (P4 × I5)", ProjectHouse.Shown(logged), StringComparison.Ordinal);
        var item = await _register.ItemAsync("R-1");
        Assert.Equal(("vendor slips two weeks", "Daniel Okafor", 20), (item.Statement, item.Owner!.Name, item.Score));
        Assert.Equal(item.Inherent, item.Current);
        Assert.Equal(item.Current, item.Target);
        Assert.Equal(new NodaTime.LocalDate(2026, 11, 25), item.NextReview);   // high: a week from the day it was logged
    }

    [Fact]
    public async Task Numbers_go_on_kind_by_kind_and_the_same_form_is_one_item()
    {
        await _register.ApolloAsync();

        var first = await _register.LogAsync("risk APOLLO one p1 i1");
        await _register.LogAsync("opportunity APOLLO two p1 i1");
        await _register.LogAsync("risque APOLLO trois p1 i1");
        await _register.LogAsync("problème APOLLO quatre i3");
        for (var again = 0; again < 5; again++)
            await House.PressAsync(LogItem.LogVerb, first);

        Assert.Equal(
            ["item-I-000001", "item-O-000001", "item-R-000001", "item-R-000002"],
            await House.Store.QueryAsync("project-APOLLO", "item-", "item-~").Select(row => row.Key).ToListAsync());
        Assert.Equal(4, (await House.AuditAsync("APOLLO")).Count);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_is_kept()
    {
        await _register.ApolloAsync();
        var form = await House.OpenAsync("risk APOLLO");
        (form["cause"], form["costImpact"]) = (new string('進', 401), "lots");

        var again = Assert.IsType<Reply.FormAgain>(await House.PressAsync(LogItem.LogVerb, form));

        var shown = ProjectHouse.Shown(again);
        Assert.Contains("Say it in a few words", shown, StringComparison.Ordinal);
        Assert.Contains("Choose 1 to 5", shown, StringComparison.Ordinal);
        Assert.Contains("At most 400 characters", shown, StringComparison.Ordinal);
        Assert.Contains("“lots” is not an amount in €", shown, StringComparison.Ordinal);
        Assert.Equal(form["cause"], ProjectHouse.Inputs(again.Body)["cause"]);
    }

    [Fact]
    public async Task Figures_follow_and_confidential_items_are_counted_apart()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO one p4 i5", ("costImpact", "1000"));
        await _register.LogAsync("risk APOLLO two p1 i5", ("costImpact", "100"), ("confidential", "true"));

        var figures = await House.Get<RegisterStore>().FiguresAsync((await House.FindAsync("APOLLO")).Code, CancellationToken.None);

        Assert.Equal((600m, 1), (figures.Plain.Threats["EUR"], figures.Plain.Cells[(4, 5)]));
        Assert.Equal((5m, 1), (figures.Confidential.Threats["EUR"], figures.Confidential.Live[RegisterKind.Threat]));
        Assert.Equal(["open-R-79-45-000001"], await _register.KeysAsync("open-"));
        Assert.Equal(["confidential-open-R-94-15-000002", "confidential-review-R-2026-12-02-000002"], await _register.KeysAsync("confidential-"));
    }

    [Fact]
    public async Task An_opportunity_loses_no_objective_and_each_impact_says_of_what_it_is_a_share()
    {
        await _register.ApolloAsync();

        var (threat, opportunity) = (ProjectHouse.Shown(await House.SayAsync("risk APOLLO")), ProjectHouse.Shown(await House.SayAsync("opportunity APOLLO")));

        Assert.Contains("4: up to 200% of the tolerance", opportunity, StringComparison.Ordinal);
        Assert.Contains("objective lost", threat, StringComparison.Ordinal);
        Assert.DoesNotContain("objective", opportunity, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../tenant")]
    public async Task A_form_whose_id_was_forged_logs_nothing(string draft)
    {
        await _register.ApolloAsync();
        var form = await House.OpenAsync("risk APOLLO it slips p1 i1");
        form["draft"] = draft;

        Assert.IsType<Reply.Text>(await House.PressAsync(LogItem.LogVerb, form));

        Assert.Empty(await _register.KeysAsync("item-"));
    }

    [Fact]
    public async Task Who_is_no_member_is_told_who_logs_and_a_closed_project_takes_none()
    {
        await _register.ApolloAsync();
        var reader = new Roles([new Grant(Role.Reader, "digital")]);

        var refused = await House.SayAsync("risk APOLLO x", reader, by: ProjectHouse.Daniel with { ObjectId = "99999999-0000-4000-8000-000000000000" });
        await House.CreateAsync("OLD", "Digital", project => project with { State = ProjectState.Closed });

        Assert.StartsWith("Risks and issues of APOLLO are logged by Camille Martin", Assert.IsType<Reply.Text>(refused).Words, StringComparison.Ordinal);
        Assert.StartsWith("This project is closed", Assert.IsType<Reply.Text>(await House.SayAsync("risk OLD x")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("risk apollo vendor slips")]
    [InlineData("risk APOLLO: vendor slips")]
    [InlineData("risk: APOLLO vendor slips")]
    public async Task A_project_is_named_in_any_case_and_with_a_colon(string words)
    {
        await _register.ApolloAsync();
        await House.CreateAsync("HERMES", "Digital", project => project with { Manager = ProjectHouse.Camille });

        var form = await House.OpenAsync(words, Roles.None);

        Assert.Equal(("APOLLO", "vendor slips"), (form["project"], form["statement"]));
    }

    [Fact]
    public async Task A_mistyped_project_is_asked_about_and_no_word_is_lost()
    {
        await _register.ApolloAsync();

        var asked = Assert.IsType<Reply.Card>(await House.SayAsync("risk APOLO vendor slips p4", Roles.None)).Body;
        var (meant, word) = (asked.Actions![0] as ExecuteAction, asked.Actions![1] as ExecuteAction);
        var first = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(meant!.Verb, meant.Data!, Roles.None)).Body);
        var second = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(word!.Verb, word.Data!, Roles.None)).Body);

        Assert.Equal(("APOLLO", "APOLO is a word"), (meant.Title, word.Title));
        Assert.Equal(("APOLLO", "vendor slips", "4"), (first["project"], first["statement"], first["probability"]));
        Assert.Equal(("APOLLO", "APOLO vendor slips"), (second["project"], second["statement"]));
    }

    [Fact]
    public async Task Of_several_projects_the_near_one_stands_first_and_the_others_keep_the_word()
    {
        await _register.ApolloAsync();
        await House.CreateAsync("HERMES", "Digital", project => project with { Manager = ProjectHouse.Camille });

        var asked = Assert.IsType<Reply.Card>(await House.SayAsync("risk HERMS parcels pile up", Roles.None)).Body;
        var buttons = asked.Actions!.OfType<ExecuteAction>().ToList();
        var other = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(buttons[1].Verb, buttons[1].Data!, Roles.None)).Body);

        Assert.Equal(["HERMES", "APOLLO"], buttons.Select(button => button.Title));
        Assert.Equal("HERMS parcels pile up", other["statement"]);
    }

    [Theory]
    [InlineData("@Daniel Okafor vendor slips", "Daniel Okafor", "vendor slips")]
    [InlineData("@okafor vendor slips", "Daniel Okafor", "vendor slips")]
    [InlineData("@\"Okafor, Daniel\" vendor slips", "Daniel Okafor", "vendor slips")]
    [InlineData("@Daniel must know", "Daniel Okafor", "must know")]
    [InlineData("@mona vendor slips", "Mona Member", "vendor slips")]
    [InlineData("@m vendor slips", "Camille Martin", "@m vendor slips")]   // Mona Member, and Martin
    [InlineData("@niel vendor slips", "Camille Martin", "@niel vendor slips")]
    [InlineData("@\"Daniel Ojo\" vendor slips", "Camille Martin", "@Daniel Ojo vendor slips")]
    public async Task An_owner_is_named_by_the_beginning_of_a_word_that_fits_one_person(string words, string owner, string statement)
    {
        await _register.ApolloAsync();

        var form = await House.OpenAsync($"risk APOLLO {words} p1 i1");
        await House.PressAsync(LogItem.LogVerb, form);

        Assert.Equal((owner, statement), ((await _register.ItemAsync("R-1")).Owner!.Name, form["statement"]));
    }

    [Fact]
    public async Task What_was_typed_for_many_is_one_item_whoever_opens_its_form_and_they_all_read_of_it()
    {
        await _register.ApolloAsync();
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        var open = Assert.IsType<Reply.Form>(await House.SayAsync("risk vendor slips p4 i5", channel: ProjectHouse.ChannelId)).Open;
        var first = await FormAsync(ProjectHouse.Camille);
        var second = await FormAsync(ProjectHouse.Daniel);
        second["cause"] = "strike";

        var logged = Assert.IsType<Reply.Both>(await House.PressAsync(LogItem.LogVerb, first, Roles.None, channel: ProjectHouse.ChannelId));
        var again = Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(LogItem.LogVerb, second, Roles.None, ProjectHouse.Daniel, ProjectHouse.ChannelId));

        Assert.Equal("R-1 is logged: vendor slips (Camille Martin)", Assert.IsType<Reply.Text>(logged.Second).Words);
        Assert.Contains("This is logged already, as R-1.", ProjectHouse.Shown(again), StringComparison.Ordinal);
        Assert.Equal(["item-R-000001"], await _register.KeysAsync("item-"));

        async Task<Dictionary<string, string>> FormAsync(Person by) =>
            ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(open.Verb, open.Data, Roles.None, by, ProjectHouse.ChannelId)).Body);
    }

    [Fact]
    public async Task What_is_confidential_is_told_to_nobody_and_takes_no_form_from_anybody()
    {
        await _register.ApolloAsync();
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        var open = Assert.IsType<Reply.Form>(await House.SayAsync("risk vendor slips p4 i5", channel: ProjectHouse.ChannelId)).Open;
        var form = ProjectHouse.Inputs(Assert.IsType<Reply.Form>(await House.PressAsync(open.Verb, open.Data, channel: ProjectHouse.ChannelId)).Body);
        await House.PressAsync(LogItem.LogVerb, new Dictionary<string, string>(form) { ["confidential"] = "true" }, Roles.None, channel: ProjectHouse.ChannelId);

        var theirs = Assert.IsType<Reply.Both>(await House.PressAsync(LogItem.LogVerb, form, Roles.None, RegisterHouse.Mona, ProjectHouse.ChannelId));
        await House.PressAsync(LogItem.LogVerb, form, Roles.None, RegisterHouse.Mona, ProjectHouse.ChannelId);

        Assert.StartsWith("R-2 is logged", Assert.IsType<Reply.Text>(theirs.Second).Words, StringComparison.Ordinal);
        Assert.Equal(["item-R-000001", "item-R-000002"], await _register.KeysAsync("item-"));
    }

    [Fact]
    public async Task Without_a_code_the_only_project_of_mine_is_meant_and_no_word_is_lost()
    {
        await _register.ApolloAsync();

        var form = await House.OpenAsync("issue DELAY at the supplier i4", Roles.None);

        Assert.Equal(("APOLLO", "DELAY at the supplier", "4"), (form["project"], form["statement"], form["severity"]));
    }
}
