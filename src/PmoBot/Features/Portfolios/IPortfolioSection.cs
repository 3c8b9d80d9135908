using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Portfolios;

/// <summary>What another feature says of a portfolio on its roll-up, beside what snapshots say.</summary>
internal interface IPortfolioSection
{
    Task<PortfolioSection> OfAsync(Turn turn, PortfolioExtract extract, CancellationToken cancel);
}

/// <param name="Actions">Buttons for whoever may press them.</param>
internal sealed record PortfolioSection(IReadOnlyList<Fact> Facts, IReadOnlyList<CardAction> Actions)
{
    public static readonly PortfolioSection Nothing = new([], []);
}

/// <summary>A portfolio as far as somebody is shown it.</summary>
/// <param name="IsWhole">All of it may be read, and is meant.</param>
/// <param name="Holds">Whether a project, by its programme and its code, is of it.</param>
internal sealed record PortfolioExtract(Portfolio Portfolio, PortfolioSettings Settings, bool IsWhole, Func<string?, string, bool> Holds);
