namespace PmoBot.People;

internal enum Role
{
    Pmo,
    PmoAnalyst,
}

/// <summary>A role for all, for one portfolio or for one programme.</summary>
internal sealed record Grant(Role Role, string? Portfolio = null, string? Programme = null)
{
    public bool Covers(string portfolio, string? programme) =>
        (Portfolio is null || Portfolio == portfolio) && (Programme is null || Programme == programme);
}

/// <summary>What the PMO granted to a person; what a project's own people may do is asked of the project.</summary>
internal sealed record Roles(IReadOnlyList<Grant> Grants)
{
    public static readonly Roles None = new([]);

    public static readonly Roles PmoForAll = new([new Grant(Role.Pmo)]);

    public bool IsPmoForAll => Grants.Any(grant => grant is { Role: Role.Pmo, Portfolio: null, Programme: null });

    public bool IsPmo => Grants.Any(grant => grant.Role == Role.Pmo);

    public bool IsPmoOf(string portfolio, string? programme) => Has(Role.Pmo, portfolio, programme);

    public bool Reads(string portfolio, string? programme) =>
        IsPmoOf(portfolio, programme) || Has(Role.PmoAnalyst, portfolio, programme);

    private bool Has(Role role, string portfolio, string? programme) =>
        Grants.Any(grant => grant.Role == role && grant.Covers(portfolio, programme));
}
