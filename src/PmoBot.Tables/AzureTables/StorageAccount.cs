namespace PmoBot.Tables.AzureTables;

/// <summary>What a connection string says: where the tables are, and the key that signs.</summary>
internal sealed record StorageAccount(string Name, byte[] Key, Uri Tables)
{
    /// <exception cref="ArgumentException">A part is missing. The message never holds the key.</exception>
    public static StorageAccount Parse(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

        var name = Required("AccountName");
        var endpoint = parts.TryGetValue("TableEndpoint", out var given)
            ? given
            : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}.table.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return new(name, Convert.FromBase64String(Required("AccountKey")), new Uri(endpoint.TrimEnd('/') + "/"));

        string Required(string part) => parts.TryGetValue(part, out var value)
            ? value
            : throw new ArgumentException($"The connection string has no {part}.", nameof(connectionString));
    }
}
