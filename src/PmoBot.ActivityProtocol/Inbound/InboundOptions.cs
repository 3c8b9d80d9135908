namespace PmoBot.ActivityProtocol;

/// <summary>Who may call the bot. The defaults are the public cloud's.</summary>
public sealed record InboundOptions
{
    public const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public const string UsGovernmentIssuer = "https://api.botframework.us";
    public const string UsGovernmentMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";

    /// <summary>The audience. Null: no token is asked for, which the program allows in Development alone.</summary>
    public required string? AppId { get; init; }

    /// <summary>The one tenant that is served; null serves any.</summary>
    public required string? TenantId { get; init; }

    public string Issuer { get; init; } = "https://api.botframework.com";

    public Uri Metadata { get; init; } = new(PublicMetadata);
}
