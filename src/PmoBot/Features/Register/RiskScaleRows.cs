using System.Globalization;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>A version of a scale ↔ the columns of its row.</summary>
internal static class RiskScaleRows
{
    private const char Between = '/';

    public static string IdOf(Portfolio portfolio, int version) => string.Create(CultureInfo.InvariantCulture, $"{portfolio.Id}{Between}{version}");

    public static int VersionOf(string? id) => id is null ? 0 : int.Parse(id[(id.LastIndexOf(Between) + 1)..], CultureInfo.InvariantCulture);

    public static RowAddress AddressOf(string id) =>
        new(Portfolio.PartitionOf(id[..id.LastIndexOf(Between)]), string.Create(CultureInfo.InvariantCulture, $"scale-{VersionOf(id):0000}"));

    public static Columns Write(RiskScale scale) => new()
    {
        ["probabilityTo"] = Numbers(scale.ProbabilityTo),
        ["midpoints"] = Numbers(scale.Midpoints),
        ["impactTo"] = Numbers(scale.ImpactTo),
        ["lowTo"] = scale.LowTo,
        ["mediumTo"] = scale.MediumTo,
        ["reviewDays"] = Numbers([.. scale.ReviewDays]),
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
    };

    private static string Numbers(IReadOnlyList<decimal> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<decimal> Numbers(string text) =>
        [.. text.Split(' ').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))];
}
