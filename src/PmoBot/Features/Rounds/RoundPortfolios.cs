using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>The portfolio that a card of its rounds names, for whoever runs them.</summary>
internal sealed class RoundPortfolios(ProjectDirectory directory)
{
    /// <param name="name">Its name, or its id.</param>
    /// <returns>The portfolio, or why not.</returns>
    public async Task<(Portfolio? Portfolio, Reply? Refusal)> RunByAsync(Turn turn, string name, CancellationToken cancel)
    {
        var named = Portfolio.Named(name);
        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == named.Id);
        if (portfolio is null || !turn.May(Right.ReadPortfolio, new Scope(portfolio.Id)))
            return (null, new Reply.Refused(new Refusal.UnreadablePortfolio(named.Name)));
        return turn.May(Right.RunRounds, new Scope(portfolio.Id)) ? (portfolio, null) : (null, new Reply.Refused(Right.RunRounds, new Scope(portfolio.Id)));
    }
}
