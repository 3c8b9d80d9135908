using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>
/// `round [portfolio] [period]`: for its PMO, who is where in the round that runs, ran last, or is named; for everybody
/// else, what is asked of them.
/// </summary>
internal sealed class ShowRound(
    ProjectDirectory directory, RoundPages pages, Prompts prompts, PromptReader reader, PreviewRounds preview, ChangeSchedule schedule, StartDryRound dry) : ICommand
{
    // Of one cadence two at most are open, and of three cadences not more.
    private const int MostShown = 6;

    public CommandName Name { get; } = new(["round"], ["campagne", "collecte"])
    {
        Help = language => RoundTexts.For(language).Help,
        InManifest = true,
    };

    /// <param name="period">Null: the round that runs, or ran last.</param>
    public static CardAddress Address(Portfolio portfolio, Language language, Period? period = null) =>
        TurnRouter.Run($"{language.In("round", "campagne")} {portfolio.Name} {period?.Id}".TrimEnd());

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var run = (await directory.PortfoliosAsync(cancel)).Where(it => turn.May(Right.RunRounds, new Scope(it.Id))).ToList();
        if (run.Count == 0)
            return line.Rest.Length == 0 ? await MineAsync(turn, cancel) : new Reply.Refused(Right.RunRounds, Scope.All);

        // The whole of it first: a portfolio may be called “Preview”.
        var named = run.Find(it => it.Id == Portfolio.Named(line.Rest).Id);
        var asked = named is null && line.First is { } first ? FoldedText.Fold(first) : null;
        // « À blanc » is two words.
        if (asked == "a" && line.Words is [_, var second, ..] && FoldedText.Fold(second) == "blanc")
            (line, asked) = (line.Skip(1), "blanc");
        return asked switch
        {
            "preview" or "apercu" => await OfAsync(line.Skip(1), _ => false, it => PreviewRounds.Address(it, turn.Language), (it, _) => preview.ShowAsync(turn, it, cancel)),
            "dry" or "blanc" => await OfAsync(line.Skip(1), _ => false, it => StartDryRound.Address(it, turn.Language), (it, _) => dry.StartAsync(turn, it, cancel)),
            "schedule" or "calendrier" => await OfAsync(
                line.Skip(1), word => AskedCadence.Parse(word) is not null, it => ChangeSchedule.Address(it, turn.Language),
                (it, cadence) => schedule.OpenAsync(turn, it, cadence is null ? null : AskedCadence.Parse(cadence), cancel)),
            // Who is late is for the PMO alone, wherever they ask.
            _ => await OfAsync(
                line, word => PeriodsOf(word).Any(), it => Address(it, turn.Language),
                async (it, period) => new Reply.Personally(await pages.OfAsync(turn, it, [.. PeriodsOf(period ?? "")], cancel))),
        };

        Task<Reply> OfAsync(CommandLine rest, Func<string, bool> isMore, Func<Portfolio, CardAddress> lead, Func<Portfolio, string?, Task<Reply>> answer)
        {
            var (portfolio, more) = (Find(run, rest), (string?)null);
            if (portfolio is null && rest.Words.Count > 0 && isMore(rest.Words[^1]))
                (rest, more) = (new CommandLine(string.Join(' ', rest.Words.SkipLast(1))), rest.Words[^1]);
            if ((portfolio ?? Find(run, rest)) is { } found)
                return answer(found, more);
            var texts = RoundTexts.For(turn.Language);
            return Task.FromResult<Reply>(rest.Rest.Length > 0
                ? ProjectAccess.NotReadable(turn, rest.Rest, run, lead)
                : new Reply.Personally(new Reply.Card(RoundCards.Which(run, lead, texts), texts.WhichPortfolio)));
        }
    }

    private static Portfolio? Find(List<Portfolio> run, CommandLine name) =>
        name.Rest.Length == 0 && run.Count == 1 ? run[0] : run.Find(it => it.Id == Portfolio.Named(name.Rest).Id);

    // A week that is typed is one of each cadence's periods.
    private static IEnumerable<Period> PeriodsOf(string typed) =>
        Enum.GetValues<Cadence>().Select(cadence => Period.Parse(typed, cadence)).OfType<Period>().Distinct();

    private async Task<Reply> MineAsync(Turn turn, CancellationToken cancel)
    {
        foreach (var prompt in (await prompts.ListAsync(turn.Person.ObjectId, cancel)).OrderByDescending(prompt => prompt.Round.Period.FirstDay).Take(MostShown))
        {
            if (await reader.OfAsync(turn.Person.ObjectId, prompt, PromptStage.First, cancel) is { IsClosed: false } view && view.Wanted.Any())
                return new Reply.Personally(new Reply.Card(PromptCards.Show(view), RoundTexts.For(view.Language).Line(view)));
        }

        return new Reply.Text(RoundTexts.For(turn.Language).NothingAsked);
    }
}
