using System.Text;
using PmoBot.AdaptiveCards;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class FrenchSignsTests
{
    [Theory]
    [InlineData("Quoi de neuf ?", "Quoi de neuf~?")]
    [InlineData("« aide » : les liste ; vite !", "«~aide~»~: les liste~; vite~!")]
    [InlineData("What is new? At 12:00, “help”: it lists them; go!", "What is new? At 12:00, “help”: it lists them; go!")]
    [InlineData("« ", "«~")]
    [InlineData(" ?", "~?")]
    [InlineData("a  b, c", "a  b, c")]
    public void No_line_breaks_before_a_sign_that_French_sets_a_space_before(string written, string shown) =>
        Assert.Equal(shown.Replace('~', '\u00a0'), FrenchSigns.In(written));

    [Fact]
    public void Whatever_a_card_shows_is_set_so_and_what_comes_back_from_it_is_not()
    {
        const string Said = "Un second testeur ?";
        var card = new AdaptiveCard
        {
            Speak = Said,
            FallbackText = Said,
            Body =
            [
                new TextBlock(Said),
                new TextBlock(CardText.Markdown($"**{Said}**")),
                new RichTextBlock([new TextRun(Said)]),
                new FactSet([new Fact(Said, Said)]),
                new TextInput("wanted") { Label = Said, Placeholder = Said, ErrorMessage = Said },
                new NumberInput("cost") { Placeholder = Said },
                new ToggleInput("sure", Said),
                new ChoiceSetInput("one", [new Choice(Said, "a")]) { Placeholder = Said },
                new ChoiceSetInput("other", [new Choice(Said, "a")]) { Style = ChoiceStyle.Expanded },
                new Badge(Said, new TextBlock(Said)) { Tooltip = Said },
            ],
            Actions = [new ExecuteAction(Said, "a.b") { Tooltip = Said }],
        };
        var kept = new AdaptiveCard
        {
            Body = [new TextInput("wanted") { Value = Said }, new ChoiceSetInput("one", [new Choice("x", Said)]) { Value = Said }],
            Actions = [new ExecuteAction("x", "a.b") { Data = new Dictionary<string, string> { ["typed"] = Said } }],
        };

        Assert.DoesNotContain(Said, Encoding.UTF8.GetString(card.ToUtf8Json()), StringComparison.Ordinal);
        Assert.Equal(4, Encoding.UTF8.GetString(kept.ToUtf8Json()).Split(Said).Length - 1);
    }
}
