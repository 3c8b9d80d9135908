using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>What became of one project that somebody was asked for.</summary>
internal abstract record PromptLine(string Code)
{
    internal sealed record Wanted(Project Project, ReportStanding Standing) : PromptLine(Project.Code.Value)
    {
        /// <summary>Who is away.</summary>
        public Person? InPlaceOf { get; init; }

        /// <summary>What changed since the last report, at most three.</summary>
        public IReadOnlyList<string> Changes { get; init; } = [];
    }

    internal sealed record Reported(Project Project, ReportStanding Standing) : PromptLine(Project.Code.Value);

    /// <summary>Nobody is asked any more, or somebody else is.</summary>
    internal sealed record Over(Project Project, Excuse? Excuse, Person? Now) : PromptLine(Project.Code.Value);

    /// <summary>Not theirs to read any more.</summary>
    internal sealed record Left(string Code) : PromptLine(Code);
}

/// <summary>All that a prompt's card is drawn from, for the person it goes to.</summary>
internal sealed record PromptView(RoundId Round, PromptStage Stage, Language Language, IReadOnlyList<PromptLine> Lines)
{
    /// <summary>By the reader's clock.</summary>
    public required ZonedDateTime Due { get; init; }

    public required ZonedDateTime CutOff { get; init; }

    public bool IsPastDue { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The round was opened after their time.</summary>
    public bool IsLate { get; init; }

    /// <summary>By the reader's clock, while that is still to come.</summary>
    public ZonedDateTime? SnoozedUntil { get; init; }

    /// <summary>To when it can be put off, by the reader's clock.</summary>
    public IReadOnlyList<ZonedDateTime> Snoozes { get; init; } = [];

    public bool HasDeputy { get; init; }

    /// <summary>Of a dry round: who would have got it, and when.</summary>
    public DryView? Dry { get; init; }

    /// <summary>Whose round it is, for who leads projects in several portfolios; null: none of its projects is there any more.</summary>
    public string? Portfolio => Lines.Select(line => line switch
    {
        PromptLine.Wanted wanted => wanted.Project,
        PromptLine.Reported reported => reported.Project,
        PromptLine.Over over => over.Project,
        _ => null,
    }).FirstOrDefault(project => project?.Portfolio.Id == Round.Portfolio)?.Portfolio.Name;

    public IEnumerable<PromptLine.Wanted> Wanted => Lines.OfType<PromptLine.Wanted>();
}

/// <param name="At">By the recipient's clock.</param>
internal sealed record DryView(string Recipient, ZonedDateTime At);

/// <summary>Reads what a person is asked for in a round as it stands now: for the posted cards, and for the answer to a press.</summary>
internal sealed class PromptReader(
    RoundStore rounds, ProjectStore projects, ProfileStore profiles, RoleStore roles, StatusReadings reports, IEnumerable<IProjectChanges> changes, IClock clock)
{
    private const int MostChanges = 3;

    /// <param name="reader">Null: the person's own language.</param>
    /// <returns>Null: none of its projects is there any more.</returns>
    public async Task<PromptView?> OfAsync(string personId, Prompt prompt, PromptStage stage, CancellationToken cancel, Language? reader = null)
    {
        var now = clock.GetCurrentInstant();
        var codes = prompt.Codes.Select(ProjectCode.Parse).ToList();
        var found = new List<Project>();
        var asked = new List<Asked?>();
        foreach (var wave in codes.Chunk(100))
        {
            var some = await projects.FindAsync(wave, cancel);
            found.AddRange(some);
            asked.AddRange(some.Count > 0 ? await rounds.AskedAsync(some, prompt.Round.Period, cancel) : []);
        }

        if (found.Count == 0)
            return null;
        var (profile, held, settings) = (await profiles.FindAsync(personId, cancel), await roles.OfAsync(personId, cancel), found[0].PortfolioSettings);
        var language = reader ?? profile?.Language ?? found[0].Language ?? Language.English;
        var zone = profile?.KnownZone ?? settings.Zone;
        var instants = settings.Rounds.Of(prompt.Round.Period);
        return new PromptView(prompt.Round, stage, language, await Task.WhenAll(found.Zip(asked, LineAsync)))
        {
            Due = instants.Due.InZone(zone),
            CutOff = instants.CutOff.InZone(zone),
            IsPastDue = instants.Due < now,
            IsClosed = instants.CutOff < now,
            IsLate = prompt.IsLate,
            SnoozedUntil = prompt.SnoozedUntil is { } until && until > now ? until.InZone(zone) : null,
            Snoozes = SnoozeTimes.Offered(now, instants.CutOff, zone, settings.Rounds.Work),
            HasDeputy = found.Any(project => StandIn.Of(project, personId) is not null),
        };

        async Task<PromptLine> LineAsync(Project project, Asked? one)
        {
            if (!project.IsReadBy(personId, held))
                return new PromptLine.Left(project.Code.Value);
            var standing = await reports.OfAsync(project, prompt.Round.Period, language, now, cancel);
            if (standing.Report is not null)
                return new PromptLine.Reported(project, standing);
            if (prompt.IsDry)
                return new PromptLine.Wanted(project, standing) { Changes = await ChangesAsync(project, standing, language, now, cancel) };
            if (one is not { Excuse: null } || one.Person?.ObjectId != personId || project.State != ProjectState.Active)
                return new PromptLine.Over(project, one?.Excuse ?? (project.State == ProjectState.Active ? null : Excuse.NotActive), one?.Person);
            return new PromptLine.Wanted(project, standing) { InPlaceOf = one.InPlaceOf, Changes = await ChangesAsync(project, standing, language, now, cancel) };
        }
    }

    private async Task<IReadOnlyList<string>> ChangesAsync(Project project, ReportStanding standing, Language language, Instant now, CancellationToken cancel)
    {
        if (standing.Since is not { } since)
            return [];
        var told = new List<string>();
        foreach (var source in changes)
            told.AddRange(await source.SinceAsync(project, since, now, language, cancel));
        return [.. told.Take(MostChanges)];
    }
}
