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

    [Fact]
    public async Task Without_a_code_the_only_project_of_mine_is_meant_and_no_word_is_lost()
    {
        await _register.ApolloAsync();

        var form = await House.OpenAsync("issue DELAY at the supplier i4", Roles.None);

        Assert.Equal(("APOLLO", "DELAY at the supplier", "4"), (form["project"], form["statement"], form["severity"]));
    }
}
