using System.Collections.Concurrent;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>
/// Brings projects to where they belong in a round: who is asked is written down at the project, once for a period; then
/// that person's message holds it, and the round's line says it. All of it can be done again at any time.
/// </summary>
internal sealed class ProjectAsking(
    ITableStore store, RoundStore rounds, RoundBoard board, Prompts prompts, MissingLists lists, ProfileStore profiles, StatusReadings reports, Commands commands, IClock clock)
{
    private const int AtATime = 16;

    /// <param name="ofOnePortfolio">1 to 100.</param>
    public async Task PlaceAsync(Round round, RoundSchedule schedule, IReadOnlyList<Project> ofOnePortfolio, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var known = await KnownProfiles.OfAsync(profiles, rounds, ofOnePortfolio, cancel);
        var asked = await Task.WhenAll((await rounds.AskedAsync(ofOnePortfolio, round.Id.Period, cancel))
            .Zip(ofOnePortfolio, (stands, project) => (stands, project))
            .Select(async one => (one.project, Asked: await DecideAsync(round, one.project, one.stands, known, now))));
        var placed = asked.Where(one => one.Asked is not null).ToList();

        // Whoever has had the message and looks at the round finds in it what they are asked for.
        var hasChanged = false;
        var untold = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await EachAsync(placed, async one =>
        {
            var (line, isOther) = await WriteAsync(round.Id, one.project, cancel);
            if (line is { State: RoundState.Open, Person: { } person, SentAt: null })
                untold[person.ObjectId] = true;
            hasChanged |= isOther;
        });

        await EachAsync(placed.Where(one => one.Asked!.Person is not null).GroupBy(one => one.Asked!.Person!.ObjectId, StringComparer.Ordinal), of =>
        {
            var person = of.First().Asked!.Person!;
            var times = PromptTimes.Of(round, schedule, of.First().project.PortfolioSettings, known.Find(person), now);
            return prompts.AskAsync(person, round.Id, [.. of.Select(one => one.project.Code.Value)], times);
        });
        await EachAsync(placed.SelectMany(one => one.Asked!.Formerly).Distinct(StringComparer.Ordinal), person => prompts.RefreshAsync(person, round.Id));
        await EachAsync(untold.Keys, person => prompts.TellAsync(person, round.Id));
        if (hasChanged && now >= placed[0].project.PortfolioSettings.Rounds.Of(round.Id.Period).CutOff)
            await lists.RefreshAsync(round.Id, cancel);
    }

    /// <summary>Whoever has just decided and looks at the round sees it there. All else that follows a delivery brings, and this too where it fails here.</summary>
    public async Task ShowAsync(RoundId round, Project project)
    {
        try
        {
            await WriteAsync(round, project, CancellationToken.None);
        }
        catch (TableStoreException)
        {
        }
    }

    // By what stands now: somebody else may have decided since.
    private async Task<(RoundLine? Line, bool IsOther)> WriteAsync(RoundId round, Project project, CancellationToken cancel)
    {
        (RoundLine? Line, bool IsOther) written = default;
        await board.ChangeAsync(
            round, project.Code,
            async stands =>
            {
                var line = await rounds.AskedAsync(project.Code, round.Period, cancel) is { } asked && asked.Round == round
                    ? RoundLine.Of(project, asked, await reports.ReceivedAsync(project, round.Period, cancel), stands)
                    : stands;
                written = (line, line != stands);
                return line;
            },
            cancel);
        return written;
    }

    /// <summary>What is written down at the project; null: this round does not ask it.</summary>
    private async Task<Asked?> DecideAsync(Round round, Project project, Asked? stands, KnownProfiles known, Instant now)
    {
        // Seldom otherwise than it was read, so the command's own reading is left to when it is.
        var isAgain = false;
        var outcome = await commands.RunAsync<Asked?>(project.Code.Partition, async () =>
        {
            // Whoever was faster may know of an absence that was said since.
            if (isAgain)
                (stands, known) = (await rounds.AskedAsync(project.Code, round.Id.Period, CancellationToken.None), await KnownProfiles.OfAsync(profiles, rounds, [project], CancellationToken.None));
            isAgain = true;
            if (stands is { Round: var other } && other != round.Id)
                return (Asked?)null;
            return Next(round, project, stands, known, now) is { } next && next != stands
                ? (await store.CommitAsync(project.Code.Partition, [RoundStore.ToWrite(next)])).Then<Asked?>(next)
                : stands;
        });
        return outcome is Outcome<Asked?>.Settled settled ? settled.Value : throw new TableStoreException($"Project {project.Code} is busy.");
    }

    private static Asked? Next(Round round, Project project, Asked? stands, KnownProfiles known, Instant now)
    {
        var (period, instants) = (round.Id.Period, project.PortfolioSettings.Rounds.Of(round.Id.Period));
        var asking = Asking.Of(project, period, known.Find, known.PauseOf(project));
        if (stands is null)
        {
            return asking switch
            {
                Asking.NotOwed => null,
                Asking.Paused paused => new Asked { Round = round.Id, Excuse = Excuse.Paused, Reason = paused.Reason, At = now },
                Asking.AllAway => new Asked { Round = round.Id, Excuse = Excuse.AllAway, At = now },
                Asking.Ask ask => new Asked { Round = round.Id, Person = ask.Person, InPlaceOf = ask.InPlaceOf, At = now },
                _ => new Asked { Round = round.Id, At = now },
            };
        }

        return asking switch
        {
            // Over: what is reported now is still noted, and nobody else is asked.
            _ when stands.Excuse == Excuse.ByPmo || now >= instants.CutOff => stands,
            // What was due stays owed.
            Asking.NotOwed => now < instants.Due ? stands with { Excuse = IsAtAnotherInterval(project, period) ? Excuse.OtherCadence : Excuse.NotActive } : stands,
            Asking.Paused paused => now < instants.Due ? stands.To(null, null) with { Excuse = Excuse.Paused, Reason = paused.Reason } : stands,
            Asking.AllAway => now < instants.Opens ? stands with { Excuse = Excuse.AllAway } : stands,
            Asking.Nobody => stands.To(null, null),
            // Whoever was away until it was due owes nothing for having come back.
            Asking.Ask when stands.Excuse == Excuse.AllAway && now >= instants.Due => stands,
            // What was sent stays with whom it was sent to, as long as they can answer: nobody is handed back and forth.
            Asking.Ask when (stands.ByHand || now >= instants.Opens) && Asking.CanAnswer(project, stands.Person, now, known.Find) =>
                stands with { Excuse = null, Reason = null, InPlaceOf = stands.InPlaceOf is { } away && project.Manager?.Is(away) == true ? away : null },
            Asking.Ask ask => stands.To(ask.Person, ask.InPlaceOf) with { Excuse = null, Reason = null },
            _ => stands,
        };
    }

    private static bool IsAtAnotherInterval(Project project, Scheduling.Period period) => project.State == ProjectState.Active && project.Cadence != period.Cadence;

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) => await act(one));
}
