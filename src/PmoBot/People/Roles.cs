using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.People;

/// <summary>What the PMO grants. The names stand in rows and on cards.</summary>
internal enum Role
{
    Pmo,
    PmoAnalyst,
    Reader,
}

/// <summary>All, one portfolio, or one programme within it.</summary>
/// <param name="Portfolio">Its id.</param>
/// <param name="Programme">Its name, however it is spelt.</param>
internal sealed record Scope(string? Portfolio = null, string? Programme = null)
{
    public static readonly Scope All = new();

    /// <summary>Whatever its capitals, accents and blanks; signs count, for C# is not C++.</summary>
    public string? Programme { get; } = Programme is null ? null : FoldedText.Fold(Programme);

    public bool Contains(Scope other) =>
        (Portfolio is null || Portfolio == other.Portfolio) && (Programme is null || Programme == other.Programme);

    public bool Meets(Scope other) => Contains(other) || other.Contains(this);
}

/// <summary>A role for all, for one portfolio or for one programme.</summary>
internal sealed record Grant(Role Role, string? Portfolio = null, string? Programme = null)
{
    /// <summary>The scope as it is read; null for all, and for what was granted before names were kept.</summary>
    public string? ScopeName { get; init; }

    /// <summary>Who granted it; null: the configuration, or it was not kept.</summary>
    public string? By { get; init; }

    public Instant? Since { get; init; }

    public Scope Scope { get; } = new(Portfolio, Programme);

    public bool IsSame(Grant other) => Role == other.Role && Scope == other.Scope;
}

/// <summary>What the PMO granted to a person; what a project's own people may do is asked of the project.</summary>
internal sealed record Roles(IReadOnlyList<Grant> Grants)
{
    public static readonly Roles None = new([]);

    public static readonly Roles PmoForAll = new([new Grant(Role.Pmo)]);

    public bool IsPmoForAll => IsPmoOf(null, null);

    public bool IsPmo => Anywhere.HasFlag(Capacities.Pmo);

    public Capacities Anywhere => Of(_ => true);

    public Capacities Over(Scope scope) => Of(grant => grant.Scope.Contains(scope));

    public bool IsPmoOf(string? portfolio, string? programme) => Over(new Scope(portfolio, programme)).HasFlag(Capacities.Pmo);

    public bool Reads(string portfolio, string? programme) => Right.ReadProject.IsOf(Over(new Scope(portfolio, programme)));

    private Capacities Of(Func<Grant, bool> covers) => Grants.Where(covers).Aggregate(Capacities.None, (all, grant) => all | grant.Role switch
    {
        Role.Pmo => Capacities.Pmo,
        Role.PmoAnalyst => Capacities.Analyst,
        _ => Capacities.Reader,
    });
}
