using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Who is asked for a project's report in a round, or why nobody is. Pure: what is sent and what is previewed are decided here.</summary>
internal abstract record Asking
{
    private Asking()
    {
    }

    /// <summary>It owes no report for this period: not active, or active only since.</summary>
    internal sealed record NotOwed : Asking;

    /// <summary>Its PMO asks for nothing until then.</summary>
    internal sealed record Paused(string Reason) : Asking;

    /// <summary>Nobody leads it.</summary>
    internal sealed record Nobody : Asking;

    /// <summary>Whoever leads it is away from the opening until it is due.</summary>
    internal sealed record AllAway : Asking;

    /// <param name="Person">The project manager, or who stands in.</param>
    /// <param name="InPlaceOf">Who is away.</param>
    internal sealed record Ask(Person Person, Person? InPlaceOf = null) : Asking;

    /// <param name="profiles">Of the people who lead the project; null where the bot has not met somebody.</param>
    public static Asking Of(Project project, Scheduling.Period period, Func<Person, Profile?> profiles, Pause? pause)
    {
        var rounds = project.PortfolioSettings.Rounds;
        if (project.State != ProjectState.Active || period.Cadence != project.Cadence
            || period.FirstDay < rounds.FirstDue(project.ActiveSince, project.Cadence).FirstDay)
            return new NotOwed();
        if (pause?.Covers(period, project.PortfolioSettings) == true)
            return new Paused(pause.Reason);

        var leads = Leads(project);
        if (leads.Count == 0)
            return new Nobody();
        var instants = rounds.Of(period);
        var asked = leads.Find(lead => !IsAway(lead, instants.Opens)) ?? leads.Find(lead => !IsAway(lead, instants.Due));
        return asked is null ? new AllAway() : new Ask(asked, asked.Is(leads[0]) ? null : leads[0]);

        bool IsAway(Person lead, Instant at) => Asking.IsAway(lead, at, profiles);
    }

    /// <summary>Still leads the project, or stands in, and is not away.</summary>
    public static bool CanAnswer(Project project, Person? person, Instant now, Func<Person, Profile?> profiles) =>
        person is not null && Leads(project).Exists(person.Is) && !IsAway(person, now, profiles);

    private static bool IsAway(Person lead, Instant at, Func<Person, Profile?> profiles) =>
        profiles(lead) is { } profile && profile.IsAbsent(at.InZone(profile.Zone).Date);

    // Whom somebody names in their settings may not report on the project: its own deputy may.
    private static List<Person> Leads(Project project) => [.. new[] { project.Manager, project.Deputy }.OfType<Person>().DistinctBy(person => person.ObjectId)];
}
