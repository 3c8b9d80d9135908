using PmoBot.Imports;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>What a file would do, line by line.</summary>
internal sealed record ProjectImportPlan(ImportRules Rules, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<ImportFault> Unread)
{
    /// <param name="reading">What the file says.</param>
    /// <param name="stands">The projects that there are, of those in the file.</param>
    /// <param name="portfolios">All that there are.</param>
    /// <param name="programmes">All that there are, as they are spelt.</param>
    public static ProjectImportPlan Of(
        ImportReading<ImportedProject> reading, IReadOnlyDictionary<ProjectCode, Project> stands,
        IReadOnlyList<Portfolio> portfolios, IReadOnlyDictionary<Scope, string> programmes, ImportRules rules)
    {
        var (known, spelt) = (portfolios.ToDictionary(portfolio => portfolio.Id, StringComparer.Ordinal), new Dictionary<Scope, string>(programmes));
        var lines = new List<PlannedLine>();
        foreach (var (line, said) in reading.Lines)
        {
            var before = stands.GetValueOrDefault(said.Code);
            var portfolio = said.Portfolio is { } named ? known.GetValueOrDefault(named.Id, named) : null;
            var scope = new Scope((portfolio ?? before?.Portfolio)?.Id, said.Programme);
            var programme = before is not null && ProjectAccess.ScopeOf(before) == scope ? before.Programme : spelt.GetValueOrDefault(scope) ?? said.Programme;
            var placed = said with { Portfolio = portfolio, Programme = programme };
            var step = rules.Step(line, placed, before);
            // Of several spellings of a new one, the first that is good.
            if (step is not ImportStep.Wrong && portfolio is not null)
                known.TryAdd(portfolio.Id, portfolio);
            if (step is not ImportStep.Wrong && programme is not null)
                spelt.TryAdd(scope, programme);
            lines.Add(new(placed, before, step));
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
