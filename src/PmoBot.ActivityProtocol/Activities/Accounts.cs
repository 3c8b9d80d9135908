namespace PmoBot.ActivityProtocol;

/// <summary>A person or a bot. Identity and permission go by <see cref="AadObjectId"/>, never by name.</summary>
public sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a person (unique per bot), <c>28:{appId}</c> for a bot.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? AadObjectId { get; set; }

    // The rest is given by the members operations alone.
    public string? Email { get; set; }

    public string? UserPrincipalName { get; set; }

    public string? TenantId { get; set; }

    /// <summary><c>user</c>, <c>guest</c>, <c>anonymous</c>, <c>bot</c>.</summary>
    public string? UserRole { get; set; }
}

public sealed record ConversationAccount
{
    /// <summary>Personal <c>a:1…</c>, group <c>19:…@thread.v2</c>, channel <c>19:…@thread.tacv2[;messageid=…]</c>.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>One of <see cref="ConversationTypes"/>.</summary>
    public string? ConversationType { get; set; }

    public string? TenantId { get; set; }

    public bool? IsGroup { get; set; }
}
