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

    /// <summary>1 to 100, each once, in three waves of reads; those that are there, in their order.</summary>
    public async Task<IReadOnlyList<EscalationAtHand>> FindAsync(IReadOnlyList<EscalationId> ids, CancellationToken cancel)
    {
        var (standing, found) = (projects.FindStoredAsync([.. ids.Select(id => id.Project).Distinct()], cancel), store.FindAsync(ids, cancel));
        await Task.WhenAll(standing, found);
        var byCode = (await standing).ToDictionary(stored => stored.Project.Code);
        var there = (await found).Where(one => byCode.ContainsKey(one.Id.Project)).Select(one => (Stored: byCode[one.Id.Project], Escalation: one)).ToList();
        var known = await KnownAsync(there.SelectMany(at => PeopleOf(at.Stored.Project, OthersOf(at.Escalation))), cancel);
        return there.ConvertAll(at => new EscalationAtHand(at.Stored, at.Escalation, new EscalationDesk(at.Stored.Project, known)));
    }

    /// <summary>1 to 100, those of them that are to be shown.</summary>
    public async Task<IReadOnlyList<ListedCase>> ListAsync(IReadOnlyList<PlacedCase> some, Func<EscalationAtHand, bool> shows, CancellationToken cancel)
    {
        var places = some.ToDictionary(one => one.Id, one => one.Place);
        return [.. (await FindAsync([.. some.Select(one => one.Id)], cancel)).Where(shows).Select(at => new ListedCase(places[at.Escalation.Id], at.Escalation, at.Desk))];
    }

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
    {
        if (await FindAsync(id, CancellationToken.None) is not { Escalation: { IsConfidential: false } stands } at)
            return true;
        var passed = stands.Pass(at.Desk, now) ?? new Ruling.Moved(stands, Array.Empty<EscalationStep>());
        return (await commits.CommitAsync(Guid.Empty, now, TimeAction, at.Stored, at.Desk, passed with { Next = passed.Next with { IsConfidential = true } })).Then(true);
    });

    private Task<EscalationDesk> DeskAsync(Project project, Escalation escalation, CancellationToken cancel) =>
        DeskAsync(project, OthersOf(escalation), cancel);

    private async Task<EscalationDesk> DeskAsync(Project project, IEnumerable<string> others, CancellationToken cancel) =>
        new(project, await KnownAsync(PeopleOf(project, others), cancel));

    private static IEnumerable<string> OthersOf(Escalation escalation) => [escalation.Raiser.ObjectId, .. escalation.Delegations.Select(one => one.To.ObjectId)];

    private static IEnumerable<string> PeopleOf(Project project, IEnumerable<string> others) =>
        project.EscalationPath.SelectMany(level => level.Approvers).Select(approver => approver.ObjectId).Concat(others);

    private async Task<Func<Person, Profile?>> KnownAsync(IEnumerable<string> ids, CancellationToken cancel)
    {
        var known = (await FindAsync(ids)).ToDictionary(profile => profile.Person.ObjectId, StringComparer.OrdinalIgnoreCase);
        // Whether those who stand in for the absent are here themselves.
        var standIns = known.Values.Where(profile => profile.AbsentUntil is not null).Select(profile => profile.Deputy?.ObjectId).OfType<string>().Where(deputy => !known.ContainsKey(deputy)).ToList();
        foreach (var profile in await FindAsync(standIns))
            known[profile.Person.ObjectId] = profile;
        return person => known.GetValueOrDefault(person.ObjectId);

        async Task<IEnumerable<Profile>> FindAsync(IEnumerable<string> some) =>
            (await Task.WhenAll(some.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(100).Select(wave => profiles.FindAsync(wave, cancel)))).SelectMany(wave => wave).OfType<Profile>();
    }
}
