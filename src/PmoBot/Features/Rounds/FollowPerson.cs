using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Somebody's clock, absence or deputy is another: what they were to be asked goes at its own time, or to whoever stands in.</summary>
internal sealed class FollowPerson(MyProjects mine, ProfileStore profiles, PortfolioStore portfolios, RoundStore rounds, Prompts prompts, ProjectAsking asking, IClock clock)
    : IPersonFollower
{
    public async Task FollowAsync(Person person, CancellationToken cancel)
    {
        var (now, profile) = (clock.GetCurrentInstant(), await profiles.FindAsync(person.ObjectId, cancel));
        foreach (var prompt in await prompts.ListAsync(person.ObjectId, cancel))
        {
            if (await rounds.FindAsync(prompt.Round, cancel) is not { } round)
                continue;
            var (settings, _) = await portfolios.FindAsync(prompt.Round.Portfolio, cancel);
            if (settings.Rounds.Of(prompt.Round.Period).CutOff <= now)
                continue;
            var schedule = await rounds.ScheduleAsync(prompt.Round.Portfolio, prompt.Round.Period.Cadence, cancel);
            await prompts.MoveAsync(person, prompt.Round, PromptTimes.Of(round, schedule, settings, profile, now));
        }

        foreach (var project in (await mine.ListAsync(person, cancel)).Where(project => project.IsLedBy(person.ObjectId)))
        {
            var id = RoundId.Of(project, project.PortfolioSettings.Rounds.Current(now, project.Cadence));
            if (await rounds.FindAsync(id, cancel) is { IsGathered: true } round)
                await asking.PlaceAsync(round, await rounds.ScheduleAsync(id.Portfolio, project.Cadence, cancel), [project], cancel);
        }
    }
}
