using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The keys of one fetch, and the tokens that they were seen to sign: the platform sends one token with many
/// activities, and checking an RSA signature costs more than all else in a turn. New keys, no remembered tokens.
/// </summary>
internal sealed class KeySet(OpenIdConnectConfiguration metadata)
{
    private const int MostTokens = 512;

    private readonly Dictionary<string, SigningKey> _keys = (metadata.JsonWebKeySet?.Keys ?? [])
        .Where(key => key.Kty == "RSA" && key.Use is null or "sig" && !string.IsNullOrEmpty(key.Kid))
        .DistinctBy(key => key.Kid, StringComparer.Ordinal)
        .ToDictionary(key => key.Kid, key => new SigningKey(key, Endorsements(key)), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, SeenToken> _seen = new(StringComparer.Ordinal);

    public bool IsEmpty => _keys.Count == 0;

    public SigningKey? Find(string? kid) => kid is null ? null : _keys.GetValueOrDefault(kid);

    /// <summary>What was said about this very token, if its time was not over at <paramref name="now"/>.</summary>
    public InboundVerdict.Accepted? Recall(string token, DateTime now) =>
        _seen.TryGetValue(token, out var seen) && now < seen.Until ? seen.Verdict : null;

    public void Remember(string token, InboundVerdict.Accepted verdict, DateTime until)
    {
        if (_seen.Count >= MostTokens)
            _seen.Clear();
        _seen[token] = new(verdict, until);
    }

    private static HashSet<string> Endorsements(JsonWebKey key)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!key.AdditionalData.TryGetValue("endorsements", out var value))
            return found;
        if (value is JsonElement { ValueKind: JsonValueKind.Array } array)
            found.UnionWith(array.EnumerateArray().Where(it => it.ValueKind == JsonValueKind.String).Select(it => it.GetString()!));
        else if (value is IEnumerable<object> list)
            found.UnionWith(list.OfType<string>());
        return found;
    }

    private sealed record SeenToken(InboundVerdict.Accepted Verdict, DateTime Until);
}

internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);
