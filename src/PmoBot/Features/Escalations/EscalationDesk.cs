using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Escalations;

/// <summary>A say in a case: an approver's own, and that of whoever stands in for them.</summary>
/// <param name="StandIn">By delegation of this case, or while they are away.</param>
internal sealed record Seat(Person Approver, Person? StandIn)
{
    /// <summary>Whoever stands in is away themselves: the approver is asked.</summary>
    public bool IsStandInAway { get; init; }

    /// <summary>Who is written to.</summary>
    public Person Asked => StandIn is { } other && !IsStandInAway ? other : Approver;

    public bool IsHeldBy(Person person) => person.Is(Approver) || person.Is(StandIn);
}

/// <summary>Who decides at which level, and how long they have: by the project's path as it is now, less whoever raised the case.</summary>
internal sealed class EscalationDesk(Project project, Func<Person, Profile?> profiles)
{
    public static readonly Duration AnswerTime = Duration.FromHours(9);

    public WorkCalendar Work { get; } = project.PortfolioSettings.Rounds.Work;

    public DateTimeZone Zone => project.PortfolioSettings.Zone;

    /// <summary>Nothing new of it is to be decided; what is open goes on.</summary>
    public bool IsClosed => project.State == ProjectState.Closed;

    /// <summary>By which a change of the path, or of the days that are worked, is known.</summary>
    public string InWords => $"{string.Join(';', Path.Select(level => $"{(level.All ? "all" : "any")}:{string.Join(',', level.Approvers.Select(approver => approver.ObjectId))}"))}|{DaysInWords}";

    private string DaysInWords
    {
        get
        {
            var settings = project.PortfolioSettings;
            var days = $"{string.Join(',', settings.WorkingDays.Order())} {settings.PublicHolidays} {string.Join(',', settings.DaysOff)}";
            return $"{settings.Zone.Id} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(days)))[..16]}";
        }
    }

    private IReadOnlyList<EscalationLevel> Path => project.EscalationPath;

    /// <summary>Where on the path those of a level now stand who had it on a path of before; null: nowhere, none of them is left.</summary>
    /// <param name="words">As <see cref="InWords"/> said then.</param>
    public int? NowAt(int level, string words)
    {
        if (words.Split('|')[0].Split(';').ElementAtOrDefault(level) is not { } then)
            return null;
        var ids = then[(then.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',');
        var left = Path.Select(now => now.Approvers.Count(approver => ids.Contains(approver.ObjectId, StringComparer.OrdinalIgnoreCase))).ToList();
        return left.Count == 0 || left.Max() == 0 ? null : left.ElementAtOrDefault(level) == left.Max() ? level : left.IndexOf(left.Max());
    }

    /// <summary>Whether somebody decides there, now or later.</summary>
    public bool HasLevel(int level) => level < Path.Count;

    /// <summary>Named on the path, at whatever level.</summary>
    public bool IsOnPath(Person person) => Path.Any(level => level.Approvers.Any(person.Is));

    public bool NeedsAll(int level) => level < Path.Count && Path[level].All;

    /// <summary>Nobody decides their own case, for somebody else neither; nor does somebody who left.</summary>
    public IReadOnlyList<Seat> SeatsOf(int level, Person raiser, IReadOnlyList<Delegation> delegations, Instant now) => level >= Path.Count ? [] :
    [
        .. Path[level].Approvers.Where(approver => MayDecide(approver, raiser)).DistinctBy(approver => approver.ObjectId)
            .Select(approver => SeatOf(approver, level, raiser, delegations, now)),
    ];

    /// <summary>The first level from here on at which somebody can decide; null: there is none.</summary>
    public int? From(int level, Person raiser)
    {
        for (; level < Path.Count; level++)
        {
            if (Path[level].Approvers.Any(approver => MayDecide(approver, raiser)))
                return level;
        }

        return null;
    }

    /// <summary>The last level up to this one at which somebody can decide; null: there is none.</summary>
    public int? Highest(int level, Person raiser)
    {
        for (level = Math.Min(level, Path.Count - 1); level >= 0; level--)
        {
            if (Path[level].Approvers.Any(approver => MayDecide(approver, raiser)))
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

    public bool IsAway(Person person, Instant now) => profiles(person) is { } profile && profile.IsAbsent(now.InZone(profile.Zone).Date);

    // Somebody who was erased still stands on the path of a project that was closed.
    private static bool MayDecide(Person approver, Person raiser) => !approver.Is(raiser) && !Person.IsGone(approver.ObjectId);

    // One step and no further: whoever stands in passes it on to nobody. Who has a say of their own at that level has one only.
    private Seat SeatOf(Person approver, int level, Person raiser, IReadOnlyList<Delegation> delegations, Instant now)
    {
        var named = delegations.FirstOrDefault(delegation => delegation.Approver.Is(approver))?.To ?? (IsAway(approver, now) ? profiles(approver)?.Deputy : null);
        return named is null || Person.IsGone(named.ObjectId) || named.Is(raiser) || Path[level].Approvers.Any(named.Is)
            ? new Seat(approver, null)
            : new Seat(approver, named) { IsStandInAway = IsAway(named, now) };
    }
}
