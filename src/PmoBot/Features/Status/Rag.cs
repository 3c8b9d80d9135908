namespace PmoBot.Features.Status;

/// <summary>A colour, from good to bad: comparisons rely on this order. Readers never see it without its word and its shape.</summary>
internal enum Rag
{
    Green,
    Amber,
    Red,
}

/// <summary>What a colour can be given to. Scope, quality and resources are declared only.</summary>
internal enum Axis
{
    Schedule,
    Cost,
    Risk,
    Scope,
    Quality,
    Resources,
}

internal enum Trend
{
    Better,
    Same,
    Worse,
}

internal static class RagOrder
{
    /// <summary>Null, "not computable", loses against any colour.</summary>
    public static Rag? WorseOf(Rag? one, Rag? other) => one is null || other > one ? other : one;

    public static Trend TrendFrom(this Rag now, Rag before) => now.CompareTo(before) switch
    {
        < 0 => Trend.Better,
        0 => Trend.Same,
        > 0 => Trend.Worse,
    };

    /// <summary>Green within half of the tolerance, amber within the whole. No tolerance at all makes any excess red.</summary>
    public static Rag Within(decimal tolerance, decimal excess)
    {
        if (excess > tolerance)
            return Rag.Red;
        return excess * 2 > tolerance ? Rag.Amber : Rag.Green;
    }
}
