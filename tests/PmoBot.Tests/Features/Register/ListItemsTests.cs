using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ListItemsTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task The_highest_score_stands_first_and_every_item_on_one_page()
    {
        await _register.ApolloAsync();
        for (var score = 1; score <= RegisterPages.PageSize + 2; score++)
            await _register.LogAsync($"risk APOLLO threat number {score} p{1 + (score % 5)} i{1 + (score / 5 % 5)}");
        await _register.LogAsync("issue APOLLO an issue i5");

        var first = Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLLO"));
        var second = Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(PageItems.PageVerb, Next(first.Body)!));

        Assert.Contains("10 open", ProjectHouse.Shown(first), StringComparison.Ordinal);
        var shown = Numbers(first.Body).Concat(Numbers(second.Body)).ToList();
        Assert.Equal(10, shown.Distinct().Count());
        var scores = new List<int>();
        foreach (var number in shown)
            scores.Add((await _register.ItemAsync(number)).Score);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.DoesNotContain("an issue", ProjectHouse.Shown(first) + ProjectHouse.Shown(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_item_is_in_no_list_count_or_answer_of_whoever_may_not_read_it()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO in the open p2 i2");
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));

        var seen = ProjectHouse.Shown(await House.SayAsync("risks APOLLO"));
        var hidden = ProjectHouse.Shown(await House.SayAsync("risks APOLLO", Roles.None, by: RegisterHouse.Mona));
        var asked = Assert.IsType<Reply.Text>(await House.SayAsync("risk APOLLO R-2", Roles.None, by: RegisterHouse.Mona));
        var missing = Assert.IsType<Reply.Text>(await House.SayAsync("risk APOLLO R-3", Roles.None, by: RegisterHouse.Mona));

        Assert.Contains("merger talks", seen, StringComparison.Ordinal);
        Assert.Contains("2 open", seen, StringComparison.Ordinal);
        Assert.Contains("of them 1 confidential, in no report", seen, StringComparison.Ordinal);
        Assert.Contains("of them 1 confidential, in no report", ProjectHouse.Shown(await House.SayAsync("risks APOLLO map")), StringComparison.Ordinal);
        Assert.DoesNotContain("in no report", hidden, StringComparison.Ordinal);
        Assert.Equal(2, seen.Split("🔒 confidential · ■ High").Length);   // once
        Assert.DoesNotContain("🔒", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("merger", hidden, StringComparison.Ordinal);
        Assert.Contains("1 open", hidden, StringComparison.Ordinal);
        Assert.Equal(missing.Words.Replace("R-3", "R-2", StringComparison.Ordinal), asked.Words);
    }

    [Theory]
    [InlineData("risks APOLLO high", "vendor slips")]
    [InlineData("risques élevés", "vendor slips")]
    [InlineData("risks near", "a strike")]
    [InlineData("risks APOLLO mine", "theirs")]
    [InlineData("risques APOLLO en retard", "No review is overdue")]
    [InlineData("heatmap", "Heat map of threats")]
    public async Task A_part_of_it_by_words(string words, string shown)
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p4 i5");
        await _register.LogAsync("risk APOLLO a strike p1 i1", ("proximity", "Now"));
        await _register.LogAsync("risk APOLLO theirs p2 i1 @Daniel");
        await House.DeliverAsync();

        var list = ProjectHouse.Shown(await House.SayAsync(words, Roles.None, by: ProjectHouse.Daniel));

        Assert.Contains(shown, list, StringComparison.Ordinal);
        Assert.True(words == "heatmap" || new[] { "vendor slips", "a strike", "theirs" }.Count(statement => list.Contains(statement, StringComparison.Ordinal)) <= 1);
    }

    [Fact]
    public async Task A_mistyped_project_is_asked_about_with_all_the_words()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p4 i5");

        var asked = Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLO map", Roles.None)).Body;

        var button = Assert.IsType<ExecuteAction>(Assert.Single(asked.Actions!));
        Assert.Contains("Heat map of threats", ProjectHouse.Shown(await House.PressAsync(button.Verb, button.Data!, Roles.None)), StringComparison.Ordinal);
        Assert.StartsWith("There is no project ZEUS", Assert.IsType<Reply.Text>(await House.SayAsync("risks ZEUS", Roles.None)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_channel_sees_no_confidential_item_whoever_asks()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO in the open p2 i2");
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var shown = Assert.IsType<Reply.Card>(await House.SayAsync("risks", channel: ProjectHouse.ChannelId));
        var item = await House.SayAsync("risk R-2", channel: ProjectHouse.ChannelId);

        Assert.Contains("1 open", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.IsType<Reply.Personally>(item);
    }

    [Fact]
    public async Task A_row_opens_its_item_and_an_empty_register_says_how_to_begin()
    {
        await _register.ApolloAsync();
        var empty = ProjectHouse.Shown(await House.SayAsync("risques APOLLO"));
        await _register.LogAsync("risk APOLLO vendor slips p4 i5 due 2026-12-15");

        var item = ProjectHouse.Shown(await House.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item = "R-1" }));

        Assert.Contains("“risk” and a few words log the first", empty, StringComparison.Ordinal);
        Assert.Contains("vendor slips", item, StringComparison.Ordinal);
        Assert.Contains("15 Dec 2026", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_says_its_score_its_band_in_a_word_who_owns_it_and_what_is_done()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p4 i5 @Daniel due 2026-11-20", ("action", "second source"), ("costImpact", "100k"));
        await _register.LogAsync("risk APOLLO key tester leaves p2 i2");
        await _register.LogAsync("opportunity APOLLO pilot early p3 i3", ("costImpact", "10k"));
        House.Wait(Duration.FromDays(12));

        var shown = ProjectHouse.Shown(await House.SayAsync("risks APOLLO"));

        Assert.Contains("APOLLO APOLLO · 2 open threats (€60k), 1 opportunity (€4k) · net exposure €56k, 1 not costed", shown, StringComparison.Ordinal);
        Assert.Contains("■ High · Daniel Okafor · action overdue since 20 Nov · review overdue 5 d", shown, StringComparison.Ordinal);
        Assert.Contains("● Low · Camille Martin · no action yet\"", shown, StringComparison.Ordinal);
        House.Language = Language.French;
        var french = ProjectHouse.Shown(await House.SayAsync("risques APOLLO"));
        Assert.Contains("2 menaces en cours (60\u00a0k€), 1 opportunité (4\u00a0k€) · exposition nette 56\u00a0k€, 1 élément non chiffré", french, StringComparison.Ordinal);
        Assert.Contains("■ Élevé · Daniel Okafor · action en retard depuis le 20 nov. · revue en retard de 5 j", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_is_its_words_and_has_a_date_or_none_wherever_it_is_said()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO decided p4 i4 due 2026-12-15", ("response", "Reduce"));
        await _register.LogAsync("risk APOLLO begun p4 i5", ("action", "second source"));
        await _register.LogAsync("issue APOLLO down i5", ("action", "restart it"));

        var list = ProjectHouse.Shown(await House.SayAsync("risks APOLLO"));

        Assert.Contains("■ High · Camille Martin · no action yet\"", list, StringComparison.Ordinal);
        Assert.Contains("■ High · Camille Martin · action without a date\"", list, StringComparison.Ordinal);
        Assert.Contains("no date yet", ProjectHouse.Shown(await House.SayAsync("issues APOLLO")), StringComparison.Ordinal);
        Assert.Contains("no action yet", await _register.ShowAsync("R-1"), StringComparison.Ordinal);
        Assert.Contains("an action with a date", await _register.ShowAsync("R-1"), StringComparison.Ordinal);
        Assert.Contains("a date for the action", await _register.ShowAsync("R-2"), StringComparison.Ordinal);
        Assert.Equal(2, (await _register.Store.FiguresAsync((await House.FindAsync("APOLLO")).Code, CancellationToken.None)).Plain.HighDue[RegisterFigures.NoAction]);
    }

    [Fact]
    public async Task A_filter_shows_its_part_and_is_marked()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO soon p2 i2", ("proximity", "Now"));
        await _register.LogAsync("risk APOLLO forgotten p5 i5");
        await _register.LogAsync("risk APOLLO theirs p1 i1 @Daniel");
        House.Wait(Duration.FromDays(8));
        await House.DeliverAsync();

        Assert.Equal(["R-2", "R-1", "R-3"], await FilteredAsync(RegisterFilter.Open));
        Assert.Equal(["R-1"], await FilteredAsync(RegisterFilter.Near));
        Assert.Equal(["R-2"], await FilteredAsync(RegisterFilter.Overdue));
        Assert.Equal(["R-2", "R-1"], await FilteredAsync(RegisterFilter.Mine));

        async Task<IEnumerable<string>> FilteredAsync(RegisterFilter filter)
        {
            var card = await PressAsync(new RegisterView(RegisterKind.Threat, filter));
            Assert.Contains($"✓ {RegisterTexts.For(Language.English).Filter(filter)}{(filter == RegisterFilter.Open ? " (3)" : "")}\"", Encoding.UTF8.GetString(card.ToUtf8Json()), StringComparison.Ordinal);
            return Numbers(card);
        }
    }

    [Fact]
    public async Task A_review_is_overdue_the_day_after_by_the_portfolios_clock()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p5 i5", ("nextReview", "2026-11-19"));   // it is the 18th, 10:00 in Paris
        House.Wait(Duration.FromHours(37));   // the 19th, 23:00

        var then = Numbers(await PressAsync(new RegisterView(RegisterKind.Threat, RegisterFilter.Overdue)));
        House.Wait(Duration.FromHours(1));

        Assert.Empty(then);
        Assert.Equal(["R-1"], Numbers(await PressAsync(new RegisterView(RegisterKind.Threat, RegisterFilter.Overdue))));
    }

    [Fact]
    public async Task Pages_of_open_and_confidential_items_are_one_list_without_a_gap_or_a_repetition()
    {
        await _register.ApolloAsync();
        await _register.FillAsync(60, ProjectHouse.Daniel);

        foreach (var filter in new[] { RegisterFilter.Open, RegisterFilter.Near, RegisterFilter.Overdue })
        {
            var all = await AllPagesAsync(filter, Roles.PmoForAll);
            var plain = await AllPagesAsync(filter, Roles.None, RegisterHouse.Mona);

            Assert.Equal(all.Count, all.Distinct().Count());
            Assert.Equal(Expected(filter, confidential: true), all.Order(StringComparer.Ordinal));
            Assert.Equal(Expected(filter, confidential: false), plain.Order(StringComparer.Ordinal));
        }

        static IEnumerable<string> Expected(RegisterFilter filter, bool confidential) => Enumerable.Range(1, 60)
            .Where(number => confidential || number % 5 != 0)
            .Where(number => filter switch { RegisterFilter.Near => number % 3 == 0, RegisterFilter.Overdue => number % 4 == 0, _ => true })
            .Select(number => $"R-{number}").Order(StringComparer.Ordinal);

        async Task<List<string>> AllPagesAsync(RegisterFilter filter, Roles roles, Person? by = null)
        {
            var (all, press) = (new List<string>(), (object?)new RegisterView(RegisterKind.Threat, filter).Address((await House.FindAsync("APOLLO")).Code).Data);
            while (press is not null)
            {
                var card = Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(PageItems.PageVerb, press, roles, by)).Body;
                all.AddRange(Numbers(card));
                press = Next(card);
            }

            return all;
        }
    }

    [Fact]
    public async Task A_page_says_where_it_stands_and_leads_back_to_where_the_list_began()
    {
        await _register.ApolloAsync();
        await _register.FillAsync(20, ProjectHouse.Daniel);

        var first = await PressAsync(new RegisterView(RegisterKind.Threat));
        var second = Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(PageItems.PageVerb, Next(first)!)).Body;

        Assert.Contains("1–8 of 20", Encoding.UTF8.GetString(first.ToUtf8Json()), StringComparison.Ordinal);
        Assert.Contains("9–16 of 20", Encoding.UTF8.GetString(second.ToUtf8Json()), StringComparison.Ordinal);
        var back = second.Actions!.OfType<ExecuteAction>().Single(action => action.Title == RegisterTexts.For(Language.English).FirstPage);
        Assert.Equal(Numbers(first), Numbers(Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(back.Verb, back.Data!)).Body));
    }

    [Theory]
    [InlineData("from", "~")]
    [InlineData("from", "\ud800")]
    [InlineData("from", "99-99-99-99-99-99-99-99-99-99-99-99-99-99")]
    [InlineData("before", "-1")]
    [InlineData("cell", "09")]
    [InlineData("cell", "66")]
    [InlineData("band", "7")]
    [InlineData("filter", "Everything")]
    public async Task A_field_that_no_button_says_shows_the_list_from_its_beginning(string field, string value)
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p4 i5");

        var reply = await House.PressAsync(PageItems.PageVerb, new Dictionary<string, string> { ["project"] = "APOLLO", ["kind"] = "Threat", [field] = value });

        Assert.Equal(["R-1"], Numbers(Assert.IsType<Reply.UpdatedCard>(reply).Body));
    }

    private async Task<AdaptiveCard> PressAsync(RegisterView view) => Assert.IsType<Reply.UpdatedCard>(
        await House.PressAsync(PageItems.PageVerb, view.Address((await House.FindAsync("APOLLO")).Code).Data)).Body;

    private static List<string> Numbers(AdaptiveCard card) =>
        [.. Regex.Matches(Encoding.UTF8.GetString(card.ToUtf8Json()), @"\*\*(?<number>R-\d+)\*\*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["number"].Value)];

    private static object? Next(AdaptiveCard card) =>
        card.Actions!.OfType<ExecuteAction>().SingleOrDefault(action => action.Title == RegisterTexts.For(Language.English).NextPage)?.Data;
}
