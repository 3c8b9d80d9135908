using System.Globalization;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>A version of a scale ↔ the columns of its row.</summary>
internal static class RiskScaleRows
{
    private const char Between = '/';
    public const string Prefix = "scale-";

    public static string IdOf(Portfolio portfolio, int version) => string.Create(CultureInfo.InvariantCulture, $"{portfolio.Id}{Between}{version}");

    public static int VersionOf(string? id) => id is null ? 0 : int.Parse(id[(id.LastIndexOf(Between) + 1)..], CultureInfo.InvariantCulture);

    public static RowAddress AddressOf(string id) => new(Portfolio.PartitionOf(id[..id.LastIndexOf(Between)]), RowOf(VersionOf(id)));

    public static string RowOf(int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version:0000}");

    /// <summary>The id of the scale whose row this is; null for every other row.</summary>
    public static string? IdOf(string partition, string row) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && Portfolio.IdOfPartition(partition) is { } portfolio
        && int.TryParse(row.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? string.Create(CultureInfo.InvariantCulture, $"{portfolio}{Between}{version}")
            : null;

    /// <summary>What the audit trail keeps of a version, a line each.</summary>
    public static string InWords(RiskScale scale) => string.Join('\n', Write(scale)
        .Where(column => column.Value is not null)
        .Select(column => $"{column.Key}: {Convert.ToString(column.Value, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" | ")}"));

    public static Columns Write(RiskScale scale) => new()
    {
        ["probabilityTo"] = Numbers(scale.ProbabilityTo),
        ["midpoints"] = Numbers(scale.Midpoints),
        ["impactTo"] = Numbers(scale.ImpactTo),
        ["lowTo"] = scale.LowTo,
        ["mediumTo"] = scale.MediumTo,
        ["reviewDays"] = Numbers([.. scale.ReviewDays]),
        ["probabilityWords"] = Words(scale.ProbabilityWords),
        ["impactWords"] = Words(scale.ImpactWords),
    };

    public static RiskScale Read(string id, Columns columns) => new()
    {
        Id = id,
        ProbabilityTo = Numbers(columns.Text("probabilityTo")!),
        Midpoints = Numbers(columns.Text("midpoints")!),
        ImpactTo = Numbers(columns.Text("impactTo")!),
        LowTo = columns.Int32("lowTo")!.Value,
        MediumTo = columns.Int32("mediumTo")!.Value,
        ReviewDays = [.. Numbers(columns.Text("reviewDays")!).Select(days => (int)days)],
        ProbabilityWords = columns.Text("probabilityWords")?.Split('\n') ?? [],
        ImpactWords = columns.Text("impactWords")?.Split('\n') ?? [],
    };

    private static string? Words(IReadOnlyList<string> words) => words.Count > 0 ? string.Join('\n', words) : null;

    public static string Numbers(IReadOnlyList<decimal> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<decimal> Numbers(string text) =>
        [.. text.Split(' ').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))];
}
