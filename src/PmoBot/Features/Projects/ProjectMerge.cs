namespace PmoBot.Features.Projects;

/// <summary>What a form makes of a project that may have changed since the form was filled: only what its writer changed is taken.</summary>
/// <param name="Project">What stands, with the writer's changes.</param>
/// <param name="Conflicts">Facts that the writer and somebody else changed, each to something else.</param>
/// <param name="Mine">What the writer changed.</param>
/// <param name="Others">What others changed meanwhile.</param>
internal sealed record ProjectMerge(
    Project Project, IReadOnlyList<ProjectChange> Conflicts, IReadOnlyList<ProjectChange> Mine, IReadOnlyList<ProjectChange> Others)
{
    /// <param name="now">What stands.</param>
    /// <param name="typed">What stands, with every field of the form as it was sent.</param>
    /// <param name="was">What the form was filled from; null if that is not known any more.</param>
    /// <param name="form">The facts that the form shows.</param>
    public static ProjectMerge Of(
        Project now, Project typed, IReadOnlyDictionary<string, string>? was, IReadOnlyCollection<string> form)
    {
        var (stands, sent) = (ProjectRules.Read(ProjectRules.InWords(now)), ProjectRules.Read(ProjectRules.InWords(typed)));
        var merged = now;
        List<ProjectChange> conflicts = [], mine = [], others = [], taken = [];
        foreach (var fact in ProjectFact.All)
        {
            var (then, today, wanted) = ((was ?? stands).GetValueOrDefault(fact.Key), stands.GetValueOrDefault(fact.Key), sent.GetValueOrDefault(fact.Key));
            var (movedMeanwhile, isReason) = (was is null || then != today, fact.Key == ProjectFields.Reason);
            var differs = fact.Shown(wanted) != fact.Shown(then);
            // A reason goes with what it is given for, and contradicts nobody's.
            var touched = form.Contains(fact.Key) && (isReason ? taken.Exists(change => change.NeedsReason) || (differs && wanted == today) : differs);
            if (then != today && (wanted != today || !touched))
                others.Add(new(fact.Key, then, today));
            if (!touched)
                continue;

            mine.Add(new(fact.Key, then, wanted));
            if (wanted == today)
                continue;
            taken.Add(mine[^1]);
            merged = fact.Take(merged, typed);
            if (movedMeanwhile && !isReason)
                conflicts.Add(new(fact.Key, then, today));
        }

        return new(merged, conflicts, mine, others) { Taken = taken };
    }

    /// <summary>Of mine, what does not stand yet.</summary>
    public IReadOnlyList<ProjectChange> Taken { get; private init; } = [];
}
