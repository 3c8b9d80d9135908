using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using PmoBot.Configuration;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

/// <summary>What Teams needs of the bot: the keys that its calls are signed with, a clock that is right, and a token of its own.</summary>
internal sealed class CheckBot(BotSettings bot, HttpClient http, IClock clock, Peers peers) : ICheck
{
    // Tokens of a quarter of an hour ago are refused by most; deliveries show the clock to the minute.
    private static readonly Duration Wrong = Duration.FromMinutes(2);
    private static readonly Duration Noted = Duration.FromSeconds(10);

    public async IAsyncEnumerable<Finding> LookAsync(Language language)
    {
        var texts = BotTexts.For(language);
        if (bot.AppId is null)
        {
            yield return Finding.Note(texts.NoApp);
            yield break;
        }

        Duration skew = default;
        var (keys, away) = await peers.AskAsync(async cancel =>
        {
            using var answer = await http.GetAsync(bot.OpenIdMetadata, cancel);
            skew = SkewOf(answer);
            return await KeysAsync(answer, cancel);
        });
        yield return away is not null ? Finding.Wrong(texts.KeysAway(bot.OpenIdMetadata.Host, away))
            : keys.Count == 0 ? Finding.Wrong(texts.NoKeys(bot.OpenIdMetadata.AbsoluteUri))
            : keys.Issuer != bot.Issuer ? Finding.Wrong(texts.OtherCloud(bot.OpenIdMetadata.AbsoluteUri, keys.Issuer, bot.Issuer))
            : Finding.Fine(texts.KeysFine(bot.OpenIdMetadata.Host, keys.Count));
        if (Duration.Max(skew, -skew) is var off && off >= Noted)
            yield return off >= Wrong ? Finding.Wrong(texts.ClockWrong((long)skew.TotalSeconds)) : Finding.Note(texts.ClockOff((long)skew.TotalSeconds));

        if (bot.Credential is null)
        {
            yield return Finding.Note(texts.NoCredential);
            yield break;
        }

        var (token, refused) = await AppToken.AskAsync(peers, bot.Credential, bot.Scope);
        yield return refused is not null ? Finding.Wrong(texts.NoToken(refused, AppToken.CodeOf(refused)))
            : IsOther(token?.Tenant, bot.TenantId) ? Finding.Wrong(texts.OtherTenant(token!.Tenant!, bot.TenantId!))
            : IsOther(token?.App, bot.AppId) ? Finding.Wrong(texts.OtherApp(token!.App!, bot.AppId))
            : Finding.Fine(texts.TokenFine(bot.AppId));
    }

    // What a cache has kept for a while bears the date of then. Where there is no date, nothing is known.
    private Duration SkewOf(HttpResponseMessage answer) => answer.Headers.Date is { } date
        ? clock.GetCurrentInstant() - Instant.FromDateTimeOffset(date) - Duration.FromTimeSpan(answer.Headers.Age ?? TimeSpan.Zero)
        : Duration.Zero;

    private async Task<(int Count, string Issuer)> KeysAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        answer.EnsureSuccessStatusCode();
        var configuration = OpenIdConnectConfiguration.Create(await answer.Content.ReadAsStringAsync(cancel));
        using var keys = JsonDocument.Parse(await http.GetStringAsync(new Uri(configuration.JwksUri), cancel));
        return (keys.RootElement.GetProperty("keys").GetArrayLength(), configuration.Issuer);
    }

    private static bool IsOther(string? said, string? set) => said is not null && set is not null && !said.Equals(set, StringComparison.OrdinalIgnoreCase);
}
