using System.Text.Json;
using PmoBot.AdaptiveCards;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class DialogCardTests
{
    [Fact]
    public void A_button_carries_its_verb_among_its_data_wherever_it_stands()
    {
        var button = new ExecuteAction("Évêché", "a.b") { Data = new Dictionary<string, string> { ["x"] = "1" }, Style = ActionStyle.Positive };
        var card = new AdaptiveCard
        {
            Body = [new Container([new ActionSet([button])]) { SelectAction = new ExecuteAction("Tap", "c.d") }],
            Actions = [button.OrSubmit(), new ToggleVisibilityAction("More", ["more"])],
            Refresh = new Refresh(button, ["29:x"]),
        };

        var json = JsonElement.Parse(card.ToDialogUtf8Json());

        const string Submit = """{"type":"Action.Submit","title":"Évêché","data":{"x":"1","verb":"a.b"},"style":"positive"}""";
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Submit), json.GetProperty("actions")[0]), json.GetProperty("actions")[0].GetRawText());
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Submit), json.GetProperty("body")[0].GetProperty("items")[0].GetProperty("actions")[0]));
        Assert.Equal("c.d", json.GetProperty("body")[0].GetProperty("selectAction").GetProperty("data").GetProperty("verb").GetString());
        Assert.Equal("Action.ToggleVisibility", json.GetProperty("actions")[1].GetProperty("type").GetString());
        Assert.False(json.TryGetProperty("refresh", out _));
        Assert.Contains("Évêché", json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_card_of_the_product_has_an_Execute_left_in_a_dialog_and_each_still_fits()
    {
        var cards = CardCatalogue.All().Concat(CardCatalogue.Fullest()).Select(card => card.Card).ToList();
        Assert.NotEmpty(cards);

        Assert.All(cards, card => Assert.DoesNotContain("Action.Execute", System.Text.Encoding.UTF8.GetString(card.ToDialogUtf8Json()), StringComparison.Ordinal));
    }
}
