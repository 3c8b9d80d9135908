using FsCheck;
using FsCheck.Fluent;
using PmoBot.AdaptiveCards;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("Apollo", 6, "Apollo")]
    [InlineData("Apollo", 5, "Apol…")]
    [InlineData("ab🙂cd", 4, "ab…")]
    [InlineData("Apollo", 1, "…")]
    [InlineData("Apollo", 0, "…")]
    public void A_text_is_cut_at_so_many_letters_and_no_emoji_is_halved(string text, int letters, string cut) =>
        Assert.Equal(cut, text.CutAt(letters));

    [Theory]
    [InlineData("Apollo", "Apollo")]
    [InlineData("進進進進進進", "進進…")]
    [InlineData(@"\\\\\\", @"\\…")]
    [InlineData("🙂🙂🙂🙂", "🙂…")]
    public void A_text_is_cut_at_so_many_bytes_as_they_go_over_the_wire(string text, string cut) =>
        Assert.Equal(cut, text.CutToBytes(10));

    [Fact]
    public void Whatever_is_written_takes_no_more_bytes_than_it_may()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(texts, text =>
        {
            var card = new AdaptiveCard { Body = [new TextBlock(text.Get.CutToBytes(24))] };
            var empty = new AdaptiveCard { Body = [new TextBlock("")] };

            return card.ToUtf8Json().Length - empty.ToUtf8Json().Length <= 24;
        }));
    }
}
