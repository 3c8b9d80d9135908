using PmoBot.Audit;

namespace PmoBot.Features.Projects;

internal static class ProjectRules
{
    /// <summary>Everything that was agreed of a project, a line each, in a fixed order: what forms and its history compare.</summary>
    public static string InWords(Project project) => Lines(ProjectFact.All.Select(fact => (fact.Key, fact.InWords(project))));

    /// <summary>
    /// What the audit trail keeps of it: what followed, then <see cref="InWords"/>. Entries of before begin with that, so
    /// that nothing typed makes a text be taken for one of the other kind.
    /// </summary>
    public static string ForTrail(Project project) => Lines(
    [
        ("code", project.Code.Value),
        ("portfolioId", project.Portfolio.Id),
        ("formerPortfolios", project.FormerPortfolios.Count == 0 ? null : string.Join(',', project.FormerPortfolios)),
        ("activeSince", AuditTrail.Moment(project.ActiveSince)),
        .. project.Baselines.Select((baseline, at) => ($"baseline {at + 1}", (string?)Agreed(baseline))),
    ]) + '\n' + InWords(project);

    /// <summary>What <see cref="InWords"/> said, by key. A project is active unless it says otherwise.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var facts = text.Split('\n')
            .Select(line => line.Split(": ", 2))
            .Where(line => line.Length == 2)
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        if (facts.Count > 0)
            facts.TryAdd(ProjectFields.State, nameof(ProjectState.Active));
        return facts;
    }

    public static IReadOnlyList<ProjectChange> Between(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. ProjectFact.All
            .Select(fact => new ProjectChange(fact.Key, before.GetValueOrDefault(fact.Key), after.GetValueOrDefault(fact.Key)))
            .Where(change => change.From != change.To),
    ];

    private static string Agreed(Baseline baseline) =>
        string.Join(' ', new[] { AuditTrail.Moment(baseline.Since), baseline.By?.ObjectId ?? "-", baseline.Reason }.OfType<string>());

    private static string Lines(IEnumerable<(string Key, string? Words)> said) =>
        string.Join('\n', said.Where(line => line.Words is not null).Select(line => $"{line.Key}: {line.Words}"));
}

/// <summary>One fact that became another, as the audit trail says them.</summary>
internal sealed record ProjectChange(string Key, string? From, string? To)
{
    public bool NeedsReason => ProjectFact.All.Any(fact => fact.Key == Key && fact.WithReason);
}
