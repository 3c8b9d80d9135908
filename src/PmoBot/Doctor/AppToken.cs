using Azure.Core;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PmoBot.Doctor;

/// <summary>What the bot's own token says of itself: read and not checked, for whom it is meant will check it.</summary>
/// <param name="Roles">Application permissions that were given and consented to.</param>
/// <param name="Why">There is none. No secret stands in it: Entra does not repeat them.</param>
internal sealed record AppToken(string? Tenant, string? App, IReadOnlySet<string> Roles, string? Why)
{
    private const string EntraCode = "AADSTS";

    public static async Task<AppToken> AskAsync(TokenCredential credential, string scope, CancellationToken cancel)
    {
        string token;
        try
        {
            token = (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancel)).Token;
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // Each kind of credential throws its own kinds of exception.
            return new AppToken(null, null, new HashSet<string>(), Finding.Shortly(refused.Message));
        }

        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(token))
            return new AppToken(null, null, new HashSet<string>(), null);
        var said = handler.ReadJsonWebToken(token);
        return new AppToken(Text(said, "tid"), Text(said, "appid") ?? Text(said, "azp"), said.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal), null);
    }

    /// <summary>Entra's number of an error, such as AADSTS7000215: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</summary>
    public static string? CodeOf(string why)
    {
        var at = why.IndexOf(EntraCode, StringComparison.Ordinal);
        return at < 0 ? null : EntraCode + string.Concat(why.Skip(at + EntraCode.Length).TakeWhile(char.IsAsciiDigit));
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
