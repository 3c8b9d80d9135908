using System.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class SearchRegisterTests : IDisposable
{
    private static readonly Person Mona = new("33333333-0000-4000-8000-000000000000", "Mona Member");
    private static readonly Person Xenia = new("99999999-0000-4000-8000-000000000000", "Xenia Stranger");

    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("R-1")]
    [InlineData("r1")]
    [InlineData("APOLLO R-1")]
    [InlineData("apollo r-1")]
    [InlineData("vendor")]
    [InlineData("SLIPS  Vendör")]
    [InlineData("APOLLO vend")]
    public async Task An_item_is_found_by_its_number_and_by_words_of_it(string typed)
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO the vendor slips p4 i5");
        await LogAsync("risk APOLLO a strike p1 i1");

        var hit = Assert.Single(Hits(await SearchAsync(typed)));

        Assert.Equal("R-1 the vendor slips", hit.Title);
        Assert.Equal("■ High · APOLLO · threat · open", hit.Line);
        Assert.Contains("20 (P4 × I5)", Shown(hit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_found_by_its_code_and_name_with_its_items_behind_it_the_highest_score_first()
    {
        await BeginAsync("APOLLO", project => project with { Name = "Customer portal" });
        await BeginAsync("HERMES");
        await LogAsync("risk APOLLO low p1 i1");
        await LogAsync("issue APOLLO high i5");
        await LogAsync("opportunity APOLLO middle p2 i4");

        var coded = Hits(await SearchAsync("apollo"));
        var named = Hits(await SearchAsync("PORTAL"));
        var all = Hits(await SearchAsync(""));

        Assert.Equal(["APOLLO Customer portal", "I-1 high", "O-1 middle", "R-1 low"], coded.Select(hit => hit.Title));
        Assert.Equal(["APOLLO Customer portal"], named.Select(hit => hit.Title));
        Assert.Equal(["APOLLO Customer portal", "HERMES HERMES", "I-1 high", "O-1 middle", "R-1 low"], all.Select(hit => hit.Title));
        Assert.Contains("Camille Martin", Shown(coded[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        await BeginAsync("APOLLO");
        for (var n = 1; n <= 30; n++)
            await LogAsync($"risk APOLLO threat {n} p{1 + (n % 5)} i{1 + (n / 5 % 5)}");

        var first = Hits(await SearchAsync("threat"));
        var second = Hits(await SearchAsync("threat", skip: 25));

        Assert.Equal((25, 5), (first.Count, second.Count));
        Assert.Equal(30, first.Concat(second).Select(hit => hit.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("threat", skip: 30));
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("threat", skip: int.MaxValue));
    }

    [Fact]
    public async Task What_is_closed_is_found_by_its_number()
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO over p4 i5");
        var store = _house.Get<RegisterStore>();
        var stored = (await store.FindAsync((await _house.FindAsync("APOLLO")).Code, new ItemNumber(RegisterKind.Threat, 1), CancellationToken.None))!;
        await _house.Store.CommitAsync("project-APOLLO", [new PmoBot.Tables.Write.Replace(
            "item-R-000001", RegisterRows.Write(stored.Item with { State = ItemState.Closed }), stored.ETag)]);

        Assert.Contains("closed", Assert.Single(Hits(await SearchAsync("R-1"))).Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merger")]
    [InlineData("R-2")]
    [InlineData("APOLLO R-2")]
    [InlineData("APOLLO merger talks")]
    public async Task A_confidential_item_is_as_if_it_were_not_there(string typed)
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO in the open p2 i2");
        await LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var shared = await SearchAsync(typed, channel: ProjectHouse.ChannelId, roles: Roles.PmoForAll);
        var member = await SearchAsync(typed, by: Mona);
        var absent = await SearchAsync(typed.Replace("R-2", "R-3", StringComparison.Ordinal).Replace("merger", "murder", StringComparison.Ordinal), by: Mona);

        Assert.Equal("R-2 merger talks", Assert.Single(Hits(await SearchAsync(typed))).Title);
        Assert.Equal(absent, shared);
        Assert.Equal(absent, member);
    }

    [Fact]
    public async Task No_page_of_a_shared_conversation_tells_by_its_length_that_something_is_confidential()
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO in the open p2 i2");
        await LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        Assert.Equal(["APOLLO APOLLO", "R-1 in the open"], Hits(await SearchAsync("", channel: ProjectHouse.ChannelId)).Select(hit => hit.Title));
        Assert.Equal(["R-1 in the open"], Hits(await SearchAsync("", channel: ProjectHouse.ChannelId, skip: 1)).Select(hit => hit.Title));
    }

    [Fact]
    public async Task The_owner_finds_their_confidential_item_by_its_number_in_their_own_chat_alone()
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"), ("owner", Mona.ObjectId));
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        Assert.Contains("🔒 confidential", Assert.Single(Hits(await SearchAsync("R-1", by: Mona))).Line, StringComparison.Ordinal);
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("R-1", by: Mona, channel: ProjectHouse.ChannelId));
    }

    [Theory]
    [InlineData("HERMES")]
    [InlineData("HERMES R-1")]
    [InlineData("parcels")]
    [InlineData("lost")]
    public async Task A_linked_conversation_reads_of_its_project_whoever_asks_and_of_no_other(string typed)
    {
        await BeginAsync("APOLLO");
        await BeginAsync("HERMES", project => project with { Name = "Parcels" });
        await LogAsync("risk HERMES lost p4 i5");
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var nothing = await SearchAsync(typed, channel: ProjectHouse.ChannelId, roles: Roles.PmoForAll);
        var nowhere = await SearchAsync("ZEUS R-1", channel: ProjectHouse.ChannelId);

        Assert.Equal(nowhere, nothing);
        Assert.Single(Hits(await SearchAsync("apollo", by: Xenia, channel: ProjectHouse.ChannelId)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("APOLLO")]
    [InlineData("APOLLO R-1")]
    [InlineData("R-1")]
    [InlineData("ZEUS")]
    public async Task Where_nothing_is_linked_there_is_nothing_to_post_and_the_answer_says_how_there_would_be(string typed)
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO x p4 i5");

        var nothing = Assert.IsType<SearchAnswer.Nothing>(await SearchAsync(typed, channel: "19:other@thread.v2", roles: Roles.PmoForAll));

        Assert.Contains("linked to no project", nothing.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_project_is_as_one_that_there_is_not()
    {
        await BeginAsync("APOLLO");
        await LogAsync("risk APOLLO x p4 i5");
        await BeginAsync("ZEUS", project => project with { Manager = Xenia });

        Assert.Equal(await SearchAsync("NOSUCH R-1", by: Xenia), await SearchAsync("APOLLO R-1", by: Xenia));
        Assert.Equal(await SearchAsync("NOSUCH", by: Mona with { ObjectId = Guid.Empty.ToString() }), await SearchAsync("APOLLO", by: Mona with { ObjectId = Guid.Empty.ToString() }));
        Assert.Equal("APOLLO APOLLO", Hits(await SearchAsync("APOLLO", by: Xenia, roles: Roles.PmoForAll))[0].Title);
    }

    [Fact]
    public async Task Whoever_a_role_lets_read_more_finds_it_by_words_in_their_own_chat()
    {
        for (var number = 1; number <= 12; number++)
            await BeginAsync($"P-{number:00}", project => project with { Name = number == 12 ? "Parcels" : "Letters", Manager = Xenia });
        await LogAsync("risk P-01 the vendor slips p4 i5");
        await LogAsync("risk P-12 the vendor slips too p1 i1");
        await _house.SayAsync("link P-02", channel: ProjectHouse.ChannelId);
        var reader = new Roles([new Grant(Role.Reader, "digital")]);

        Assert.Equal(["R-1 the vendor slips"], Hits(await SearchAsync("vendor", roles: reader)).Select(hit => hit.Title));   // of the first ten
        Assert.Equal(["P-12 Parcels"], Hits(await SearchAsync("parcels", roles: reader)).Select(hit => hit.Title));
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("parcels", roles: new Roles([new Grant(Role.Reader, "retail")])));
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("parcels", roles: reader, channel: ProjectHouse.ChannelId));
    }

    [Theory]
    [InlineData("R-0")]
    [InlineData("R-9999999999999")]
    [InlineData("-")]
    [InlineData("\\ [x](y) {{")]
    [InlineData("𝕏‍\u202e")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        await BeginAsync("APOLLO");

        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync(typed));
        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync(string.Concat(Enumerable.Repeat(typed + " ", 5000))));
    }

    [Fact]
    public async Task A_long_register_costs_no_more_reads_than_its_bound()
    {
        await BeginAsync("APOLLO");
        var code = (await _house.FindAsync("APOLLO")).Code;
        foreach (var hundred in Enumerable.Range(0, 6))
        {
            await _house.Store.CommitAsync(code.Partition, [.. Enumerable.Range(1, 100).Select(n => new PmoBot.Tables.Write.Upsert(
                $"open-R-74-{(hundred * 100) + n:000000}",
                new Columns { ["number"] = $"R-{(hundred * 100) + n}", ["statement"] = "many", ["score"] = 25, ["band"] = "High", ["state"] = "Open" }))]);
        }

        await LogAsync("risk APOLLO the needle p1 i1");
        await LogAsync("risk APOLLO the nail p5 i5");

        Assert.IsType<SearchAnswer.Nothing>(await SearchAsync("needle"));
        Assert.Single(Hits(await SearchAsync("R-1")));
    }

    private static IReadOnlyList<SearchHit> Hits(SearchAnswer answer) => Assert.IsType<SearchAnswer.Hits>(answer).Page;

    private static string Shown(SearchHit hit) => Encoding.UTF8.GetString(hit.Card.ToUtf8Json());

    private Task<SearchAnswer> SearchAsync(string text, Person? by = null, string? channel = null, Roles? roles = null, int skip = 0) =>
        _house.SearchAsync(SearchRegister.SearchCommand, text, roles ?? Roles.None, channel, by, skip);

    private async Task BeginAsync(string code, Func<Project, Project>? with = null)
    {
        var project = await _house.CreateAsync(code, "Digital", project =>
            (with ?? (it => it))(project with { Manager = ProjectHouse.Camille, Members = [Mona] }));
        foreach (var person in project.People)
        {
            await _house.Get<MyProjects>().HintAsync(person, project.Code);
            await _house.Get<KnownPeople>().WriteAsync(person);
        }
    }

    private async Task LogAsync(string words, params (string Field, string Value)[] more)
    {
        var form = await _house.OpenAsync(words);
        foreach (var (field, value) in more)
            form[field] = value;
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(LogItem.LogVerb, form));
    }
}
