using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.People;

namespace PmoBot.Features.Start;

/// <summary>How far the PMO has come, of the projects in its scope that are not closed.</summary>
internal sealed record Findings
{
    public required IReadOnlyList<(Portfolio Portfolio, int Projects)> Portfolios { get; init; }

    public required int Projects { get; init; }

    /// <summary>How far the first portfolios are with asking, in their order.</summary>
    public IReadOnlyList<(Portfolio Portfolio, RoundProgress Rounds)> Rounds { get; init; } = [];

    /// <summary>Codes, as the three that follow.</summary>
    public required IReadOnlyList<string> WithoutManager { get; init; }

    public required IReadOnlyList<string> WithoutBaseline { get; init; }

    public required IReadOnlyList<string> WithoutBudget { get; init; }

    /// <summary>How many people the projects name.</summary>
    public required int People { get; init; }

    /// <summary>Named on a project, and no personal chat: the bot cannot write to them. Those who report come first.</summary>
    public required IReadOnlyList<Person> WithoutApp { get; init; }

    /// <summary>There are more than were read.</summary>
    public required bool IsPartial { get; init; }
}
