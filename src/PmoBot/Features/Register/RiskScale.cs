using System.Runtime.InteropServices;

namespace PmoBot.Features.Register;

/// <summary>How much a score matters, in the reader's words a band.</summary>
internal enum Band
{
    Low,
    Medium,
    High,
}

/// <summary>
/// How a portfolio scores: what each probability and impact means, and where the bands begin. A change makes a new
/// version, and an item keeps the one that it was scored with.
/// </summary>
internal sealed record RiskScale
{
    /// <summary>Probabilities and impacts go from 1 to this.</summary>
    public const int Steps = 5;

    public static readonly RiskScale Default = new();

    /// <summary>`{portfolio}/{version}`; null: the one that the definitions give.</summary>
    public string? Id { get; init; }

    /// <summary>The upper end of each step but the last, as shares: at most 10 %, 30 %, 50 %, 70 %, and more.</summary>
    public IReadOnlyList<decimal> ProbabilityTo { get; init; } = [0.10m, 0.30m, 0.50m, 0.70m];

    /// <summary>What an expected value is computed with, a share for each step.</summary>
    public IReadOnlyList<decimal> Midpoints { get; init; } = [0.05m, 0.20m, 0.40m, 0.60m, 0.85m];

    /// <summary>The upper end of each step but the last, as shares of the project's tolerance.</summary>
    public IReadOnlyList<decimal> ImpactTo { get; init; } = [0.10m, 0.50m, 1m, 2m];

    /// <summary>What each probability is called, in the portfolio's own words; empty: by its limits.</summary>
    public IReadOnlyList<string> ProbabilityWords { get; init; } = [];

    public IReadOnlyList<string> ImpactWords { get; init; } = [];

    /// <summary>The highest scores that are low, and that are medium.</summary>
    public int LowTo { get; init; } = 4;

    public int MediumTo { get; init; } = 12;

    /// <summary>Days until an item is looked at again, by band.</summary>
    public IReadOnlyList<int> ReviewDays { get; init; } = [30, 14, 7];

    public Band BandOf(int score) => score <= LowTo ? Band.Low : score <= MediumTo ? Band.Medium : Band.High;
}

/// <summary>Probability and impact, each 1 to 5.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Assessment(int Probability, int Impact)
{
    public int Score => Probability * Impact;

    /// <summary>The part of a cost impact that is to be expected.</summary>
    /// <param name="scale">The one that it was scored with.</param>
    public decimal ExpectedValue(decimal costImpact, RiskScale scale) => scale.Midpoints[Probability - 1] * costImpact;
}
