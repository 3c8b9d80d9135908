using FsCheck;
using FsCheck.Fluent;
using PmoBot.Conversation;

namespace PmoBot.Tests.Conversation;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Météo", "meteo")]
    [InlineData("  Projet\t NOUVEAU ", "projet nouveau")]
    [InlineData("Paramètres", "parametres")]
    [InlineData("œuvre", "oeuvre")]
    [InlineData("Rapport d’avancement", "rapport d'avancement")]
    public void Case_accents_blanks_and_apostrophes_do_not_matter(string typed, string folded)
    {
        Assert.Equal(folded, FoldedText.Fold(typed));
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        Prop.ForAll<NonNull<string>>(text => FoldedText.Fold(FoldedText.Fold(text.Get)) == FoldedText.Fold(text.Get)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("status", "status", 0)]
    [InlineData("statsu", "status", 1)]
    [InlineData("stats", "status", 1)]
    [InlineData("xstatuss", "status", 2)]
    [InlineData("", "aide", 4)]
    public void Slips_are_letters_changed_left_out_added_or_swapped(string typed, string meant, int slips)
    {
        Assert.Equal(slips, FoldedText.Slips(typed, meant));
    }
}
