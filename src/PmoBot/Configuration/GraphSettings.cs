using Azure.Core;

namespace PmoBot.Configuration;

/// <summary>`Graph:*`: whether Microsoft Graph is called, where, and by which connection people sign in.</summary>
internal sealed record GraphSettings
{
    public const string Version = "v1.0";

    public required bool Enabled { get; init; }

    /// <summary>The OAuth connection in the bot's registration, by which people sign in; null where Graph is off.</summary>
    public string? ConnectionName { get; init; }

    public required Uri BaseUrl { get; init; }

    /// <summary>The bot's own, for what it asks as itself; null: it asks without a token, in Development alone.</summary>
    public TokenCredential? Credential { get; init; }

    public string? TenantId { get; init; }

    public string Scope => new Uri(BaseUrl, "/.default").AbsoluteUri;

    public static GraphSettings Read(SettingsReader settings, BotSettings bot)
    {
        var enabled = settings.Flag("Graph:Enabled", absent: false);
        var connection = settings.Text("Graph:ConnectionName");
        if (enabled && connection is null)
            settings.Wrong("Graph:ConnectionName is not set: set the name of the bot's OAuth connection, or Graph:Enabled to false.");

        var address = settings.Address("Graph:BaseUrl");
        if (address is not null && address.AbsolutePath.TrimEnd('/') != "/" + Version)
            settings.Wrong($"Graph:BaseUrl is '{address.OriginalString}': set an address that ends in /{Version}, such as https://graph.microsoft.com/{Version}.");
        return new GraphSettings
        {
            Enabled = enabled,
            ConnectionName = enabled ? connection : null,
            BaseUrl = address ?? new Uri($"https://graph.microsoft.{(bot.IsGovernment ? "us" : "com")}/{Version}"),
            Credential = bot.Credential,
            TenantId = bot.TenantId,
        };
    }
}
