using NodaTime;
using PmoBot.Features.Register;

namespace PmoBot.Tests.Features.Register;

public sealed class RegisterWordsTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public void What_is_understood_is_taken_out_and_the_rest_is_the_statement()
    {
        var words = RegisterWords.Parse("APOLLO vendor slips two weeks p4 i5 @Daniel due 2026-12-15", Today);

        Assert.Equal(
            ("APOLLO", 4, 5, "Daniel", new LocalDate(2026, 12, 15), "vendor slips two weeks"),
            (words.Project, words.Probability, words.Impact, words.Owner, words.Due, words.Statement));
    }

    [Fact]
    public void French_reads_alike_in_any_order()
    {
        var words = RegisterWords.Parse("i3 APOLLO échéance 15/12 le fournisseur glisse @\"Camille Martin\" P2", Today);

        Assert.Equal(
            ("APOLLO", 2, 3, "Camille Martin", new LocalDate(2026, 12, 15), "le fournisseur glisse"),
            (words.Project, words.Probability, words.Impact, words.Owner, words.Due, words.Statement));
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("The vendor slips", null, "The vendor slips")]
    [InlineData("the p4x board i6 p0", null, "the p4x board i6 p0")]
    [InlineData("p4 the board p5 fails", null, "the board p5 fails")]
    [InlineData("X25 link drops", "X25", "link drops")]
    [InlineData("apollo2 link drops", "APOLLO2", "link drops")]
    [InlineData("due to rain", null, "due to rain")]
    [InlineData("due 2026-02-30 the end", null, "due 2026-02-30 the end")]
    [InlineData("mail a@b.example bounces", null, "mail a@b.example bounces")]
    [InlineData("2026 is late", null, "2026 is late")]
    public void Whatever_is_not_understood_stays_as_it_was_typed(string typed, string? project, string? statement)
    {
        var words = RegisterWords.Parse(typed, Today);

        Assert.Equal((project, statement), (words.Project, words.Statement));
    }

    [Theory]
    [InlineData("due 1/3", 2027, 3, 1)]
    [InlineData("due 22/11", 2026, 11, 22)]
    [InlineData("by 1.3.26", 2026, 3, 1)]
    [InlineData("avant le 01/03/2028", 2028, 3, 1)]
    [InlineData("DUE 29/2/2028.", 2028, 2, 29)]
    public void A_day_without_a_year_is_the_next_one(string typed, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), RegisterWords.Parse($"it ends {typed}", Today).Due);
}
