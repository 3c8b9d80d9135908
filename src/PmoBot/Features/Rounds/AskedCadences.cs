using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>How a portfolio asks the projects of one cadence.</summary>
/// <param name="Projects">Those that owe reports.</param>
internal sealed record AskedCadence(RoundSchedule Schedule, int Projects)
{
    public Cadence Cadence => Schedule.Cadence;

    /// <summary>Reports are owed, and nobody is asked for them.</summary>
    public bool IsUnasked => Schedule.Mode == RoundMode.Off && Projects > 0;

    /// <summary>As it is typed; null: no cadence is meant.</summary>
    public static Cadence? Parse(string typed) => FoldedText.Fold(typed) switch
    {
        "weekly" or "hebdomadaire" or "hebdo" => Cadence.Weekly,
        "fortnightly" or "quinzaine" => Cadence.Fortnightly,
        "monthly" or "mensuel" or "mensuelle" => Cadence.Monthly,
        _ => null,
    };

    public static string Word(Cadence cadence, Language language) => cadence switch
    {
        Cadence.Weekly => language.In("weekly", "hebdomadaire"),
        Cadence.Fortnightly => language.In("fortnightly", "quinzaine"),
        _ => language.In("monthly", "mensuel"),
    };
}

/// <summary>The cadences of a portfolio, each of which has a schedule of its own.</summary>
internal sealed class AskedCadences(ITableStore store, RoundStore rounds)
{
    /// <summary>Those of its projects, those that are scheduled, and the one that new projects begin with; the shortest first.</summary>
    public async Task<IReadOnlyList<AskedCadence>> OfAsync(string portfolio, PortfolioSettings settings, CancellationToken cancel)
    {
        var projects = await ProjectSnapshot.OfPortfolioAsync(store, portfolio, cancel)
            .Where(project => project.State == ProjectState.Active && project.Cadence is not null).Select(project => project.Cadence!.Value).ToListAsync(cancel);
        var all = Enum.GetValues<Cadence>().Select(async cadence =>
            new AskedCadence(await rounds.ScheduleAsync(portfolio, cadence, cancel), projects.Count(it => it == cadence)));
        return [.. (await Task.WhenAll(all)).Where(it => it.Projects > 0 || it.Schedule.Mode != RoundMode.Off || it.Cadence == settings.Cadence)];
    }
}
