using System.Globalization;
using System.Text;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Imports;
using PmoBot.People;

namespace PmoBot.Tests.Imports;

public sealed class TypedFieldTests
{
    private const string CamillesId = "6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01";
    private const string DanielsId = "8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02";

    [Theory]
    [InlineData("2026-12-31", "en", "2026-12-31")]
    [InlineData("2026-12-31", "fr", "2026-12-31")]
    [InlineData("31/12/2026", "fr", "2026-12-31")]
    [InlineData("3/4/2026", "fr", "2026-04-03")]
    [InlineData("31/12/2026", "en", "2026-12-31")]
    [InlineData("12/31/2026", "en", "2026-12-31")]
    [InlineData("04/04/2026", "en", "2026-04-04")]
    public void A_date_is_read_in_ISO_or_as_the_reader_writes_it(string text, string language, string date)
    {
        var (value, faults) = Read(text, language, row => row.Date("it"));

        Assert.Equal(LocalDatePattern.Iso.Parse(date).Value, value);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("12/31/2026", "fr")]
    [InlineData("31.12.2026", "en")]
    [InlineData("31/12/26", "en")]
    [InlineData("30/02/2026", "en")]
    [InlineData("2026-02-30", "fr")]
    [InlineData("46022", "en")]
    [InlineData("1899-12-31", "en")]
    [InlineData("soon", "fr")]
    public void What_is_no_date_is_said_to_be_none(string text, string language)
    {
        var (value, faults) = Read(text, language, row => row.Date("it"));

        Assert.Null(value);
        Assert.Contains(text, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_two_readers_would_read_differently_is_not_guessed()
    {
        var (value, faults) = Read("03/04/2026", "en", row => row.Date("it"));

        Assert.Null(value);
        Assert.Equal(["“03/04/2026” can be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."], faults);
    }

    [Theory]
    [InlineData("1500", "1500")]
    [InlineData("1500,50", "1500.5")]
    [InlineData("1500.50", "1500.5")]
    [InlineData("1 500,5", "1500.5")]
    [InlineData("1\u202f500\u00a0000,25", "1500000.25")]
    [InlineData("1'500.5", "1500.5")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234,500", "1234.5")]
    public void An_amount_is_read_with_either_decimal_mark(string text, string amount)
    {
        Assert.All(["en", "fr"], language =>
        {
            var (value, faults) = Read(text, language, row => row.Amount("it"));

            Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), value);
            Assert.Empty(faults);
        });
    }

    [Theory]
    [InlineData("1,500", "thousand times")]
    [InlineData("1.500", "thousand times")]
    [InlineData("-5", "not an amount")]
    [InlineData("5 €", "not an amount")]
    [InlineData("1e3", "not an amount")]
    [InlineData(",5", "not an amount")]
    [InlineData("1,23,456.7", "not an amount")]
    [InlineData("1,234.567,8", "not an amount")]
    [InlineData("99999999999999999999999999", "not an amount")]
    public void What_is_no_certain_amount_is_refused(string text, string why)
    {
        var (value, faults) = Read(text, "en", row => row.Amount("it"));

        Assert.Null(value);
        Assert.Contains(why, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_read_by_name_and_id_each_once()
    {
        var (value, faults) = Read(
            $"Camille Martin <{CamillesId}> | Daniel <Dan> Okafor <{DanielsId.ToUpperInvariant()}>|Camille again <{CamillesId}>|",
            "en", row => row.People("it"));

        Assert.Equal([new Person(CamillesId, "Camille Martin"), new Person(DanielsId, "Daniel <Dan> Okafor")], value);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Camille Martin")]
    [InlineData($"<{CamillesId}>")]
    [InlineData("Camille <camille@contoso.example>")]
    [InlineData($"Camille <{CamillesId}> Martin")]
    [InlineData("Nobody <00000000-0000-0000-0000-000000000000>")]
    [InlineData($"Camille <{CamillesId}>, Daniel <{DanielsId}>; x")]
    public void Whoever_has_no_name_or_no_id_is_named_as_it_stands(string text)
    {
        var (_, faults) = Read(text, "en", row => row.People("it"));

        Assert.Contains($"“{text}”", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_person_belongs_two_are_refused()
    {
        var (value, faults) = Read($"Camille <{CamillesId}>|Daniel <{DanielsId}>", "en", row => row.Person("it"));

        Assert.Null(value);
        Assert.Single(faults);
    }

    [Fact]
    public void An_empty_field_is_nothing_and_no_fault_unless_it_must_not_be()
    {
        var (value, faults) = Read(" ", "en", row => (row.Text("it"), row.Date("it"), row.Amount("it"), row.Person("it"), row.Required("it")));

        Assert.Equal((null, null, null, null, null), value);
        Assert.Equal(["This must not be empty."], faults);
    }

    [Fact]
    public void A_text_that_is_too_long_is_a_fault()
    {
        var (value, faults) = Read("12345", "fr", row => row.Text("it", longest: 4));

        Assert.Null(value);
        Assert.Equal(["Plus de 4 caractères."], faults);
    }

    private static (T? Value, IReadOnlyList<string> Faults) Read<T>(string field, string language, Func<CsvRow, T> read)
    {
        T? value = default;
        var quoted = field.Replace("\"", "\"\"", StringComparison.Ordinal);
        var reading = CsvImport.Read(Encoding.UTF8.GetBytes($"it,so\n\"{quoted}\",.\n"), new("it", "so"), Languages.FromLocale(language), row => value = read(row));
        return (value, [.. reading.Faults.Select(fault => fault.Message)]);
    }
}
