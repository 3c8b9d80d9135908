namespace PmoBot.Features.Status;

/// <summary>Green outside, red inside: where a report is greener than its figures or than its own axes.</summary>
internal abstract record Watermelon
{
    private Watermelon()
    {
    }

    /// <summary>W1.</summary>
    public sealed record AxisGreenerThanComputed(Axis Axis, Rag Declared, Rag Computed) : Watermelon;

    /// <summary>W2.</summary>
    public sealed record OverallGreenerThanComputed(Rag Declared, Rag Computed) : Watermelon;

    /// <summary>W3.</summary>
    public sealed record GreenOverRedAxis(Axis Axis) : Watermelon;

    /// <summary>Redder than computed is never questioned: the PM may know more than the figures.</summary>
    public static IReadOnlyList<Watermelon> Find(DeclaredRag declared, ComputedRag computed)
    {
        var axes = Enum.GetValues<Axis>();
        var found = new List<Watermelon>();
        foreach (var axis in axes)
        {
            if (declared[axis] is { } said && computed[axis] is { } figures && said < figures)
                found.Add(new AxisGreenerThanComputed(axis, said, figures));
        }
        if (computed.Overall is { } overall && declared.Overall < overall)
            found.Add(new OverallGreenerThanComputed(declared.Overall, overall));
        if (declared.Overall == Rag.Green)
            found.AddRange(axes.Where(axis => declared[axis] == Rag.Red).Select(axis => new GreenOverRedAxis(axis)));
        return found;
    }
}
