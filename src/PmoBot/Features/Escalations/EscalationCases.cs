using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>A case with all that is read to say what may become of it.</summary>
internal sealed record EscalationAtHand(StoredProject Stored, Escalation Escalation, EscalationDesk Desk)
{
    public Project Project => Stored.Project;
}

/// <summary>Reads cases, and runs what a press or time makes of them until it is committed, or has no effect.</summary>
internal sealed class EscalationCases(ProjectStore projects, EscalationStore store, ProfileStore profiles, EscalationCommits commits, Commands commands)
{
    /// <summary>In the trail: nobody's press, time did it.</summary>
    public const string TimeAction = "escalations.time";

    public async Task<EscalationAtHand?> FindAsync(EscalationId id, CancellationToken cancel) =>
        await projects.FindAsync(id.Project, cancel) is { } stored && await store.FindAsync(id, cancel) is { } escalation
            ? new EscalationAtHand(stored, escalation, await DeskAsync(stored.Project, escalation, cancel))
            : null;

    public Task<EscalationDesk> DeskAsync(Project project, Person raiser, CancellationToken cancel) => DeskAsync(project, [raiser.ObjectId], cancel);

    /// <summary>What <paramref name="rule"/> says of the case as it stands is committed; asked again when somebody else was faster.</summary>
    /// <param name="rule">Null: nothing is to be done. Run again as often as it takes, so without effects.</param>
    /// <returns>Null: there is no such case.</returns>
    public Task<Outcome<(EscalationAtHand, Ruling?)?>> RuleAsync(
        EscalationId id, Guid actor, string action, Instant now, Func<EscalationAtHand, Ruling?> rule) =>
        commands.RunAsync<(EscalationAtHand, Ruling?)?>(id.Project.Partition, async () =>
        {
            if (await FindAsync(id, CancellationToken.None) is not { } at)
                return ((EscalationAtHand, Ruling?)?)null;
            // What time has done by now came first: nobody is faster than the clock because a delivery is slow.
            var passed = at.Escalation.Pass(at.Desk, now);
            var current = passed is null ? at : at with { Escalation = passed.Next };
            var ruling = rule(current);
            if (ruling is not Ruling.Moved moved)
                return (current, ruling);
            var all = passed is null ? moved : new Ruling.Moved(moved.Next, [.. passed.Steps, .. moved.Steps]);
            return (await commits.CommitAsync(actor, now, action, at.Stored, at.Desk, all)).Then<(EscalationAtHand, Ruling?)?>((current with { Escalation = moved.Next }, moved));
        });

    /// <summary>Lets time do what is due by now.</summary>
    public Task<Outcome<bool>> PassAsync(EscalationId id, Instant now) => commands.RunAsync<bool>(id.Project.Partition, async () =>
        await FindAsync(id, CancellationToken.None) is not { } at
            ? true
            : (await (at.Escalation.Pass(at.Desk, now) is { } passed
                ? commits.CommitAsync(Guid.Empty, now, TimeAction, at.Stored, at.Desk, passed)
                : commits.WaitAsync(at.Escalation, at.Desk))).Then(true));

    /// <summary>Who decides may be another: whoever does now is told, and whoever does not any more sees it.</summary>
    public Task<Outcome<bool>> LookAgainAsync(EscalationId id, Instant now) => commands.RunAsync<bool>(id.Project.Partition, async () =>
    {
        if (await FindAsync(id, CancellationToken.None) is not { Escalation: { IsOpen: true } stands } at)
            return true;
        var passed = stands.Pass(at.Desk, now) ?? new Ruling.Moved(stands, Array.Empty<EscalationStep>());
        var then = passed.Next.WithPeopleOf(at.Desk, now);
        return passed.Steps.Count > 0 || then.Path != stands.Path || then.Involved.Count > stands.Involved.Count
            ? (await commits.CommitAsync(Guid.Empty, now, TimeAction, at.Stored, at.Desk, passed)).Then(true)
            : (await commits.TellAsync(id, now)).Then(true);
    });

    /// <summary>For few from now on: whoever may not read it any more sees that on their card.</summary>
    public Task<Outcome<bool>> HideAsync(EscalationId id, Instant now) => commands.RunAsync<bool>(id.Project.Partition, async () =>
        await FindAsync(id, CancellationToken.None) is not { Escalation: { IsConfidential: false } stands } at
            ? true
            : (await commits.CommitAsync(Guid.Empty, now, TimeAction, at.Stored, at.Desk, new Ruling.Moved(stands with { IsConfidential = true }, Array.Empty<EscalationStep>()))).Then(true));

    private Task<EscalationDesk> DeskAsync(Project project, Escalation escalation, CancellationToken cancel) =>
        DeskAsync(project, [escalation.Raiser.ObjectId, .. escalation.Delegations.Select(one => one.To.ObjectId)], cancel);

    private async Task<EscalationDesk> DeskAsync(Project project, IEnumerable<string> others, CancellationToken cancel)
    {
        var ids = project.EscalationPath.SelectMany(level => level.Approvers).Select(approver => approver.ObjectId).Concat(others).Distinct(StringComparer.OrdinalIgnoreCase);
        var known = new Dictionary<string, Profile>(StringComparer.OrdinalIgnoreCase);
        foreach (var wave in ids.Chunk(100))
        {
            foreach (var profile in (await profiles.FindAsync(wave, cancel)).OfType<Profile>())
                known[profile.Person.ObjectId] = profile;
        }

        return new EscalationDesk(project, person => known.GetValueOrDefault(person.ObjectId));
    }
}
