using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// Checks who calls the bot, in two steps, so that no body is read for a stranger: first the token, then, with the
/// token's claims, what the activity says of itself.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
/// </summary>
public sealed class InboundAuthenticator
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly InboundVerdict NoKeys = new InboundVerdict.Unavailable("no signing keys");
    private static readonly InboundVerdict.Accepted NoTokenAsked = new(VerifiedToken.None);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024 };
    private readonly InboundOptions _options;
    private readonly TimeProvider _time;
    private readonly SigningKeys _keys;

    public InboundAuthenticator(InboundOptions options, HttpClient http, TimeProvider time)
    {
        _options = options;
        _time = time;
        _keys = new SigningKeys(options.Metadata, metadata => new KeySet(metadata), http, time);
    }

    /// <param name="authorization">The request's Authorization header, as it came.</param>
    public async ValueTask<InboundVerdict> CheckTokenAsync(string? authorization, CancellationToken cancel)
    {
        if (_options.AppId is null)
            return NoTokenAsked;
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Unauthorized("no bearer token");
        if (await _keys.CurrentAsync(cancel) is not { } keys)
            return NoKeys;

        var token = authorization["Bearer ".Length..];
        if (keys.Recall(token, Now - Skew) is { } known)
            return known;

        var result = await ValidateAsync(token, keys);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await _keys.FetchedAsync(cancel) is { } newer && newer != keys)
        {
            keys = newer;
            result = await ValidateAsync(token, keys);
        }

        return result.IsValid ? Accept(token, (JsonWebToken)result.SecurityToken, keys) : Unauthorized(result.Exception.GetType().Name);
    }

    /// <param name="token">What <see cref="CheckTokenAsync"/> accepted.</param>
    public InboundVerdict CheckActivity(VerifiedToken token, Activity activity)
    {
        if (_options.AppId is not null)
        {
            // One key is endorsed for many channels. Of some of them, such as Web Chat and Direct Line, whoever holds their secret
            // writes what an activity says of its person and its tenant: only what Teams says of them is believed.
            if (activity.ChannelId != ChannelIds.Teams || !token.Endorsements.Contains(ChannelIds.Teams))
                return new InboundVerdict.Forbidden("the activity is not of Teams, or its key is not endorsed for Teams");
            if (activity.ServiceUrl is null || !SameUrl(activity.ServiceUrl, token.ServiceUrl))
                return Unauthorized("the activity's service URL is not the token's");
        }

        if (_options.TenantId is not null && !IsOf(_options.TenantId, activity))
            return new InboundVerdict.Forbidden("the activity is not of the tenant that is served");
        return token == VerifiedToken.None ? NoTokenAsked : new InboundVerdict.Accepted(token);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private static InboundVerdict Accept(string token, JsonWebToken read, KeySet keys)
    {
        if (!read.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || string.IsNullOrEmpty(serviceUrl))
            return Unauthorized("no serviceurl claim");

        var verdict = new InboundVerdict.Accepted(new VerifiedToken(serviceUrl, keys.Find(read.Kid)!.Endorsements));
        keys.Remember(token, verdict, read.ValidTo);
        return verdict;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, KeySet keys) => _handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = _options.Issuer,
        ValidAudience = _options.AppId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        IssuerSigningKeyResolver = (_, _, kid, _) => keys.Find(kid) is { } found ? [found.Key] : [],
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (notBefore, expires, _, _) =>
            expires is { } end && Now - Skew < end && (notBefore is not { } start || start <= Now + Skew),
    });

    private static bool SameUrl(string one, string? other) =>
        other is not null && one.AsSpan().TrimEnd('/').Equals(other.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    // Teams names the tenant in two places. One may be missing, but none may name another, and one must name it.
    private static bool IsOf(string tenant, Activity activity)
    {
        string?[] named = [activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id];
        return named.Any(it => it is not null) && named.All(it => it is null || it.Equals(tenant, StringComparison.OrdinalIgnoreCase));
    }

    private static InboundVerdict.Unauthorized Unauthorized(string reason) => new(reason);
}
