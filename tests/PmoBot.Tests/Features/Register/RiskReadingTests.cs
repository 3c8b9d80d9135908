using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class RiskReadingTests
{
    private static readonly LocalDate Today = new(2026, 11, 18);

    [Theory]
    [InlineData(4, 5, null, null, "Alarming NoAction 1")]
    [InlineData(4, 5, "order it", null, "Alarming NoAction 1")]          // nobody knows until when
    [InlineData(4, 5, "order it", "2026-11-17", "Alarming ActionOverdue 1")]
    [InlineData(4, 5, "order it", "2026-11-18", "Watched HighThreats 1")]
    [InlineData(3, 5, "order it", "2026-12-31", "Watched HighThreats 1")]
    [InlineData(4, 3, null, null, "Calm  0")]                            // medium
    public void A_threat_of_the_high_band_alarms_until_somebody_is_on_it(int probability, int impact, string? action, string? due, string reading) =>
        Assert.Equal(reading, Read(Threat(probability, impact) with { Action = action, Due = due is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value }));

    [Theory]
    [InlineData(false, null, null, "Owner Action")]
    [InlineData(true, null, "2026-11-20", "Action")]
    [InlineData(true, "order it", null, "Day")]
    [InlineData(true, "order it", "2026-11-17", "DayToCome")]
    [InlineData(true, "order it", "2026-11-18", "")]
    [InlineData(true, "order it", "2027-03-01", "")]
    public void What_is_still_missing_of_an_answer_is_said_and_nothing_else(bool isOwned, string? action, string? due, string lacks)
    {
        var item = Threat(4, 5) with
        {
            Owner = isOwned ? ProjectHouse.Camille : null,
            Action = action,
            Due = due is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value,
        };

        Assert.Equal(lacks, string.Join(' ', RegisterRules.Lacks(item, RiskScale.Default, Today)));
        Assert.Empty(RegisterRules.Lacks(item with { Current = new Assessment(4, 3) }, RiskScale.Default, Today));
        Assert.Empty(RegisterRules.Lacks(item with { State = ItemState.Closed }, RiskScale.Default, Today));
    }

    [Theory]
    [InlineData(5, "Alarming WorstIssues 1")]
    [InlineData(4, "Watched SevereIssues 1")]
    [InlineData(3, "Calm  0")]
    public void An_issue_counts_by_its_severity(int severity, string reading) => Assert.Equal(reading, Read(Threat(1, 1) with
    {
        Number = new ItemNumber(RegisterKind.Issue, 1),
        Current = null,
        Severity = severity,
    }));

    [Theory]
    [InlineData("2026-11-04", "Calm  0")]                                // 14 days
    [InlineData("2026-11-03", "Watched ReviewsOverdue 1")]
    public void What_nobody_has_looked_at_for_two_weeks_more_is_watched(string review, string reading) =>
        Assert.Equal(reading, Read(Threat(1, 1) with { NextReview = NodaTime.Text.LocalDatePattern.Iso.Parse(review).Value }));

    [Fact]
    public void The_worst_of_all_is_the_reason_and_what_has_ended_is_none()
    {
        Assert.Equal("Alarming NoAction 2", Read(Threat(5, 5), Threat(4, 5), Threat(4, 4) with { Action = "order it", Due = Today }));
        Assert.Equal("Calm  0", Read(Threat(5, 5) with { State = ItemState.Closed }, Threat(5, 5) with { Number = new ItemNumber(RegisterKind.Opportunity, 1) }));
    }

    [Fact]
    public void An_opportunity_that_nobody_looks_at_alarms_nobody() => Assert.Equal("Calm  0", Read(Threat(1, 1) with
    {
        Number = new ItemNumber(RegisterKind.Opportunity, 1),
        NextReview = new LocalDate(2026, 1, 1),
    }));

    private static string Read(params RegisterItem[] items)
    {
        var reading = RiskReading.Of(items.Aggregate(RegisterFigures.None, (figures, item) => figures.With(null, item, _ => RiskScale.Default)), Today);
        return $"{reading.Signal} {reading.Cause} {reading.Count}";
    }

    private static RegisterItem Threat(int probability, int impact) => new()
    {
        Project = ProjectCode.TryParse("APOLLO", out var code) ? code.Value : default,
        Number = new ItemNumber(RegisterKind.Threat, 1),
        Statement = "It slips",
        Current = new Assessment(probability, impact),
        LoggedBy = new Person("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin"),
        LoggedAt = Instant.FromUtc(2026, 11, 18, 9, 0),
        Version = 1,
        Act = ItemAct.Logged,
        By = new Person("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin"),
        At = Instant.FromUtc(2026, 11, 18, 9, 0),
    };
}
