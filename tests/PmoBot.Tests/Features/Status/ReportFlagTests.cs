using NodaTime;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

/// <summary>W4 and W5: what a row of reports says that none of them says alone.</summary>
public sealed class ReportFlagTests
{
    [Theory]
    [InlineData("0 1 1 2 3 3", true)]
    [InlineData("0 1 1 2 2 2", false)]
    [InlineData("3 2 3 2 3 2", false)]       // later twice, earlier in between
    [InlineData("0 1 2 3 3 3 3 3", false)]   // the first two moves are more than five reports ago
    public void A_forecast_that_moved_later_in_three_of_five_reports_is_flagged(string days, bool flagged)
    {
        var reports = days.Split(' ').Select((day, week) => (Rag.Amber, Figures(int.Parse(day, null), percent: week)));

        Assert.Equal(flagged, ReportFlags.Of(reports).Contains(ReportFlag.ForecastKeepsMoving));
    }

    [Theory]
    [InlineData("G40 G40 G40 G40", true)]
    [InlineData("G40 G40 G41 G41", false)]
    [InlineData("A40 A40 A40 A40", false)]
    [InlineData("G100 G100 G100 G100", false)]   // finished
    public void Green_reports_in_which_nothing_moves_are_flagged(string story, bool flagged)
    {
        var reports = story.Split(' ').Select(said => (said[0] == 'G' ? Rag.Green : Rag.Amber, Figures(0, int.Parse(said[1..], null))));

        Assert.Equal(flagged, ReportFlags.Of(reports).Contains(ReportFlag.NothingMoves));
    }

    [Theory]
    [InlineData("Green", "Red", true)]
    [InlineData("Amber", "Red", false)]
    [InlineData("Green", "Amber", false)]
    public void From_green_to_red_without_amber_is_flagged(string before, string now, bool flagged)
    {
        var reports = new[] { (Enum.Parse<Rag>(before), Figures(0, 1)), (Enum.Parse<Rag>(now), Figures(0, 2)) };

        Assert.Equal(flagged, ReportFlags.Of(reports).Contains(ReportFlag.GreenToRed));
    }

    [Fact]
    public void A_first_report_has_none()
    {
        Assert.Empty(ReportFlags.Of([(Rag.Red, Figures(0, 0))]));
    }

    private static StatusFigures Figures(int days, int percent) => new()
    {
        Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag>()),
        ForecastFinish = new LocalDate(2027, 6, 30).PlusDays(days),
        PercentComplete = percent,
    };
}
