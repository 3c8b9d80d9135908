using System.Text.Json;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

/// <summary>Whatever somebody types is shown as typed, and comes back whole when something else is wrong.</summary>
public sealed class ItemTextTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    public void Dispose() => _register.Dispose();

    public static TheoryData<string> Typed => new()
    {
        "**bold** _under_ `code` # title - list > quote ~~gone~~ | a | b |",
        "[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
        "<at>Daniel Okafor</at> @everyone <script>alert(1)</script> &amp; &#x41;",
        "{{DATE(2026-11-18T09:00:00Z,SHORT)}} ${name} {0}",
        "مورد الرفوف يتأخر أسبوعين ‏R-12",
        "🧑‍🚀👩🏽‍💻 slips 🚀 e\u0301",
        new string('進', RegisterDraft.MaxStatement),
        string.Concat(Enumerable.Repeat("🚀", RegisterDraft.MaxStatement / 2)),
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_text_is_kept_and_shown_as_typed(string typed)
    {
        await _register.ApolloAsync();

        var form = await _register.LogAsync("risk APOLLO x p2 i3", ("statement", typed));
        var shown = Assert.IsType<Reply.Card>(await _register.House.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item = "R-1" }));

        Assert.Equal(typed, (await _register.ItemAsync("R-1")).Statement);
        Assert.Contains(shown.Body.Body.OfType<TextBlock>(), block => block.Text == (CardText)typed);
        Assert.Equal(typed, (await _register.OpenAsync(EditItem.SaveVerb, "R-1"))["statement"]);
        Assert.Equal(typed, form["statement"]);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_text_comes_back_whole_when_another_field_is_wrong(string typed)
    {
        await _register.ApolloAsync();
        var form = await _register.House.OpenAsync("risk APOLLO x p2 i3");
        (form["statement"], form["costImpact"]) = (typed, "lots");

        var again = Assert.IsType<Reply.FormAgain>(await _register.House.PressAsync(LogItem.LogVerb, form));

        Assert.Equal(typed, ProjectHouse.Inputs(again.Body)["statement"]);
        Assert.True(JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(again.Body.ToUtf8Json())).Length < CardBudget.MaxBytes);
    }
}
