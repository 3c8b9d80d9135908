using FsCheck;
using FsCheck.Fluent;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

public sealed class TableKeyTests
{
    // Forty characters are at most 480 once escaped.
    private static readonly Arbitrary<string> Keys = UnicodeText.UpTo(40).ToArbitrary();
    private static readonly Arbitrary<string> ShortKeys = UnicodeText.UpTo(20).ToArbitrary();

    [Fact]
    public void Every_key_comes_back_as_it_went_in_so_no_two_meet() =>
        Prop.ForAll(Keys, key => TableKey.Unescape(TableKey.Escape(key)) == key).QuickCheckThrowOnFailure();

    [Fact]
    public void Escaped_keys_are_of_characters_that_need_no_escape_anywhere() =>
        Prop.ForAll(Keys, key => TableKey.Escape(key).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_that_starts_with_a_prefix_lies_before_the_end_of_the_prefix() =>
        Prop.ForAll(ShortKeys, ShortKeys, (prefix, rest) =>
                string.CompareOrdinal(TableKey.Escape(prefix + rest), TableKey.Escape(TableKey.EndOf(prefix))) < 0)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("project-APOLLO_1.v2", "project-APOLLO_1.v2")]
    [InlineData("a b/c", "a~20b~2fc")]
    [InlineData("~", "~7e")]
    [InlineData("é", "~c3~a9")]
    [InlineData("e\u0301", "e~cc~81")]
    [InlineData("🚀", "~f0~9f~9a~80")]
    public void Plain_characters_stand_for_themselves_and_others_for_their_UTF_8(string key, string escaped)
    {
        Assert.Equal(escaped, TableKey.Escape(key));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_key()
    {
        Assert.ThrowsAny<ArgumentException>(() => TableKey.Escape("\ud83d"));
        Assert.ThrowsAny<ArgumentException>(() => TableKey.Escape("\ude80\ud83d"));
    }
}
