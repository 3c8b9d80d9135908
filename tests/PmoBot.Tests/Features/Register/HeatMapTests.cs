using System.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Register;

public sealed class HeatMapTests : IDisposable
{
    private readonly CountingStore[] _counting = new CountingStore[1];
    private readonly RegisterHouse _register;

    public HeatMapTests() => _register = new RegisterHouse(store => _counting[0] = new CountingStore(store));

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData("risks APOLLO map")]
    [InlineData("risks map")]
    [InlineData("risques APOLLO carte")]
    public async Task The_highest_stand_above_the_cells_and_an_empty_cell_is_blank(string words)
    {
        await _register.ApolloAsync();
        foreach (var score in new[] { "p5 i5", "p5 i5", "p4 i4", "p1 i5", "p2 i2", "p1 i1" })
            await _register.LogAsync($"risk APOLLO it slips {score}");

        var card = Assert.IsType<Reply.Card>(await House.SayAsync(words)).Body;

        var shown = Encoding.UTF8.GetString(card.ToUtf8Json());
        Assert.Contains("**R-5**", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("**R-6**", shown, StringComparison.Ordinal);
        var cells = Cells(card);
        Assert.Equal(("2", ContainerStyle.Attention), Said(cells[(5, 5)]));
        Assert.Equal(("1", ContainerStyle.Warning), Said(cells[(1, 5)]));
        Assert.Equal(("\u00a0", ContainerStyle.Good), Said(cells[(2, 1)]));
        Assert.Null(cells[(2, 1)].SelectAction);
        Assert.Equal(["■ High 3", "▲ Medium 1", "● Low 2"], Bands(card).Select(band => Text(band.Items)));
        Assert.Equal([TargetWidth.AtLeastStandard, TargetWidth.AtMostNarrow], card.Body.OfType<Container>().Select(shown => shown.TargetWidth));
    }

    [Fact]
    public async Task A_tap_on_a_cell_or_a_band_lists_what_stands_there()
    {
        await _register.ApolloAsync();
        foreach (var score in new[] { "p3 i4", "p4 i3", "p2 i5", "p5 i5", "p1 i1" })
            await _register.LogAsync($"risk APOLLO it slips {score}");
        var card = Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLLO map")).Body;

        var cell = await TapAsync(Cells(card)[(4, 3)].SelectAction);
        var band = await TapAsync(Bands(card)[1].SelectAction);

        Assert.Contains("Threats · P4 × I3", cell, StringComparison.Ordinal);
        Assert.Equal([false, true, false, false, false], Stand(cell));
        Assert.Contains("Threats · ▲ Medium", band, StringComparison.Ordinal);
        Assert.Equal([true, true, true, false, false], Stand(band));

        static IEnumerable<bool> Stand(string shown) => Enumerable.Range(1, 5).Select(number => shown.Contains($"**R-{number}**", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opportunities_have_a_map_of_their_own_and_issues_have_none()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("opportunity APOLLO pilot is early p5 i5");
        await _register.LogAsync("risk APOLLO it slips p1 i1");

        var card = Assert.IsType<Reply.Card>(await House.SayAsync("opportunities APOLLO map")).Body;
        var issues = Assert.IsType<Reply.Card>(await House.SayAsync("issues APOLLO map")).Body;

        Assert.Equal(("1", ContainerStyle.Accent), Said(Cells(card)[(5, 5)]));
        Assert.Equal("\u00a0", Said(Cells(card)[(1, 1)]).Text);
        Assert.DoesNotContain(ShowHeatMap.MapVerb, Encoding.UTF8.GetString(issues.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cell_betrays_a_confidential_item()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO in the open p2 i2");
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var whole = Cells(Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLLO map")).Body);
        var members = Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLLO map", Roles.None, by: RegisterHouse.Mona)).Body;
        var channels = Assert.IsType<Reply.Card>(await House.SayAsync("risks map", channel: ProjectHouse.ChannelId)).Body;

        Assert.Equal("1", Said(whole[(5, 5)]).Text);
        Assert.Equal("\u00a0", Said(Cells(members)[(5, 5)]).Text);
        Assert.Equal(Encoding.UTF8.GetString(members.ToUtf8Json()), Encoding.UTF8.GetString(channels.ToUtf8Json()));
        Assert.DoesNotContain("R-2", Encoding.UTF8.GetString(members.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_of_5000_costs_as_many_reads_as_one_of_50_and_every_card_fits()
    {
        await _register.ApolloAsync();
        await _register.FillAsync(50, ProjectHouse.Daniel);
        var small = await ReadsAsync();
        using var large = new RegisterHouse(store => _counting[0] = new CountingStore(store));
        await large.ApolloAsync();
        await large.FillAsync(5000, ProjectHouse.Daniel);

        var reads = await ReadsAsync(large);

        Assert.Equal(small.Select(one => (one.What, one.Reads)), reads.Select(one => (one.What, one.Reads)));
        Assert.All(reads, one => Assert.InRange(one.Reads, 1, 8));
        Assert.All(reads, one => Assert.InRange(one.Rows, 1, 2 * (RegisterPages.PageSize + 1) + 6));
    }

    private async Task<IReadOnlyList<(string What, int Reads, int Rows)>> ReadsAsync(RegisterHouse? of = null)
    {
        var register = of ?? _register;
        var (house, counting, taken) = (register.House, _counting[0], new List<(string, int, int)>());
        var project = (await house.FindAsync("APOLLO")).Code;
        counting.Taken();
        foreach (var words in new[] { "risks APOLLO", "risks APOLLO map" })
            await CountAsync(words, house.SayAsync(words));
        foreach (var view in new RegisterView[]
        {
            new(RegisterKind.Threat, RegisterFilter.Near), new(RegisterKind.Threat, RegisterFilter.Overdue), new(RegisterKind.Threat) { From = "79-54-000002", Before = 8 },
            new(RegisterKind.Threat) { Cell = new Assessment(2, 3) }, new(RegisterKind.Threat) { Band = Band.Medium },
        })
        {
            await CountAsync($"{view}", house.PressAsync(PageItems.PageVerb, view.Address(project).Data));
        }

        return taken;

        async Task CountAsync(string what, Task<Reply> asked)
        {
            var card = await asked switch { Reply.Card it => it.Body, Reply.UpdatedCard it => it.Body, var other => throw new InvalidOperationException($"{other}") };
            Assert.InRange(card.ToUtf8Json().Length, 1, CardBudget.MaxBytes);
            var (reads, rows) = counting.Taken();
            taken.Add((what, reads, rows));
        }
    }

    private async Task<string> TapAsync(CardAction? tap)
    {
        var action = Assert.IsType<ExecuteAction>(tap);
        return ProjectHouse.Shown(Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(action.Verb, action.Data!)));
    }

    private static Dictionary<(int Probability, int Impact), TableCell> Cells(AdaptiveCard card)
    {
        var rows = card.Body.OfType<Container>().First().Items.OfType<Table>().Single().Rows;
        Assert.Equal(6, rows.Count);
        return rows.Take(5).SelectMany((row, at) => row.Cells.Skip(1).Select((cell, impact) => ((5 - at, impact + 1), cell))).ToDictionary();
    }

    private static List<Container> Bands(AdaptiveCard card) => [.. card.Body.OfType<Container>().Last().Items.OfType<Container>()];

    private static (string Text, ContainerStyle? Style) Said(TableCell cell) => (Text(cell.Items), cell.Style);

    private static string Text(IReadOnlyList<Element> items) => items.OfType<TextBlock>().First().Text.Wire;
}
