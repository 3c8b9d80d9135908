using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;

namespace PmoBot.Tests.Features.Portfolios;

public sealed class DaysOffTests
{
    private static readonly LocalDate Eve = new(2026, 12, 24);

    [Theory]
    [InlineData("2026-12-24", "en", 1)]
    [InlineData("2026-12-24..2026-12-26", "en", 3)]
    [InlineData("2026-12-24 to 2026-12-26", "en", 3)]
    [InlineData("24/12/2026 au 26/12/2026", "fr", 3)]
    [InlineData("24/12/2026 - 26/12/2026", "fr", 3)]
    [InlineData("2026-12-26, 2026-12-24; 2026-12-24\n2026-12-25", "en", 3)]
    public void A_list_is_read_as_people_write_it(string typed, string language, int days)
    {
        var (read, wrong) = DaysOff.Parse(typed, Languages.FromTag(language)!.Value);

        Assert.Null(wrong);
        Assert.Equal(Enumerable.Range(0, days).Select(Eve.PlusDays), read);
    }

    [Theory]
    [InlineData("Christmas", "en", "“Christmas” is not a date from 2000 to 2100. Write it as 2026-12-31.")]
    [InlineData("2026-12-24..soon", "en", "“soon” is not a date from 2000 to 2100. Write it as 2026-12-31.")]
    [InlineData("2026-12-26..2026-12-24", "en", "“2026-12-26..2026-12-24” ends before it begins")]
    [InlineData("26/12/2026 au 24/12/2026", "fr", "« 26/12/2026 au 24/12/2026 » finit avant de commencer")]
    [InlineData("2026-01-01..2027-12-31", "en", "At most 400 days in 80 spans fit here: past ones can go")]
    public void What_cannot_be_read_is_said(string typed, string language, string expected)
    {
        var (read, wrong) = DaysOff.Parse(typed, Languages.FromTag(language)!.Value);

        Assert.Empty(read);
        Assert.Equal(expected, wrong);
    }

    [Fact]
    public void A_list_that_was_written_reads_as_it_was_in_both_languages() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        offsets =>
        {
            LocalDate[] days = [.. offsets.Distinct().Order().Select(offset => Eve.PlusDays(offset))];

            var typed = DaysOff.Format(days);

            return days.SequenceEqual(DaysOff.Parse(typed, Language.English).Days) && days.SequenceEqual(DaysOff.Parse(typed, Language.French).Days);
        }).QuickCheckThrowOnFailure();
}
