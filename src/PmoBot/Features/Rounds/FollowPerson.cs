using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Somebody's clock, absence or deputy is another: what they were to be asked goes at its own time, or to whoever stands in.</summary>
internal sealed class FollowPerson(MyProjects mine, ProfileStore profiles, PortfolioStore portfolios, RoundStore rounds, Prompts prompts, ProjectAsking asking, IClock clock)
    : IPersonFollower
{
    // What one wave of the store takes.
    private const int AtATime = 100;

    public async Task FollowAsync(Person person, CancellationToken cancel)
    {
        var (now, profile) = (clock.GetCurrentInstant(), await profiles.FindAsync(person.ObjectId, cancel));
        // In a round that is just being gathered as well: its fan-out may have passed by before this was said.
        var led = (await mine.ListAsync(person, cancel)).Where(project => project.IsLedBy(person.ObjectId))
            .GroupBy(project => RoundId.Of(project, project.PortfolioSettings.Rounds.Current(now, project.Cadence)));
        foreach (var of in led)
        {
            if (await rounds.FindAsync(of.Key, cancel) is not { } round)
                continue;
            var schedule = await rounds.ScheduleAsync(of.Key.Portfolio, of.Key.Period.Cadence, cancel);
            foreach (var some in of.Chunk(AtATime))
                await asking.PlaceAsync(round, schedule, some, cancel);
        }

        // After that: what the fan-out planned by the old clock stands there by now.
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
    }
}
