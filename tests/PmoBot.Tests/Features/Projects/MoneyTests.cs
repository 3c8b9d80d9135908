using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Tests.Features.Projects;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("480000", "en", 480_000)]
    [InlineData("480k", "en", 480_000)]
    [InlineData("€1.2M", "en", 1_200_000)]
    [InlineData("1,500", "en", 1_500)]
    [InlineData("1,234,567.5", "en", 1_234_567.5)]
    [InlineData("1.5", "en", 1.5)]
    [InlineData("1,5", "en", 1.5)]
    [InlineData("1,25M", "en", 1_250_000)]
    [InlineData("480 000", "fr", 480_000)]
    [InlineData("480 000,50 €", "fr", 480_000.5)]
    [InlineData("1,2M", "fr", 1_200_000)]
    [InlineData("1.2", "fr", 1.2)]
    [InlineData("0", "fr", 0)]
    [InlineData("0.33333333", "en", 0.3333)]
    public void An_amount_is_read_as_people_type_it(string typed, string language, double amount)
    {
        Assert.Equal((decimal)amount, Money.TryParse(typed, "EUR", Languages.FromLocale(language)));
    }

    [Theory]
    [InlineData("lots", "en")]
    [InlineData("", "en")]
    [InlineData("k", "en")]
    [InlineData("-5", "en")]
    [InlineData("1.500", "fr")]
    [InlineData("1,2,3", "en")]
    [InlineData("1e9", "en")]
    [InlineData("99999999999999999999", "en")]
    [InlineData("9999999999999999999M", "en")]
    [InlineData("9999999999999999999999999999M", "en")]
    [InlineData("0.00000000000000000000000000001", "en")]
    [InlineData("1,5000", "en")]
    [InlineData("1.5000", "fr")]
    [InlineData("1,234.5,678", "en")]
    [InlineData("1,500,00", "en")]
    public void What_could_mean_two_amounts_or_none_is_refused(string typed, string language)
    {
        Assert.Null(Money.TryParse(typed, "EUR", Languages.FromLocale(language)));
    }

    [Theory]
    [InlineData("€12k", "EUR", 12_000)]
    [InlineData("12 k€", "EUR", 12_000)]
    [InlineData("eur 12 000", "EUR", 12_000)]
    [InlineData("500 $", "CAD", 500)]
    [InlineData("12 JH", "PD", 12)]
    [InlineData("12 person-days", "PD", 12)]
    [InlineData("500 $", "EUR", null)]
    [InlineData("500 USD", "EUR", null)]
    [InlineData("€12k", "PD", null)]
    [InlineData("12 JH", "EUR", null)]
    [InlineData("€500€", "EUR", null)]
    public void A_unit_that_is_typed_is_the_fields_own_or_no_amount_is_read(string typed, string unit, int? amount)
    {
        Assert.Equal(amount, Money.TryParse(typed, unit, Language.English));
    }

    [Theory]
    [InlineData(780_000, "EUR", "€780k", "780\u00a0k€")]
    [InlineData(1_000_000, "EUR", "€1.0M", "1,0\u00a0M€")]
    [InlineData(1_234_000, "CHF", "1.23M CHF", "1,23\u00a0MCHF")]
    [InlineData(410, "PD", "410 person-days", "410 JH")]
    [InlineData(950, "GBP", "£950", "950\u00a0£")]
    public void An_amount_is_shown_short_in_the_readers_language(double amount, string unit, string english, string french)
    {
        var money = new Money((decimal)amount, unit);

        Assert.Equal(english, money.Format(Language.English));
        Assert.Equal(french, money.Format(Language.French));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void What_stands_in_a_field_is_read_back_as_it_was(string tag)
    {
        var language = Languages.FromLocale(tag);

        foreach (var amount in new[] { 0m, 0.5m, 1_500m, 480_000.25m, 1_000.125m, 1_200_000m, Money.Max })
            Assert.Equal(amount, Money.TryParse(new Money(amount, "EUR").Editable(language), "EUR", language));
    }
}
