namespace PmoBot.Features.Projects;

internal static class ProjectRules
{
    /// <summary>What the audit trail keeps of a project: everything that was agreed, a line each, in a fixed order.</summary>
    public static string InWords(Project project) => string.Join('\n', ProjectFact.All
        .Select(fact => (fact.Key, Words: fact.InWords(project)))
        .Where(line => line.Words is not null)
        .Select(line => $"{line.Key}: {line.Words}"));

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
}

/// <summary>One fact that became another, as the audit trail says them.</summary>
internal sealed record ProjectChange(string Key, string? From, string? To)
{
    public bool NeedsReason => ProjectFact.All.Any(fact => fact.Key == Key && fact.WithReason);
}
