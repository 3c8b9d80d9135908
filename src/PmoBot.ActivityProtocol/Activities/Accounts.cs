namespace PmoBot.ActivityProtocol;

/// <summary>A person or a bot. Identity and permission go by <see cref="AadObjectId"/>, never by name.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a person (unique per bot), <c>28:{appId}</c> for a bot.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    // The rest is given by the members operations alone.
    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c>, <c>anonymous</c>, <c>bot</c>.</summary>
    public string? UserRole { get; init; }
}

public sealed record ConversationAccount
{
    /// <summary>Personal <c>a:1…</c>, group <c>19:…@thread.v2</c>, channel <c>19:…@thread.tacv2[;messageid=…]</c>.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>One of <see cref="ConversationTypes"/>.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public bool? IsGroup { get; init; }
}
