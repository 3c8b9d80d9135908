using PmoBot.Conversation;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Features.Status;

public sealed class StatusTextsTests
{
    [Theory]
    [InlineData("Weekly", "2026-11-16", "Repris de la semaine 47.")]
    [InlineData("Fortnightly", "2026-11-16", "Repris des semaines 47–48.")]
    [InlineData("Monthly", "2026-11-16", "Repris de novembre 2026.")]
    [InlineData("Monthly", "2026-10-16", "Repris d’octobre 2026.")]
    public void What_a_form_is_prefilled_from_is_said_in_proper_French(string cadence, string day, string expected)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        var said = StatusTexts.For(Language.French).PrefilledFrom(Period.Of(date, Enum.Parse<Cadence>(cadence)));

        Assert.StartsWith(expected, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, "10%", "10\u00a0%")]
    [InlineData(0.104, "10.4%", "10,4\u00a0%")]
    public void A_percentage_is_written_as_its_reader_writes_it(double share, string english, string french)
    {
        Assert.Equal(english, StatusTexts.For(Language.English).Percent((decimal)share));
        Assert.Equal(french, StatusTexts.For(Language.French).Percent((decimal)share));
    }

    [Theory]
    [InlineData(1, "is 1 day past", "de 1 jour ;")]
    [InlineData(2, "is 2 days past", "de 2 jours ;")]
    public void A_slip_is_counted_in_proper_words(int slip, string english, string french)
    {
        var finish = new NodaTime.LocalDate(2027, 7, 1);

        Assert.Contains(english, StatusTexts.For(Language.English).SlipReason(finish, slip, 0), StringComparison.Ordinal);
        Assert.Contains(french, StatusTexts.For(Language.French).SlipReason(finish, slip, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_knows_no_unit_names_none()
    {
        var draft = new StatusDraft { Id = "d", Spent = "480k" };

        var form = StatusCards.Form(new StatusForm(draft, StatusTexts.For(Language.English), new StatusSubject("APOLLO") { Unit = "" }));

        var text = StatusProgram.Text(form);
        Assert.Contains("\"Spent\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("()", text, StringComparison.Ordinal);
    }
}
