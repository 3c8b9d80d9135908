namespace PmoBot.Features.Status;

/// <summary>What explains a report that is greener than its figures. Names are stored in rows.</summary>
internal enum WatermelonReason
{
    RecoveryPlanAgreed,
    FigureToCorrect,
    BaselineChangeRequested,
    Other,
}

/// <param name="Words">For <see cref="WatermelonReason.Other"/>.</param>
/// <param name="Cause">What was asked about: <see cref="CauseOf"/>.</param>
/// <param name="Given">The period for whose report it was given.</param>
internal sealed record WatermelonAnswer(WatermelonReason Reason, string? Words, string Cause, Period Given)
{
    private const int HoldsForPeriods = 2;

    /// <summary>What was found, in a fixed order and with the colours: one that got worse is another cause.</summary>
    public static string CauseOf(IEnumerable<Watermelon> found) => string.Join(';', found.Select(Name).Order(StringComparer.Ordinal));

    /// <summary>
    /// Whether nobody has to be asked again: for the period of the answer and the two after it, as long as nothing was
    /// found that it did not explain. A figure that was to be corrected and is not is asked about the next time.
    /// </summary>
    public bool Holds(IReadOnlyList<Watermelon> found, Period period)
    {
        var explained = Cause.Split(';');
        return found.All(one => explained.Contains(Name(one), StringComparer.Ordinal)) && (period == Given || HoldsStill(period));
    }

    private bool HoldsStill(Period period)
    {
        if (Reason == WatermelonReason.FigureToCorrect)
            return false;

        var first = period;
        for (var back = 0; back < HoldsForPeriods; back++)
            first = first.Previous;
        return Given.LastDay >= first.LastDay;
    }

    private static string Name(Watermelon found) => found switch
    {
        Watermelon.AxisGreenerThanComputed axis => $"{axis.Axis}:{axis.Computed}",
        Watermelon.OverallGreenerThanComputed overall => $"Overall:{overall.Computed}",
        Watermelon.GreenOverRedAxis red => $"GreenOver:{red.Axis}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
