using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Portfolios;

/// <summary>`portfolio [name]`: what it holds, how it is run and who reads it; `portfolio NAME settings` opens the form.</summary>
internal sealed class ShowPortfolio(
    ProjectDirectory directory, PortfolioStore portfolios, RoleStore roles, ChangePortfolio change) : ICommand
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
        var readable = (await directory.PortfoliosAsync(cancel)).Where(it => turn.May(Right.ReadPortfolio, new Scope(it.Id))).ToList();
        // The whole of it first: a portfolio may be called “Client settings”.
        if (asksSettings && Named(line.Rest) is { } whole)
            return await ShowAsync(turn, whole, cancel);
        var named = name.Length == 0 && readable.Count == 1 ? readable[0] : Named(name);
        if (named is not null)
            return asksSettings ? await change.OpenAsync(turn, named, cancel) : await ShowAsync(turn, named, cancel);
        if (name.Length > 0)
            return new Reply.Refused(new Refusal.UnreadablePortfolio(name));
        return readable.Count == 0
            ? new Reply.Refused(Right.ReadPortfolio, Scope.All)
            : new Reply.Personally(await ListAsync(turn, readable, cancel));

        Portfolio? Named(string typed) => readable.Find(it => it.Id == Portfolio.Named(typed).Id);
    }

    private async Task<Reply> ListAsync(Turn turn, List<Portfolio> readable, CancellationToken cancel)
    {
        var texts = PortfolioTexts.For(turn.Language);
        var counts = await directory.ProjectsAsync(cancel).CountBy(project => project.Portfolio, StringComparer.Ordinal)
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancel);
        return new Reply.Card(
            PortfolioCards.List([.. readable.Select(it => (it, counts.GetValueOrDefault(it.Id)))], texts), texts.Portfolios(readable.Count));
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
