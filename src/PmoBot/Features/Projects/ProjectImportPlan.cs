using PmoBot.Imports;

namespace PmoBot.Features.Projects;

/// <summary>What a file would do, line by line.</summary>
internal sealed record ProjectImportPlan(ImportRules Rules, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<ImportFault> Unread)
{
    /// <param name="reading">What the file says.</param>
    /// <param name="stands">The projects that there are, of those in the file.</param>
    /// <param name="portfolios">All that there are.</param>
    public static ProjectImportPlan Of(
        ImportReading<ImportedProject> reading, IReadOnlyDictionary<ProjectCode, Project> stands, IReadOnlyList<Portfolio> portfolios, ImportRules rules)
    {
        var known = portfolios.ToDictionary(portfolio => portfolio.Id, StringComparer.Ordinal);
        var lines = new List<PlannedLine>();
        foreach (var (line, said) in reading.Lines)
        {
            var placed = said.Portfolio is { } portfolio ? said with { Portfolio = known.GetValueOrDefault(portfolio.Id, portfolio) } : said;
            var step = rules.Step(line, placed, stands.GetValueOrDefault(said.Code));
            // Of several spellings of a new portfolio, the first that is good.
            if (step is not ImportStep.Wrong && placed.Portfolio is { } taken)
                known.TryAdd(taken.Id, taken);
            lines.Add(new(placed, stands.GetValueOrDefault(said.Code), step));
        }

        return new(rules, lines, reading.Faults);
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ImportFault> Faults =>
        [.. Unread.Concat(Lines.Select(line => line.Step).OfType<ImportStep.Wrong>().SelectMany(wrong => wrong.Faults)).OrderBy(fault => fault.Line)];

    public IReadOnlyList<PlannedLine> Writes => [.. Lines.Where(line => line.Step is ImportStep.Create or ImportStep.Change)];

    public ImportCount Count => ImportCount.Of(Lines.Select(line => line.Step), Unread);

    /// <summary>With what became of its <see cref="Writes"/>.</summary>
    public ImportCount CountOf(IReadOnlyList<ImportStep> done) =>
        ImportCount.Of(done.Concat(Lines.Select(line => line.Step).Where(step => step is ImportStep.Nothing or ImportStep.Wrong)), Unread);

    public bool Begins(Portfolio portfolio) => !Rules.Portfolios.ContainsKey(portfolio.Id);
}

/// <param name="Before">The project as it was when the list was made.</param>
internal sealed record PlannedLine(ImportedProject Said, Project? Before, ImportStep Step);

/// <summary>What was made of a plan.</summary>
/// <param name="Steps">Of the lines that were to be written.</param>
/// <param name="Others">What was left out, since it would do something else by now than the list said.</param>
internal sealed record ImportDone(ProjectImportPlan Plan, IReadOnlyList<ImportStep> Steps, IReadOnlyList<PlannedLine> Others)
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
            all.Count(step => step is ImportStep.Create),
            all.Count(step => step is ImportStep.Change),
            all.Count(step => step is ImportStep.Nothing),
            all.Count(step => step is ImportStep.Wrong) + unread.DistinctBy(fault => fault.Line).Count());
    }
}
