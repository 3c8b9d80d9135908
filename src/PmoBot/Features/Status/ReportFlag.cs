namespace PmoBot.Features.Status;

/// <summary>What a row of reports says that none of them says alone; shown, never asked about. Names are stored in rows.</summary>
internal enum ReportFlag
{
    /// <summary>W4: the forecast finish moved later in three of the last five reports.</summary>
    ForecastKeepsMoving,

    /// <summary>W4: green, and neither the progress nor the forecast moved in three of the last five reports.</summary>
    NothingMoves,

    /// <summary>W5: from green to red, without amber.</summary>
    GreenToRed,
}

internal static class ReportFlags
{
    /// <summary>The reports that are looked at, and the one before them, from which the first may have moved.</summary>
    public const int Looks = 6;

    private const int Enough = 3;

    /// <param name="reports">One a period, oldest first; the last one is being flagged.</param>
    public static IReadOnlyList<ReportFlag> Of(IEnumerable<(Rag Overall, StatusFigures Figures)> reports)
    {
        var last = reports.TakeLast(Looks).ToList();
        var steps = last.Zip(last.Skip(1)).ToList();
        var flags = new List<ReportFlag>();
        if (steps.Count(step => step.Second.Figures.ForecastFinish > step.First.Figures.ForecastFinish) >= Enough)
            flags.Add(ReportFlag.ForecastKeepsMoving);
        if (last[^1].Overall == Rag.Green && steps.Count(step => StandsStill(step.First.Figures, step.Second.Figures) && step.Second.Overall == Rag.Green) >= Enough)
            flags.Add(ReportFlag.NothingMoves);
        if (steps.Count > 0 && steps[^1] is { First.Overall: Rag.Green, Second.Overall: Rag.Red })
            flags.Add(ReportFlag.GreenToRed);
        return flags;
    }

    // Where neither was ever given there is nothing that could move, and what is finished need not.
    private static bool StandsStill(StatusFigures before, StatusFigures now) =>
        now.PercentComplete is not 100 && (now.PercentComplete is not null || now.ForecastFinish is not null)
        && now.PercentComplete == before.PercentComplete && now.ForecastFinish == before.ForecastFinish;
}
