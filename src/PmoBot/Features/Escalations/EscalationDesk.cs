using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Escalations;

/// <summary>A say in a case: an approver's own, and that of whoever stands in for them.</summary>
/// <param name="StandIn">By delegation of this case, or while they are away.</param>
internal sealed record Seat(Person Approver, Person? StandIn)
{
    public bool IsHeldBy(Person person) => person.Is(Approver) || person.Is(StandIn);
}

/// <summary>Who decides at which level, and how long they have: by the project's path as it is now, less whoever raised the case.</summary>
internal sealed class EscalationDesk(Project project, Func<Person, Profile?> profiles)
{
    public static readonly Duration AnswerTime = Duration.FromHours(9);

    public WorkCalendar Work { get; } = project.PortfolioSettings.Rounds.Work;

    public DateTimeZone Zone => project.PortfolioSettings.Zone;

    /// <summary>By which a change of the path is known.</summary>
    public string PathInWords => string.Join(';', Path.Select(level => $"{(level.All ? "all" : "any")}:{string.Join(',', level.Approvers.Select(approver => approver.ObjectId))}"));

    private IReadOnlyList<EscalationLevel> Path => project.EscalationPath;

    public bool NeedsAll(int level) => level < Path.Count && Path[level].All;

    /// <summary>Nobody decides their own case, for somebody else neither.</summary>
    public IReadOnlyList<Seat> SeatsOf(int level, Person raiser, IReadOnlyList<Delegation> delegations, Instant now) => level >= Path.Count ? [] :
    [
        .. Path[level].Approvers.Where(approver => !approver.Is(raiser)).DistinctBy(approver => approver.ObjectId)
            .Select(approver => new Seat(approver, StandInOf(approver, raiser, delegations, now))),
    ];

    /// <summary>The first level from here on at which somebody can decide; null: there is none.</summary>
    public int? From(int level, Person raiser)
    {
        for (; level < Path.Count; level++)
        {
            if (Path[level].Approvers.Any(approver => !approver.Is(raiser)))
                return level;
        }

        return null;
    }

    /// <summary>The last level up to this one at which somebody can decide; null: there is none.</summary>
    public int? Highest(int level, Person raiser)
    {
        for (level = Math.Min(level, Path.Count - 1); level >= 0; level--)
        {
            if (Path[level].Approvers.Any(approver => !approver.Is(raiser)))
                return level;
        }

        return null;
    }

    /// <summary>The moment itself, or when this person is next written to unasked.</summary>
    public Instant NotQuiet(Instant at, Profile? reader) => project.PortfolioSettings.Quiet.NotDuring(at, reader?.KnownZone ?? Zone, Work);

    /// <summary>Where a case begins: at that level, or, where nobody there can decide, at the next that can; else at the first of all.</summary>
    public int? Start(int level, Person raiser) => From(level, raiser) ?? From(0, raiser);

    /// <summary>By the clock of whoever has until latest: nobody's time is cut short.</summary>
    public LevelClock ClockOf(int level, Person raiser, Duration time, Instant now)
    {
        var zones = SeatsOf(level, raiser, [], now).Select(seat => seat.Approver).Select(approver => profiles(approver)?.KnownZone ?? Zone);
        return LevelClock.Start(zones.MaxBy(zone => Work.Plus(now, time, zone)) ?? Zone, time, now);
    }

    /// <summary>Until when somebody is given to answer, by their own clock.</summary>
    public Instant AnswerDue(Person raiser, Instant now) => Work.Plus(now, AnswerTime, profiles(raiser)?.KnownZone ?? Zone);

    public Duration Worked(Instant from, Instant to) => Work.Between(from, to, Zone);

    // One step and no further: whoever stands in passes it on to nobody.
    private Person? StandInOf(Person approver, Person raiser, IReadOnlyList<Delegation> delegations, Instant now)
    {
        var named = delegations.FirstOrDefault(delegation => delegation.Approver.Is(approver))?.To
            ?? (profiles(approver) is { Deputy: { } deputy } profile && profile.IsAbsent(now.InZone(profile.Zone).Date) ? deputy : null);
        return named is null || named.Is(raiser) || named.Is(approver) ? null : named;
    }
}
