using PmoBot.Imports;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>What a file of projects would do.</summary>
internal sealed record ProjectImportPlan(ImportRules Rules, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<ImportFault> Unread)
    : ImportPlan(Lines, Unread, ImportListTexts.For(Rules.Texts.Language), Rules.Texts.Things)
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
            lines.Add(new ProjectLine(placed, step, step is ProjectStep writes ? Say(rules, writes, before) : ""));
        }

        return new(rules, lines, reading.Faults);
    }

    private static string Say(ImportRules rules, ProjectStep step, Project? before) => step switch
    {
        { IsNew: true, Project: var it } when !rules.Portfolios.ContainsKey(it.Portfolio.Id) => rules.Texts.CreateIn(step.Line, it.Code.Value, it.Name, it.Portfolio.Name),
        { IsNew: true, Project: var it } => rules.Texts.Create(step.Line, it.Code.Value, it.Name),
        _ => rules.Texts.Change(step.Line, step.Project.Code.Value, Changes(rules, step, before)),
    };

    private static string Changes(ImportRules rules, ProjectStep step, Project? before)
    {
        var words = new ProjectWords(rules.Project, step.Project.People.Concat(before?.People ?? []));
        return string.Join("; ", step.Changes.Select(words.Say));
    }
}

/// <summary>What a line says, and would do.</summary>
internal sealed record ProjectLine(ImportedProject Said, ImportStep Step, string Words) : PlannedLine(Step, Words);
