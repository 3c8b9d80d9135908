using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <param name="At">When the message goes out, by the recipient's clock.</param>
internal sealed record PlannedPrompt(Person Person, IReadOnlyList<string> Codes, ZonedDateTime At);

/// <param name="Mode">Off: nothing of it goes out as things stand.</param>
/// <param name="NotAsked">Projects that owe a report, and nobody is there to be asked.</param>
internal sealed record PlannedRound(
    Period Period, RoundMode Mode, ZonedDateTime Due, ZonedDateTime CutOff, IReadOnlyList<PlannedPrompt> Prompts, int NotAsked);

/// <summary>`round preview [portfolio]`: who will be asked what and when, by the rules that will send it.</summary>
internal sealed class PreviewRounds(ITableStore store, ProjectStore projects, PortfolioStore portfolios, ProfileStore profiles, RoundStore rounds, AskedCadences cadences)
{
    private const int Weeks = 4;

    public static CardAddress Address(Portfolio portfolio, Language language) =>
        TurnRouter.Run($"{language.In("round preview", "campagne aperçu")} {portfolio.Name}");

    public async Task<Reply> ShowAsync(Turn turn, Portfolio portfolio, CancellationToken cancel)
    {
        var texts = RoundTexts.For(turn.Language);
        var planned = await PlanAsync(portfolio.Id, turn.Now, turn.Now + Duration.FromDays(7 * Weeks), cancel);
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var unasked = (await cadences.OfAsync(portfolio.Id, settings, cancel)).Where(it => it.IsUnasked).ToList();
        return new Reply.Personally(new Reply.Card(RoundCards.Preview(portfolio, planned, unasked, texts), texts.PreviewOf(portfolio.Name)));
    }

    /// <summary>The rounds that open until then, as if every schedule that is off were on.</summary>
    public async Task<IReadOnlyList<PlannedRound>> PlanAsync(string portfolio, Instant now, Instant until, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(portfolio, cancel);
        var found = new List<Project>();
        await foreach (var wave in ProjectSnapshot.CodesAsync(store, portfolio, null, cancel).Chunk(100).WithCancellation(cancel))
            found.AddRange((await projects.FindAsync(wave, cancel)).Where(project => project.Portfolio.Id == portfolio));
        var known = await KnownProfiles.OfAsync(profiles, rounds, found, cancel);

        var planned = new List<PlannedRound>();
        foreach (var cadence in found.Select(project => project.Cadence).Distinct())
        {
            var schedule = await rounds.ScheduleAsync(portfolio, cadence, cancel);
            for (var period = OpenRound.NextOf(schedule, settings, now); schedule.FirstOpens(period, settings) <= until; period = settings.Rounds.After(period))
                planned.Add(Plan(schedule, settings, period, found, known));
        }

        return [.. planned.Where(round => round.Prompts.Count > 0 || round.NotAsked > 0).OrderBy(round => round.Due.ToInstant())];
    }

    private static PlannedRound Plan(RoundSchedule schedule, PortfolioSettings settings, Period period, List<Project> found, KnownProfiles known)
    {
        var (opens, instants) = (schedule.FirstOpens(period, settings), settings.Rounds.Of(period));
        var round = new Round(new RoundId(schedule.Portfolio, period), opens);
        var asked = found.Select(project => (Project: project, Asking: Asking.Of(project, period, known.Find, known.PauseOf(project)))).ToList();
        var prompts =
            from one in asked
            where one.Asking is Asking.Ask
            group one.Project.Code.Value by ((Asking.Ask)one.Asking).Person.ObjectId into codes
            let person = asked.Select(one => one.Asking).OfType<Asking.Ask>().First(ask => ask.Person.ObjectId == codes.Key).Person
            let profile = known.Find(person)
            let at = PromptTimes.Of(round, schedule, settings, profile, opens).First
            orderby at, person.Name
            select new PlannedPrompt(person, [.. codes.Order(StringComparer.Ordinal)], at.InZone(schedule.ZoneOf(profile, settings)));
        return new PlannedRound(
            period, schedule.Mode, instants.Due.InZone(settings.Zone), instants.CutOff.InZone(settings.Zone), [.. prompts],
            asked.Count(one => one.Asking is Asking.Nobody or Asking.AllAway or Asking.Paused));
    }
}
