using FsCheck;
using FsCheck.Fluent;
using PmoBot.AdaptiveCards;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class CardBudgetTests
{
    [Fact]
    public void A_card_over_the_budget_does_not_leave()
    {
        var card = List([new string('x', CardBudget.MaxBytes)], 0);

        var refusal = Assert.Throws<CardTooBigException>(card.ToUtf8Json);

        Assert.True(refusal.Bytes > CardBudget.MaxBytes);
        Assert.Contains($"{refusal.Bytes}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_fits_is_shown_whole()
    {
        var card = CardBudget.Fit(["one", "two"], List);

        Assert.Equal(2, card.Body.Count);
    }

    [Fact]
    public void A_long_list_is_cut_where_one_more_row_would_be_too_much()
    {
        var rows = Gen.Choose(1, 2000).Select(length => new string('é', length)).ArrayOf(200).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(rows, all =>
        {
            var shown = CardBudget.Fit(all, List).Body.Count - 1;

            Assert.InRange(List(all[..shown], all.Length - shown).ToUtf8Json().Length, 1, CardBudget.MaxBytes);
            Assert.Throws<CardTooBigException>(List(all[..(shown + 1)], all.Length - shown - 1).ToUtf8Json);
        }));
    }

    [Fact]
    public void Texts_that_fit_are_shown_whole()
    {
        var card = CardBudget.Cut(letters => List([Long.CutAt(letters)], 0));

        Assert.Equal(Long, ((TextBlock)card.Body[0]).Text.Wire);
    }

    [Fact]
    public void Long_texts_are_cut_where_one_more_letter_would_be_too_much()
    {
        AdaptiveCard Draw(int letters) => List([.. Enumerable.Repeat(Long.CutAt(letters), 20)], 0);

        var shown = ((TextBlock)CardBudget.Cut(Draw).Body[0]).Text.Wire;

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(Draw(shown.Length).ToUtf8Json().Length, 1, CardBudget.MaxBytes);
        Assert.Throws<CardTooBigException>(Draw(shown.Length + 1).ToUtf8Json);
    }

    [Fact]
    public void A_card_too_big_without_any_row_is_a_bug()
    {
        static AdaptiveCard Draw(IReadOnlyList<string> rows, int left) => List([new string('x', CardBudget.MaxBytes)], left);

        Assert.Throws<CardTooBigException>(() => CardBudget.Fit(["one"], Draw));
    }

    private static string Long { get; } = new('é', 1000);

    private static AdaptiveCard List(IReadOnlyList<string> rows, int left) => new()
    {
        Body = [.. rows.Select(row => new TextBlock(row)), .. left > 0 ? [new TextBlock($"and {left} more")] : Array.Empty<TextBlock>()],
    };
}
