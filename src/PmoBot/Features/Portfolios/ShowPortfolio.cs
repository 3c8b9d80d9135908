using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Portfolios;

/// <summary>`portfolio [name]`: how its projects stand, or those of them that one may read; `portfolio NAME settings` opens the form.</summary>
internal sealed class ShowPortfolio(RollUps rollUps, ProjectDirectory directory, ChangePortfolio change) : ICommand
{
    private static readonly HashSet<string> Settings = ["settings", "parametres"];

    public CommandName Name { get; } = new(["portfolio"], ["portefeuille"])
    {
        Help = language => PortfolioTexts.For(language).Help,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var asksSettings = line.Words.Count > 0 && Settings.Contains(FoldedText.Fold(line.Words[^1]));
        var name = string.Join(' ', asksSettings ? line.Words.SkipLast(1) : line.Words);
        var seen = await rollUps.SeenAsync(turn, cancel);
        // The whole of it first: a portfolio may be called “Client settings”.
        if (asksSettings && Named(line.Rest) is { } whole)
            return await OfAsync(turn, whole, cancel);
        var readable = seen.Where(it => !asksSettings || it.IsWhole).ToList();
        var named = name.Length == 0 && readable.Count == 1 ? readable[0] : Named(name);
        if (asksSettings && named is { IsWhole: true })
            return await change.OpenAsync(turn, named.Portfolio, cancel);
        if (!asksSettings && named is not null)
            return await OfAsync(turn, named, cancel);
        if (name.Length > 0)
        {
            var settings = asksSettings ? $" {line.Words[^1]}" : "";
            return ProjectAccess.NotReadable(turn, name, readable.Select(it => it.Portfolio), it => TurnRouter.Run($"{Name.In(turn.Language)} {it.Name}{settings}"));
        }

        return readable.Count == 0
            ? new Reply.Refused(Right.ReadPortfolio, Scope.All)
            : new Reply.Personally(await ListAsync(turn, readable, cancel));

        SeenPortfolio? Named(string typed) => seen.FirstOrDefault(it => it.Portfolio.Id == Portfolio.Named(typed).Id);
    }

    // How projects stand is not for everybody in a channel.
    private async Task<Reply> OfAsync(Turn turn, SeenPortfolio seen, CancellationToken cancel) =>
        new Reply.Personally(await rollUps.OfAsync(turn, seen, new RollUpLens(), cancel));

    private async Task<Reply> ListAsync(Turn turn, List<SeenPortfolio> readable, CancellationToken cancel)
    {
        var texts = PortfolioTexts.For(turn.Language);
        var byId = readable.ToDictionary(it => it.Portfolio.Id, StringComparer.Ordinal);
        var counts = await directory.ProjectsAsync(cancel).Where(project => byId.GetValueOrDefault(project.Portfolio)?.Holds(turn, project.Programme, project.Code) == true)
            .CountBy(project => project.Portfolio, StringComparer.Ordinal).ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancel);
        return new Reply.Card(
            PortfolioCards.List([.. readable.Select(it => (it.Portfolio, counts.GetValueOrDefault(it.Portfolio.Id)))], texts), texts.Portfolios(readable.Count));
    }
}

/// <summary>How a portfolio is run and who reads it, from its roll-up.</summary>
internal sealed class AboutPortfolio(ProjectDirectory directory, PortfolioStore portfolios, RoleStore roles) : ICardAction
{
    public const string AboutVerb = "portfolio.about";

    public string Verb => AboutVerb;

    public static CardAddress Address(Portfolio portfolio) => new(AboutVerb, (TurnRollUp.PortfolioField, portfolio.Id));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var named = Portfolio.Named(form.Text(TurnRollUp.PortfolioField) ?? "");
        return (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == named.Id) is { } portfolio && turn.May(Right.ReadPortfolio, new Scope(portfolio.Id))
            ? await ShowAsync(turn, portfolio, cancel)
            : new Reply.Refused(new Refusal.UnreadablePortfolio(named.Name));
    }

    // Who reads a portfolio, and how much is in it, is not for everybody in a channel.
    private async Task<Reply> ShowAsync(Turn turn, Portfolio portfolio, CancellationToken cancel)
    {
        var scope = new Scope(portfolio.Id);
        var states = directory.ProjectsAsync(cancel).Where(project => project.Portfolio == portfolio.Id)
            .CountBy(project => project.State).ToDictionaryAsync(pair => pair.Key, pair => pair.Value, cancellationToken: cancel);
        var readers = (await roles.HoldersAsync(cancel))
            .Where(holder => holder.Grants.Any(grant => grant.Role == Role.Reader && grant.Scope.Portfolio == portfolio.Id))
            .Select(holder => holder.Person.Name);
        var texts = PortfolioTexts.For(turn.Language);
        var page = new PortfolioPage(portfolio, (await portfolios.FindAsync(portfolio.Id, cancel)).Settings, await states, [.. readers])
        {
            MayChange = turn.May(Right.GovernPortfolio, scope),
            MayGrant = turn.May(Right.GrantRoles, scope),
            MayReadTrail = turn.May(Right.ReadTrail, scope),
        };
        return new Reply.Personally(new Reply.Card(PortfolioCards.Show(page, turn.Now, texts), texts.Title(portfolio.Name)));
    }
}

/// <summary>All that a portfolio's card is drawn from.</summary>
internal sealed record PortfolioPage(
    Portfolio Portfolio, PortfolioSettings Settings, IReadOnlyDictionary<ProjectState, int> Projects, IReadOnlyList<string> Readers)
{
    public bool MayChange { get; init; }

    public bool MayGrant { get; init; }

    public bool MayReadTrail { get; init; }
}
