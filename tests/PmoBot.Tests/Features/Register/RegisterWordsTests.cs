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
            (words.Code, words.Probability, words.Impact, words.Owner, words.Due, words.InProject().Statement));
    }

    [Fact]
    public void French_reads_alike_in_any_order()
    {
        var words = RegisterWords.Parse("i3 APOLLO échéance 15/12 le fournisseur glisse @\"Camille Martin\" P2", Today);

        Assert.Equal(
            ("APOLLO", 2, 3, "Camille Martin", new LocalDate(2026, 12, 15), "le fournisseur glisse"),
            (words.Code, words.Probability, words.Impact, words.Owner, words.Due, words.InProject().Statement));
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("The vendor slips", false, "The vendor slips")]
    [InlineData("the p4x board i6 p0", false, "the p4x board i6 p0")]
    [InlineData("p4 the board p5 fails", false, "the board p5 fails")]
    [InlineData("X25 link drops", true, "X25 link drops")]
    [InlineData("apollo2: link drops", true, "apollo2: link drops")]
    [InlineData("due to rain", false, "due to rain")]
    [InlineData("due 2026-02-30 the end", false, "due 2026-02-30 the end")]
    [InlineData("due 30 february the end", false, "due 30 february the end")]
    [InlineData("mail a@b.example bounces", false, "mail a@b.example bounces")]
    [InlineData("2026 is late", false, "2026 is late")]
    [InlineData("by hand and by 24 people", false, "by hand and by 24 people")]
    [InlineData("pour 3/4 des sites", false, "pour 3/4 des sites")]
    [InlineData("it slips tomorrow", false, "it slips tomorrow")]
    public void Whatever_is_not_understood_stays_as_it_was_typed(string typed, bool namesProject, string? statement)
    {
        var words = RegisterWords.Parse(typed, Today);

        Assert.Equal((namesProject, statement), (words.NamesProject, words.Statement));
    }

    [Theory]
    [InlineData("apollo vendor slips")]
    [InlineData("APOLLO: vendor slips")]
    [InlineData("Apollo : vendor slips")]
    public void The_first_word_would_be_a_project_in_any_case_and_with_a_colon(string typed)
    {
        var words = RegisterWords.Parse(typed, Today);

        Assert.Equal(("APOLLO", "vendor slips"), (words.Code, words.InProject().Statement));
    }

    [Fact]
    public void Of_two_persons_and_of_two_days_the_first_is_understood_and_the_other_stays()
    {
        var words = RegisterWords.Parse("@Daniel asks @\"Mona Member\" due 2026-12-15 or due 2026-12-24", Today);

        Assert.Equal(("Daniel", new LocalDate(2026, 12, 15), "asks @Mona Member or due 2026-12-24"), (words.Owner, words.Due, words.Statement));
    }

    [Theory]
    [InlineData("p4,i5 it slips", false, 4, 5, "it slips")]
    [InlineData("it slips p4, i5.", false, 4, 5, "it slips")]
    [InlineData("it slips p4/i5", false, 4, 5, "it slips")]
    [InlineData("it is down p5 i3", true, null, 3, "it is down p5")]
    public void Scores_stand_together_and_an_issue_has_no_probability(string typed, bool isIssue, int? probability, int? impact, string statement)
    {
        var words = RegisterWords.Parse(typed, Today, isIssue ? RegisterKind.Issue : RegisterKind.Threat);

        Assert.Equal((probability, impact, statement), (words.Probability, words.Impact, words.Statement));
    }

    [Fact]
    public void Whoever_is_nobody_stays_where_they_were_named()
    {
        Assert.Equal("ask @nobody about it", RegisterWords.Parse("ask @nobody about it", Today).WithoutOwner().Statement);
        Assert.Equal("ask about it", RegisterWords.Parse("ask @Daniel Okafor, about it", Today).WithOwnerInTwo().Statement);
    }

    [Theory]
    [InlineData("due 1/3", 2027, 3, 1)]
    [InlineData("due 22/11", 2026, 11, 22)]
    [InlineData("by 1.3.26", 2026, 3, 1)]
    [InlineData("avant le 01/03/2028", 2028, 3, 1)]
    [InlineData("DUE 29/2/2028.", 2028, 2, 29)]
    [InlineData("by Friday", 2026, 11, 27)]
    [InlineData("due sunday", 2026, 11, 22)]
    [InlineData("pour vendredi", 2026, 11, 27)]
    [InlineData("due tomorrow,", 2026, 11, 23)]
    [InlineData("pour demain", 2026, 11, 23)]
    [InlineData("avant après-demain", 2026, 11, 24)]
    [InlineData("due 24 December", 2026, 12, 24)]
    [InlineData("by Dec 24th, 2027", 2027, 12, 24)]
    [InlineData("pour le 24 décembre", 2026, 12, 24)]
    [InlineData("avant le 1er févr. 2027", 2027, 2, 1)]
    public void A_day_without_a_year_is_the_next_one(string typed, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), RegisterWords.Parse($"it ends {typed}", Today).Due);
}
