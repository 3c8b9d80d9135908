using System.Reflection;
using PmoBot.AdaptiveCards;
using PmoBot.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Conventions;

public sealed class CardTests
{
    public static TheoryData<string> Names => [.. CardCatalogue.All().Select(card => card.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_looks_as_its_snapshot(string name) =>
        Snapshot.Matches(CardCatalogue.All().Single(card => card.Name == name).Card, name);

    [Fact]
    public async Task Microsofts_own_parser_objects_to_none_of_them()
    {
        var cards = CardCatalogue.All().Concat(CardCatalogue.Fullest().Where(card => card.Variant == CardCatalogue.Backslashes)).ToList();

        var drawn = await MicrosoftCards.ParseAsync(cards.Select(card => card.Card));

        Assert.All(cards.Zip(drawn), pair => Assert.True(pair.Second.Objections.Count == 0,
            $"{pair.First.Name}: {string.Join("; ", pair.Second.Objections)}"));
    }

    [Fact]
    public void The_catalogue_holds_every_card_that_a_method_of_the_product_draws_and_its_fullest()
    {
        var drawing = typeof(Project).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(AdaptiveCard) && !method.IsSpecialName)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .Where(name => !name.Contains('<', StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(drawing);

        Assert.Equal(drawing, CardCatalogue.All().Select(card => card.Method).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(drawing, CardCatalogue.Fullest().Select(card => card.Method).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_card_filled_to_its_limits_fits_whatever_it_is_written_in()
    {
        var tooBig = CardCatalogue.Fullest()
            .Select(card => (card.Name, Bytes: card.Card.Json.Length))
            .Where(card => card.Bytes > CardBudget.MaxBytes)
            .Select(card => $"{card.Name}: {card.Bytes}").ToList();

        Assert.True(tooBig.Count == 0, string.Join('\n', tooBig));
    }

    [Fact]
    public void A_first_screen_asks_at_most_five_things()
    {
        var forms = CardCatalogue.All()
            .Where(card => card.Method.EndsWith("Form", StringComparison.Ordinal) && card.Method != "ConversationCards.OpenForm" && card.Variant is not "wrong").ToList();
        Assert.NotEmpty(forms);

        Assert.All(forms, form => Assert.InRange(Inputs(new Container([.. form.Card.Body.Where(element => element.Id != "more")])).Count(), 1, 5));
    }

    [Fact]
    public void Nothing_behind_more_is_required_by_the_client()
    {
        var hidden = CardCatalogue.All().SelectMany(card => card.Card.Body.OfType<Container>())
            .Where(container => container.Id == "more").SelectMany(Inputs).ToList();
        Assert.NotEmpty(hidden);

        Assert.DoesNotContain(hidden, input => input.IsRequired);
    }

    // A client that knows an input by where it stands would show it another's choices.
    [Theory]
    [InlineData("RegisterCards.Form", "threat", "wrong")]
    [InlineData("RegisterCards.Form", "edit", "edit-meanwhile")]
    [InlineData("ScaleCards.Form", "", "wrong")]
    [InlineData("StatusCards.Form", "first", "wrong")]
    [InlineData("StatusCards.Form", "prefilled", "meanwhile")]
    [InlineData("StatusCards.WhyForm", "question", "wrong")]
    [InlineData("StatusCards.WhyForm", "amber", "meanwhile")]
    [InlineData("ProjectCards.Form", "new", "wrong")]
    [InlineData("ProjectCards.EditForm", "", "meanwhile")]
    [InlineData("ProjectCards.AgreeForm", "", "wrong")]
    [InlineData("RoleCards.Form", "", "wrong")]
    [InlineData("PortfolioCards.Form", "", "wrong")]
    [InlineData("EscalationCards.RaiseForm", "", "wrong")]
    [InlineData("EscalationCards.Show", "approver", "comment-missing")]
    [InlineData("SettingsCards.Form", "", "which")]
    [InlineData("SettingsCards.Form", "", "wrong")]
    public void No_notice_and_no_error_moves_a_field(string method, string form, string again)
    {
        var (before, after) = (Places(form), Places(again));
        Assert.NotEmpty(before);

        Assert.Equal(before, after.Where(place => before.ContainsKey(place.Key)));

        Dictionary<string, string> Places(string variant) =>
            PlacesIn(CardCatalogue.All().First(card => card.Method == method && card.Variant == variant).Card.Body, "").ToDictionary();
    }

    private static IEnumerable<(string Field, string Place)> PlacesIn(IEnumerable<Element> elements, string above) => elements.SelectMany((element, index) => element switch
    {
        Input input => [(input.Id!, $"{above}/{index}")],
        ColumnSet set => set.Columns.SelectMany((column, at) => PlacesIn(column.Items, $"{above}/{index}/{at}")),
        Container inner => PlacesIn(inner.Items, $"{above}/{index}"),
        _ => Enumerable.Empty<(string, string)>(),
    });

    private static IEnumerable<Input> Inputs(Container container) => container.Items.SelectMany(item => item switch
    {
        Input input => [input],
        ColumnSet set => set.Columns.SelectMany(column => Inputs(new Container(column.Items))),
        Container inner => Inputs(inner),
        _ => Enumerable.Empty<Input>(),
    });
}
