using FsCheck;
using FsCheck.Fluent;
using PmoBot.Conversation;
using PmoBot.Tests.Support;

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

    [Fact]
    public async Task A_letter_under_a_million_accents_is_a_letter()
    {
        var text = "e" + string.Concat(Enumerable.Repeat("\u0315\u0300", 500_000)) + "té";

        Assert.Equal("ete", await Task.Run(() => FoldedText.Fold(text)).WaitAsync(TimeSpan.FromSeconds(30), MachineTime.Real));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void A_long_text_is_folded_like_a_short_one(int before)
    {
        Assert.Equal(new string('e', before) + "😀e", FoldedText.Fold(new string('É', before) + "😀É"));
    }

    [Theory]
    [InlineData("status", "status", 0)]
    [InlineData("statsu", "status", 1)]
    [InlineData("stats", "status", 1)]
    [InlineData("xstatuss", "status", 2)]
    [InlineData("", "aide", 4)]
    [InlineData("aideaideaide", "aide", 8)]
    public void Slips_are_letters_changed_left_out_added_or_swapped(string typed, string meant, int slips)
    {
        Assert.Equal(slips, FoldedText.Slips(typed, meant));
    }
}
