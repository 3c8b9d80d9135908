namespace PmoBot.Local;

/// <summary>Where the Playground, on the same machine, reaches this bot.</summary>
internal static class OwnAddress
{
    private static readonly string[] AnyHost = ["[::]", "0.0.0.0", "+", "*"];

    /// <summary>Plain http if there is any: the Playground does not trust a development certificate.</summary>
    public static Uri MessagesOf(IEnumerable<string> addresses)
    {
        var address = addresses
            .OrderByDescending(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault("http://localhost:3978");
        var binding = BindingAddress.Parse(address);
        var host = AnyHost.Contains(binding.Host, StringComparer.Ordinal) ? "localhost" : binding.Host;
        return new UriBuilder(binding.Scheme, host, binding.Port, "/api/messages").Uri;
    }
}
