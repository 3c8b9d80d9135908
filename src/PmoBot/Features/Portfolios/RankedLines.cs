namespace PmoBot.Features.Portfolios;

/// <summary>Which lines a list shows.</summary>
internal enum RollUpFilter
{
    All,
    RedAndGrey,
    Worse,
}

/// <summary>The most important of many lines, in their order: so many are kept, the rest is counted.</summary>
/// <param name="after">Behind which place the list begins; empty: from the first.</param>
internal sealed class RankedLines(RollUpFilter filter, string after, int most)
{
    private readonly SortedList<string, RollUpLine> _kept = new(StringComparer.Ordinal);

    /// <summary>All that the filter lets through.</summary>
    public int Count { get; private set; }

    /// <summary>Of these, how many stand before the first that is kept.</summary>
    public int Before { get; private set; }

    public IReadOnlyList<RollUpLine> Lines => [.. _kept.Values];

    public void Add(RollUpLine line)
    {
        if (!Shows(line))
            return;
        Count++;
        var place = line.Place;
        if (string.CompareOrdinal(place, after) <= 0)
            Before++;
        else if (_kept.Count < most || string.CompareOrdinal(place, _kept.Keys[^1]) < 0)
            _kept.Add(place, line);
        if (_kept.Count > most)
            _kept.RemoveAt(most);
    }

    private bool Shows(RollUpLine line) => filter switch
    {
        RollUpFilter.RedAndGrey => line.Colour is RollUpColour.Red or RollUpColour.Grey,
        RollUpFilter.Worse => line.IsWorse,
        _ => true,
    };
}
