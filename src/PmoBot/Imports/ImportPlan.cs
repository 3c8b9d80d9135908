namespace PmoBot.Imports;

/// <summary>What a file would do, line by line.</summary>
internal abstract record ImportPlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<ImportFault> Unread, ImportListTexts Texts, ImportedThings Things)
{
    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ImportFault> Faults =>
        [.. Unread.Concat(Lines.Select(line => line.Step).OfType<ImportStep.Wrong>().SelectMany(wrong => wrong.Faults)).OrderBy(fault => fault.Line)];

    public IReadOnlyList<PlannedLine> Writes => [.. Lines.Where(line => line.Step is ImportStep.Writing)];

    public ImportCount Count => ImportCount.Of(Lines.Select(line => line.Step), Unread);

    /// <summary>With what became of its <see cref="Writes"/>.</summary>
    public ImportCount CountOf(IReadOnlyList<ImportStep> done) =>
        ImportCount.Of(done.Concat(Lines.Select(line => line.Step).Where(step => step is not ImportStep.Writing)), Unread);
}

/// <param name="Words">How the list says it; empty where nothing is written.</param>
internal abstract record PlannedLine(ImportStep Step, string Words);

/// <summary>What a kind of file is about, in the reader's language.</summary>
/// <param name="Counted">`1 project`, `2 projects`.</param>
/// <param name="See">Of the button under what was done.</param>
/// <param name="Command">What that button runs.</param>
internal sealed record ImportedThings(Func<int, string> Counted, string See, string Command);

/// <summary>What was made of a plan.</summary>
/// <param name="Steps">Of the lines that were to be written.</param>
/// <param name="Others">What was left out, since it would do something else by now than the list said.</param>
internal sealed record ImportDone(ImportPlan Plan, IReadOnlyList<ImportStep> Steps, IReadOnlyList<PlannedLine> Others)
{
    public ImportCount Count => Plan.CountOf(Steps);

    /// <summary>Those of the plan, and what became wrong only while it was done.</summary>
    public IReadOnlyList<ImportFault> Faults => [.. Plan.Faults, .. Steps.OfType<ImportStep.Wrong>().SelectMany(wrong => wrong.Faults)];
}

internal sealed record ImportCount(int Created, int Changed, int Unchanged, int Wrong)
{
    public static ImportCount Of(IEnumerable<ImportStep> steps, IEnumerable<ImportFault> unread)
    {
        var all = steps.ToList();
        return new(
            all.Count(step => step is ImportStep.Writing { IsNew: true }),
            all.Count(step => step is ImportStep.Writing { IsNew: false }),
            all.Count(step => step is ImportStep.Nothing),
            all.Count(step => step is ImportStep.Wrong) + unread.DistinctBy(fault => fault.Line).Count());
    }
}
