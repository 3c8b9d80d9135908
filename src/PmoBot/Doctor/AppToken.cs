using Azure.Core;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PmoBot.Doctor;

/// <summary>What the bot's own token says of itself: read and not checked, for whom it is meant will check it.</summary>
/// <param name="Roles">Application permissions that were given and consented to.</param>
internal sealed record AppToken(string? Tenant, string? App, IReadOnlySet<string> Roles)
{
    private const string EntraCode = "AADSTS";

    /// <summary>In why there is none stands no secret: Entra does not repeat them.</summary>
    public static Task<Answer<AppToken>> AskAsync(Peers peers, TokenCredential credential, string scope) => peers.AskAsync(async cancel =>
        Read((await credential.GetTokenAsync(new TokenRequestContext([scope]), cancel)).Token));

    /// <summary>Entra's number of an error, such as AADSTS7000215: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
    public static string? CodeOf(string why)
    {
        var at = why.IndexOf(EntraCode, StringComparison.Ordinal);
        return at < 0 ? null : EntraCode + string.Concat(why.Skip(at + EntraCode.Length).TakeWhile(char.IsAsciiDigit));
    }

    private static AppToken Read(string token)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(token))
            return new AppToken(null, null, new HashSet<string>());
        var said = handler.ReadJsonWebToken(token);
        return new AppToken(Text(said, "tid"), Text(said, "appid") ?? Text(said, "azp"), said.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal));
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
