using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Portfolios;

/// <summary>Rows as deliveries write them, for what is folded from them.</summary>
internal static class SnapshotRows
{
    /// <summary>Closed on Monday, 16 November 2026.</summary>
    public const string LastClosed = "20261109-w";

    public static readonly Instant Reported = Instant.FromUtc(2026, 11, 13, 9, 0);

    public static ProjectSnapshot Project(string code, ProjectState state = ProjectState.Active, string? name = null, string? programme = null, Columns? said = null) => new()
    {
        Code = ProjectCode.Parse(code),
        Name = name ?? $"Project {code}",
        Portfolio = "digital",
        Programme = programme,
        State = state,
        Version = 1,
        Cadence = Cadence.Weekly,
        ActiveSince = Instant.FromUtc(2026, 1, 5, 8, 0),
        BaselineFinish = said?.Text("forecastFinish") is { } finish && said.Int32("slip") is { } slip ? LocalDatePattern.Iso.Parse(finish).Value.PlusDays(-slip) : null,
        Budget = said?.Double("costBudget") is { } budget ? new Money((decimal)budget, said.Text("costUnit")!) : null,
        Said = said ?? [],
    };

    public static Columns Report(Rag overall, Rag? before = null, string period = LastClosed, Action<Columns>? with = null)
    {
        var columns = new Columns
        {
            ["period"] = period,
            ["receivedAt"] = (period == LastClosed ? Reported : Reported - Duration.FromDays(21)).ToDateTimeOffset(),
            ["overall"] = overall.ToString(),
            ["previousOverall"] = before?.ToString(),
        };
        with?.Invoke(columns);
        return columns;
    }

    public static void Slips(this Columns columns, int days, int tolerance, Rag computed) =>
        (columns["slip"], columns["slipTolerance"], columns["slipComputed"], columns["forecastFinish"]) = (days, tolerance, computed.ToString(), "2027-03-22");

    public static void Costs(this Columns columns, double estimate, double budget, string unit, Rag computed) =>
        (columns["costAtCompletion"], columns["costBudget"], columns["costUnit"], columns["costOver"], columns["costTolerance"], columns["costFarUnder"], columns["costComputed"]) =
        (estimate, budget, unit, (estimate - budget) / budget, 0.1, false, computed.ToString());

    public static void Registers(this Columns columns, string threats, string opportunities = "", int notCosted = 0, string highDue = "", string reviews = "") =>
        (columns["register_threats"], columns["register_opportunities"], columns["register_notCosted"], columns["register_highDue"], columns["register_reviews"]) =
        (threats, opportunities, notCosted, highDue, reviews);

    /// <param name="due">Null: its clock stands still.</param>
    public static string Case(int number, Instant raisedAt, Instant? due, bool confidential = false) =>
        $"{number}@{raisedAt.ToUnixTimeSeconds()}@{due?.ToUnixTimeSeconds()}@{(confidential ? "c" : "p")}";
}
