using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PmoBot.AdaptiveCards;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class AdaptiveCardTests
{
    private const string Head = """{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5","body":""";

    [Fact]
    public void What_is_not_set_is_not_written_and_letters_stay_letters()
    {
        var card = new AdaptiveCard { Body = [new TextBlock("Échéance ≥ 5 🙂 'à' & <4>") { Wrap = true, Weight = TextWeight.Bolder }] };

        Assert.Equal(
            Head + """[{"type":"TextBlock","text":"Échéance ≥ 5 🙂 'à' & <4>","wrap":true,"weight":"Bolder"}]}""",
            Text(card));
    }

    [Fact]
    public void A_letter_of_an_icon_font_stays_as_it_is_and_a_control_costs_one_byte()
    {
        var card = new AdaptiveCard { Body = [new TextInput("a") { Value = "\uE000\u2028\u0001\u0085" }] };

        Assert.Contains("\"value\":\"\uE000\u2028 \u0085\"", Text(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_an_emoji_control_characters_and_quotes_make_valid_json()
    {
        var card = new AdaptiveCard { Body = [new TextInput("a") { Value = "\"\\\n\u0001\uD83D" }] };

        var value = JsonDocument.Parse(card.ToUtf8Json()).RootElement.GetProperty("body")[0].GetProperty("value").GetString();

        Assert.Equal("\"\\\n \uFFFD", value);
    }

    [Fact]
    public void The_same_card_is_the_same_bytes()
    {
        static AdaptiveCard Draw() => new() { Body = [new TextBlock("a") { Id = "x", Spacing = Spacing.None }], Lang = "en" };

        Assert.Equal(Draw().ToUtf8Json(), Draw().ToUtf8Json());
    }

    [Fact]
    public void What_is_made_of_a_card_that_was_written_is_written_for_itself()
    {
        var card = new AdaptiveCard { Body = [new TextBlock("a")] };
        var before = Text(card);

        Assert.Equal(before.Replace("\"a\"", "\"b\"", StringComparison.Ordinal), Text(card with { Body = [new TextBlock("b")] }));
        Assert.Equal(before, Text(card));
    }

    [Fact]
    public void What_was_written_is_no_part_of_what_a_card_is()
    {
        var body = new Element[] { new TextBlock("a") };
        var (one, same, other) = (new AdaptiveCard { Body = body }, new AdaptiveCard { Body = body }, new AdaptiveCard { Body = body, Lang = "fr" });
        var hash = one.GetHashCode();

        _ = (one.ToUtf8Json(), other.ToUtf8Json());
        Assert.Equal(one, same);
        _ = same.ToUtf8Json();

        Assert.Equal(one, same);
        Assert.Equal((hash, hash), (one.GetHashCode(), same.GetHashCode()));
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData(typeof(Element))]
    [InlineData(typeof(CardAction))]
    public void Whatever_stands_in_a_card_has_a_writer_of_its_own(Type kind)
    {
        var all = kind.Assembly.GetTypes().Where(type => kind.IsAssignableFrom(type) && !type.IsAbstract).ToList();

        Assert.True(all.Count > 4);
        Assert.All(all, type => Assert.NotNull(CardJson.Default.GetTypeInfo(type)));
    }

    [Fact]
    public void A_card_stands_inside_another_document_as_it_would_alone()
    {
        var card = new AdaptiveCard { Body = [new TextBlock("é")] };

        var json = JsonSerializer.Serialize(new Envelope("card", card), EnvelopeJson.Default.Envelope);

        Assert.Equal($$"""{"Name":"card","Content":{{Text(card)}}}""", json);
    }

    [Fact]
    public void An_older_client_submits_the_same_verb_and_data()
    {
        var action = new ExecuteAction("Send", "status.submit")
        {
            Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["draft"] = "01J" },
        };

        var card = new AdaptiveCard { Body = [], Actions = [action.OrSubmit()] };

        Assert.EndsWith(
            """fallback":{"type":"Action.Submit","title":"Send","data":{"verb":"status.submit","draft":"01J"}}}]}""",
            Text(card),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Refresh.MaxUserIds + 1)]
    public void A_refresh_names_one_to_sixty_people(int count)
    {
        var users = Enumerable.Range(0, count).Select(number => $"29:{number}").ToArray();

        Assert.Throws<ArgumentException>(() => new Refresh(new ExecuteAction("Refresh", "status.refresh"), users));
    }

    [Fact]
    public void A_choice_set_without_choices_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => new ChoiceSetInput("owner", []) { People = PeopleScope.Organization });

    [Fact]
    public async Task Titles_of_choices_are_shown_as_typed_in_every_style()
    {
        var card = new AdaptiveCard
        {
            Body = [.. Enum.GetValues<ChoiceStyle>().Select(style => new ChoiceSetInput($"{style}", [new("*a*", "a")]) { Style = style })],
        };

        var drawn = (await MicrosoftCards.ParseAsync([card]))[0];

        Assert.Equal("*a*", Assert.Single(drawn.Blocks).Text);
        Assert.Equal(2, Text(card).Split("\"title\":\"*a*\"").Length - 1);
    }

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"a","size":"Huge"}""", "InvalidPropertyValue")]
    [InlineData("""{"type":"Chart.Line","data":[]}""", "UnknownElementType")]
    [InlineData("""{"type":"Nonsense","fallback":{"type":"TextBlock","text":"a"}}""", "UnknownElementType")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","choices":[]}""", "CollectionCantBeEmpty")]
    public async Task Microsoft_refuses_an_invalid_card(string element, string objection)
    {
        var card = JsonSerializer.Deserialize<JsonElement>($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{element}}]}""");

        var drawn = await MicrosoftCards.ParseAsync([card]);

        Assert.StartsWith(objection, Assert.Single(drawn[0].Objections), StringComparison.Ordinal);
    }

    private static string Text(AdaptiveCard card) => Encoding.UTF8.GetString(card.ToUtf8Json());
}

internal sealed record Envelope(string Name, AdaptiveCard Content);

[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
