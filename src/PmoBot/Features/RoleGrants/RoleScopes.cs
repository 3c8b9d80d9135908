using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>A scope as it stands in a list, and as a form sends it back.</summary>
/// <param name="Name">Null: all.</param>
internal sealed record NamedScope(Scope Scope, string? Name)
{
    public const string All = "*";

    /// <summary>Between a portfolio's name and its programme's.</summary>
    public const string Within = " › ";

    public string Value => Scope switch
    {
        { Portfolio: null } => All,
        { Programme: { } programme } => $"{Scope.Portfolio}/{programme}",
        _ => Scope.Portfolio,
    };

    public bool Holds(string part) => Name is not null && FoldedText.Fold(Name).Contains(FoldedText.Fold(part), StringComparison.Ordinal);

    /// <summary>What a form's value stands for; whether there is such a portfolio is another question.</summary>
    public static Scope Parse(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return value == All ? Scope.All : slash < 0 ? new Scope(value) : new Scope(value[..slash], value[(slash + 1)..]);
    }
}

/// <summary>The scopes that there are: all, the portfolios, and the programmes that projects name in them.</summary>
internal sealed class RoleScopes(ProjectDirectory directory)
{
    /// <summary>A card holds no more of them.</summary>
    public const int Most = 60;

    /// <summary>Those within which this person grants.</summary>
    public async Task<IReadOnlyList<NamedScope>> OfAsync(Turn turn, CancellationToken cancel)
    {
        var portfolios = await directory.PortfoliosAsync(cancel);
        var names = portfolios.ToDictionary(portfolio => portfolio.Id, portfolio => portfolio.Name, StringComparer.Ordinal);
        var programmes = await directory.ProjectsAsync(cancel)
            .Where(project => project.Programme is not null)
            .Select(project => new NamedScope(
                project.Scope, $"{names.GetValueOrDefault(project.Portfolio, project.Portfolio)}{NamedScope.Within}{project.Programme}"))
            .DistinctBy(programme => programme.Scope).ToListAsync(cancel);
        return
        [
            .. portfolios.Select(portfolio => new NamedScope(new Scope(portfolio.Id), portfolio.Name))
                .Concat(programmes)
                .OrderBy(scope => scope.Name, StringComparer.OrdinalIgnoreCase)
                .Prepend(new NamedScope(Scope.All, null))
                .Where(scope => turn.May(Right.GrantRoles, scope.Scope)),
        ];
    }
}
