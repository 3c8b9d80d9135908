using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>Figures ↔ columns, those of confidential items beside the others under a name of their own.</summary>
internal static class RegisterFiguresRows
{
    public static void AddTo(this RegisterFigures figures, Columns columns, string prefix)
    {
        columns[prefix + "threats"] = Sums(figures.Threats);
        columns[prefix + "opportunities"] = Sums(figures.Opportunities);
        columns[prefix + "notCosted"] = figures.NotCosted;
        columns[prefix + "cells"] = Cells(figures.Cells);
        columns[prefix + "opportunityCells"] = Cells(figures.OpportunityCells);
        columns[prefix + "highDue"] = Days(figures.HighDue);
        columns[prefix + "reviews"] = Days(figures.Reviews);
        columns[prefix + "opportunityReviews"] = Days(figures.OpportunityReviews);
        columns[prefix + "severities"] = string.Join(' ', figures.Severities.OrderBy(count => count.Key)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key}={count.Value}")));
        foreach (var kind in Enum.GetValues<RegisterKind>())
            columns[$"{prefix}live{kind}"] = figures.Live.GetValueOrDefault(kind);
    }

    public static RegisterFigures Read(Columns columns, string prefix) => new()
    {
        Threats = Sums(columns.Text(prefix + "threats")),
        Opportunities = Sums(columns.Text(prefix + "opportunities")),
        NotCosted = columns.Int32(prefix + "notCosted") ?? 0,
        Cells = Cells(columns.Text(prefix + "cells")),
        OpportunityCells = Cells(columns.Text(prefix + "opportunityCells")),
        HighDue = Days(columns.Text(prefix + "highDue")),
        Reviews = Days(columns.Text(prefix + "reviews")),
        OpportunityReviews = Days(columns.Text(prefix + "opportunityReviews")),
        Severities = Pairs(columns.Text(prefix + "severities")).ToDictionary(pair => pair.Name[0] - '0', pair => int.Parse(pair.Value, CultureInfo.InvariantCulture)),
        Live = Enum.GetValues<RegisterKind>().Select(kind => (Kind: kind, Count: columns.Int32($"{prefix}live{kind}") ?? 0))
            .Where(live => live.Count != 0).ToDictionary(live => live.Kind, live => live.Count),
    };

    private static string Cells(IReadOnlyDictionary<(int Probability, int Impact), int> cells) => string.Join(' ', cells.OrderBy(cell => cell.Key)
        .Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Key.Probability}x{cell.Key.Impact}={cell.Value}")));

    private static Dictionary<(int Probability, int Impact), int> Cells(string? text) => Pairs(text)
        .ToDictionary(pair => (pair.Name[0] - '0', pair.Name[2] - '0'), pair => int.Parse(pair.Value, CultureInfo.InvariantCulture));

    private static string Days(IReadOnlyDictionary<LocalDate, int> counts) => string.Join(' ', counts.OrderBy(count => count.Key)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(count.Key)}={count.Value}")));

    private static Dictionary<LocalDate, int> Days(string? text) => Pairs(text)
        .ToDictionary(pair => LocalDatePattern.Iso.Parse(pair.Name).Value, pair => int.Parse(pair.Value, CultureInfo.InvariantCulture));

    // As text: what is added and taken away a thousand times must come to nothing again.
    private static string Sums(IReadOnlyDictionary<string, decimal> sums) => string.Join(' ', sums.OrderBy(sum => sum.Key, StringComparer.Ordinal)
        .Select(sum => string.Create(CultureInfo.InvariantCulture, $"{sum.Key}={sum.Value}")));

    private static Dictionary<string, decimal> Sums(string? text) => Pairs(text)
        .ToDictionary(pair => pair.Name, pair => decimal.Parse(pair.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Value)> Pairs(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));
}
