using Azure.Core;
using Azure.Identity;
using PmoBot.ActivityProtocol;

namespace PmoBot.Configuration;

/// <summary>`Bot:*`: who the bot is, and how it proves it.</summary>
internal sealed record BotSettings
{
    /// <summary>Null: in Development alone, where no token is asked for then.</summary>
    public string? AppId { get; init; }

    public string? TenantId { get; init; }

    /// <summary>Null: nothing is sent with a token.</summary>
    public TokenCredential? Credential { get; init; }

    public required Uri OpenIdMetadata { get; init; }

    public required string Issuer { get; init; }

    public required string Scope { get; init; }

    /// <summary>The loopback addresses that settings name, and that may therefore see a token.</summary>
    public IReadOnlyList<Uri> Named { get; init; } = [];

    /// <summary>The loopback addresses that stand for SharePoint: in Development alone.</summary>
    public IReadOnlyList<Uri> FilePeers { get; init; } = [];

    /// <summary>Where people's tokens are kept.</summary>
    public required string TokenService { get; init; }

    public bool IsDevelopment { get; init; }

    /// <summary>The US Government cloud, as the address of its login says.</summary>
    public bool IsGovernment { get; init; }

    public static BotSettings Read(SettingsReader settings, bool development)
    {
        var appId = settings.Id("Bot:AppId");
        var tenant = settings.Id("Bot:TenantId");
        if (!development && settings.Text("Bot:AppId") is null)
            settings.Wrong("Bot:AppId is not set: set the bot's application (client) id. Only ASPNETCORE_ENVIRONMENT=Development runs without one.");
        if (!development && settings.Text("Bot:TenantId") is null)
            settings.Wrong("Bot:TenantId is not set: set the one Entra tenant that this deployment serves.");
        if (!development && settings.List("Pmo:Admins").Count == 0)
            settings.Wrong("Pmo:Admins is not set: set the Entra object ids of the first PMO, by commas.");

        var login = settings.Address("Bot:LoginUrl", alwaysHttps: true);   // Azure.Identity takes no other
        var government = login?.Host.EndsWith(".us", StringComparison.OrdinalIgnoreCase) == true;
        var tokenService = settings.Address("Bot:TokenServiceUrl");
        return new BotSettings
        {
            AppId = appId,
            TenantId = tenant,
            Credential = CredentialOf(settings, appId, tenant, login, development),
            OpenIdMetadata = settings.Address("Bot:OpenIdMetadata")
                ?? new Uri(government ? InboundOptions.UsGovernmentMetadata : InboundOptions.PublicMetadata),
            Issuer = government ? InboundOptions.UsGovernmentIssuer : "https://api.botframework.com",
            Scope = government ? ConnectorTokens.UsGovernmentScope : ConnectorTokens.PublicScope,
            TokenService = tokenService?.OriginalString
                ?? (government ? UserTokenClient.UsGovernmentUrl : UserTokenClient.PublicUrl),
            Named = [.. new[] { settings.Address("Bot:ServiceUrl"), tokenService }.OfType<Uri>()],
            FilePeers = development && settings.Address("Bot:FileUrl") is { } files ? [files] : [],
            IsDevelopment = development,
            IsGovernment = government,
        };
    }

    private static TokenCredential? CredentialOf(SettingsReader settings, string? appId, string? tenant, Uri? login, bool development)
    {
        var kind = settings.Text("Bot:Credential") ?? (development ? "None" : "ManagedIdentity");
        switch (kind.ToLowerInvariant())
        {
            case "none" when development:
                return null;
            case "managedidentity":
                return new ManagedIdentityCredential(
                    appId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(appId));
            case "clientsecret":
                if (settings.Text("Bot:ClientSecret") is { } secret && appId is not null && tenant is not null)
                {
                    return new ClientSecretCredential(tenant, appId, secret, new ClientSecretCredentialOptions
                    {
                        AuthorityHost = login ?? AzureAuthorityHosts.AzurePublicCloud,
                        // A loopback login in tests is no Microsoft cloud that could be asked about itself.
                        DisableInstanceDiscovery = login?.IsLoopback == true,
                    });
                }

                if (settings.Text("Bot:AppId") is null || settings.Text("Bot:TenantId") is null || settings.Text("Bot:ClientSecret") is null)
                    settings.Wrong("Bot:Credential is ClientSecret: set Bot:AppId, Bot:TenantId and Bot:ClientSecret too.");
                return null;
            default:
                settings.Wrong($"Bot:Credential is '{kind}': set ManagedIdentity or ClientSecret{(development ? " or None" : "")}.");
                return null;
        }
    }
}
