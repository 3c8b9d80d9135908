namespace PmoBot.ActivityProtocol;

/// <summary>What may be done with an address that came from outside.</summary>
public enum ServiceUrlTrust
{
    /// <summary>Not called at all.</summary>
    None,

    /// <summary>Called, without a token: a loopback peer in Development that no setting names.</summary>
    WithoutToken,

    /// <summary>Called with the bot's token.</summary>
    WithToken,
}

/// <summary>
/// Which hosts get the bot's token. An activity and a stored reference name their own service URL, and whoever can
/// forge one would otherwise be handed a token that speaks for the bot.
/// </summary>
/// <param name="loopback">Whether plain http to this machine is allowed: in Development alone.</param>
/// <param name="configured">The loopback addresses that settings name, and that therefore may see a token.</param>
public sealed class ServiceUrlPolicy(bool loopback = false, params IReadOnlyList<Uri> configured)
{
    // smba's parent domain is shared with every customer of Traffic Manager: this one name, no suffix.
    private static readonly string[] Hosts = ["smba.trafficmanager.net", "api.botframework.azure.us"];
    private static readonly string[] Suffixes = [".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    public ServiceUrlTrust Judge(string? serviceUrl)
    {
        if (Address(serviceUrl) is not { } url)
            return ServiceUrlTrust.None;
        if (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && IsMicrosoft(url.Host))
            return ServiceUrlTrust.WithToken;
        if (!loopback || !url.IsLoopback)
            return ServiceUrlTrust.None;
        return configured.Any(known => known.IsLoopback && known.Scheme == url.Scheme && known.Authority == url.Authority)
            ? ServiceUrlTrust.WithToken
            : ServiceUrlTrust.WithoutToken;
    }

    // Nothing that two parsers could read in two ways: no user info, backslash, query, space or letter beyond ASCII.
    private static Uri? Address(string? serviceUrl) =>
        serviceUrl is not null
        && serviceUrl.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && serviceUrl.AsSpan().IndexOfAny("\\@?#") < 0
        && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? url
            : null;

    private static bool IsMicrosoft(string host) =>
        Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || Suffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
