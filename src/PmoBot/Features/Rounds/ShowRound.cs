using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>`round [portfolio]`: for its PMO, who is where in the round that runs, or ran last; for everybody else, what is asked of them.</summary>
internal sealed class ShowRound(
    ProjectDirectory directory, PortfolioStore portfolios, RoundStore rounds, RoundBoard board, Prompts prompts, PromptReader reader,
    PreviewRounds preview, ChangeSchedule schedule, StartDryRound dry) : ICommand
{
    public CommandName Name { get; } = new(["round"], ["campagne", "collecte"])
    {
        Help = language => RoundTexts.For(language).Help,
        InManifest = true,
    };

    public static CardAddress Address(Portfolio portfolio, Language language) => TurnRouter.Run($"{language.In("round", "campagne")} {portfolio.Name}");

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var run = (await directory.PortfoliosAsync(cancel)).Where(it => turn.May(Right.RunRounds, new Scope(it.Id))).ToList();
        if (run.Count == 0)
            return line.Rest.Length == 0 ? await MineAsync(turn, cancel) : new Reply.Refused(Right.RunRounds, Scope.All);

        // The whole of it first: a portfolio may be called “Preview”.
        var words = line.Words;
        var whole = run.Find(it => it.Id == Portfolio.Named(line.Rest).Id);
        var asked = whole is null && words.Count > 0 ? FoldedText.Fold(words[0]) : null;
        var (does, name) = asked switch
        {
            "preview" or "apercu" => (preview.ShowAsync, string.Join(' ', words.Skip(1))),
            "dry" or "blanc" => (dry.StartAsync, string.Join(' ', words.Skip(1))),
            "schedule" or "calendrier" => (schedule.OpenAsync, string.Join(' ', words.Skip(1))),
            _ => ((Func<Turn, Portfolio, CancellationToken, Task<Reply>>)ShowAsync, line.Rest),
        };
        var named = whole ?? (name.Length == 0 && run.Count == 1 ? run[0] : run.Find(it => it.Id == Portfolio.Named(name).Id));
        if (named is not null)
            return await does(turn, named, cancel);
        if (name.Length > 0)
            return new Reply.Refused(new Refusal.UnreadablePortfolio(name));
        var texts = RoundTexts.For(turn.Language);
        return new Reply.Personally(new Reply.Card(RoundCards.Which(run, texts), texts.WhichPortfolio));
    }

    // Of one cadence two at most are open, and of three cadences not more.
    private const int MostShown = 6;

    // Who is late is for the PMO alone, wherever they ask.
    private async Task<Reply> ShowAsync(Turn turn, Portfolio portfolio, CancellationToken cancel)
    {
        var texts = RoundTexts.For(turn.Language);
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var found = new List<Round>();
        ZonedDateTime? opens = null;
        foreach (var cadence in Enum.GetValues<Cadence>())
        {
            var planned = await rounds.ScheduleAsync(portfolio.Id, cadence, cancel);
            if (planned.OpenedUpTo is { } newest && Period.ParseId(newest) is { } period && await rounds.FindAsync(new RoundId(portfolio.Id, period), cancel) is { } round)
                found.Add(round);
            if (planned.Mode != RoundMode.Off && OpenRound.NextOpens(planned, settings, turn.Now) is var next && (opens is null || next.ToInstant() < opens.Value.ToInstant()))
                opens = next;
        }

        if (found.Count == 0)
            return new Reply.Personally(new Reply.Card(RoundCards.NotOpened(portfolio, opens, texts), texts.NoRoundYet(portfolio.Name)));
        // Of several cadences, the one that is due next.
        var shown = found.OrderBy(round => settings.Rounds.Of(round.Id.Period).CutOff <= turn.Now).ThenBy(round => settings.Rounds.Of(round.Id.Period).Due).First();
        var page = new RoundPage(portfolio, shown, await board.ListAsync(shown.Id, cancel), settings, turn.Now);
        return new Reply.Personally(new Reply.Card(RoundCards.Live(page, texts), texts.Rates(RoundFigures.Of(page.Lines))));
    }

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
