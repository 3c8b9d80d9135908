using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Portfolios;

/// <summary>What a report's facts come to on the day on which somebody reads them, and not on the one on which it came: Friday, 13 November 2026.</summary>
public sealed class TrueTodayTests
{
    private static readonly Language English = Language.English;

    [Theory]
    [InlineData(18, "A threat is in the high band; its action is in time", "Une menace est élevée ; son action est dans les temps")]
    [InlineData(21, "The action of a threat in the high band is overdue", "L’action d’une menace élevée est en retard")]
    public void An_action_is_in_time_until_its_day_has_passed(int day, string english, string french)
    {
        var line = Read(day, SnapshotRows.Report(Rag.Amber, with: it => it.Registers("", highDue: "2026-11-20=1")));

        Assert.Equal([english], line.Report!.Why(Language.English, At(day)));
        Assert.Equal([french], line.Report!.Why(Language.French, At(day)));
    }

    [Theory]
    [InlineData(18, false, false)]
    [InlineData(19, false, true)]
    [InlineData(19, true, false)]
    public void A_finish_that_passes_makes_a_green_report_greener_than_its_facts(int day, bool finished, bool greener)
    {
        var line = Read(day, SnapshotRows.Report(Rag.Green, with: it =>
        {
            it.Slips(3, 17, Rag.Green);
            (it["forecastFinish"], it["finished"]) = ("2026-11-18", finished);
        }));

        Assert.Equal(greener, line.IsGreener);
        Assert.Equal(greener ? Rag.Red : Rag.Green, line.Report!.Computed.Overall);
        Assert.Equal(greener ? ["forecast finish 18 Nov 2026 has passed"] : [], line.Report.Why(English, At(day)));
    }

    [Fact]
    public void What_was_responded_to_since_is_no_reason_any_more()
    {
        var report = SnapshotRows.Report(Rag.Green, with: it => it["axes"] = "Risk=Green");
        Assert.False(Read(18, report).IsGreener);

        report["register_highDue"] = "2026-12-20=1";
        Assert.True(Read(18, report).IsGreener);
        Assert.Equal(["A threat is in the high band; its action is in time"], Read(18, report).Report!.Why(English, At(18)));
    }

    [Fact]
    public void Measured_by_a_baseline_or_a_budget_of_before_a_reason_says_from_when_it_is()
    {
        var report = SnapshotRows.Report(Rag.Red, with: it =>
        {
            it.Slips(21, 17, Rag.Red);
            it.Costs(1_120_000, 1_000_000, "EUR", Rag.Red);
        });
        Assert.Equal(["finish +21 d, tolerance 17", "cost +12%, tolerance 10%"], Read(18, report).Report!.Why(English, At(18)));

        var agreed = SnapshotRows.Project("APOLLO", said: report) with { BaselineFinish = new LocalDate(2027, 3, 20), Budget = new Money(1_200_000, "EUR") };
        Assert.Equal(
            ["finish +21 d, tolerance 17, as reported on 13 Nov 2026", "cost +12%, tolerance 10%, as reported on 13 Nov 2026"],
            Read(18, agreed).Report!.Why(English, At(18)));
        Assert.EndsWith(", selon le rapport du 13 nov. 2026", Read(18, agreed).Report!.Why(Language.French, At(18))[0], StringComparison.Ordinal);
    }

    private static Instant At(int day) => Instant.FromUtc(2026, 11, day, 9, 0);

    private static RollUpLine Read(int day, Columns report) => Read(day, SnapshotRows.Project("APOLLO", said: report));

    private static RollUpLine Read(int day, ProjectSnapshot project) => new PortfolioRollUp(PortfolioSettings.Default, At(day)).Add(project)!;
}
