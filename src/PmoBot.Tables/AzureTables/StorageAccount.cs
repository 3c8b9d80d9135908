using System.Diagnostics.CodeAnalysis;

namespace PmoBot.Tables.AzureTables;

/// <summary>What a connection string says: where the tables are, and the key that signs.</summary>
internal sealed record StorageAccount(string Name, byte[] Key, Uri Tables)
{
    /// <exception cref="ArgumentException">A part is missing or wrong. The message never holds the key.</exception>
    public static StorageAccount Parse(string connectionString) => TryParse(connectionString, out var account, out var wrong)
        ? account
        : throw new ArgumentException(wrong, nameof(connectionString));

    /// <summary>False: <paramref name="wrong"/> says in a sentence which part is missing or wrong.</summary>
    public static bool TryParse(string connectionString, [NotNullWhen(true)] out StorageAccount? account, [NotNullWhen(false)] out string? wrong)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);

        var name = parts.GetValueOrDefault("AccountName", "");
        var key = parts.GetValueOrDefault("AccountKey", "");
        var bytes = new byte[key.Length];
        var isKey = Convert.TryFromBase64String(key, bytes, out var length) && length > 0;
        var isAddress = Uri.TryCreate(EndpointOf(parts, name).TrimEnd('/') + "/", UriKind.Absolute, out var tables)
            && (tables.Scheme == Uri.UriSchemeHttps || tables.Scheme == Uri.UriSchemeHttp);

        wrong = name.Length == 0 ? "It has no AccountName."
            : key.Length == 0 ? "It has no AccountKey."
            : !isKey ? "Its AccountKey is not base64."
            : !isAddress ? "It names no address of the tables."
            : null;
        account = wrong is null ? new(name, bytes[..length], tables!) : null;
        return wrong is null;
    }

    private static string EndpointOf(Dictionary<string, string> parts, string name) => parts.TryGetValue("TableEndpoint", out var given)
        ? given
        : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}.table.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
}
