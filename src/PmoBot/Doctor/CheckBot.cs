using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using PmoBot.Configuration;

namespace PmoBot.Doctor;

/// <summary>What Teams needs of the bot: the keys that its calls are signed with, a clock that is right, and a token of its own.</summary>
internal sealed class CheckBot(BotSettings bot, HttpClient http, IClock clock) : ICheck
{
    // Tokens of a quarter of an hour ago are refused by most; deliveries show the clock to the minute.
    private static readonly Duration Wrong = Duration.FromMinutes(2);
    private static readonly Duration Noted = Duration.FromSeconds(10);

    public async IAsyncEnumerable<Finding> LookAsync(DoctorTexts texts, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (bot.AppId is null)
        {
            yield return Finding.Note(texts.NoApp);
            yield break;
        }

        var (keys, skew, why) = await ReadKeysAsync(cancel);
        yield return why is not null ? Finding.Wrong(texts.KeysAway(bot.OpenIdMetadata.Host, why))
            : keys == 0 ? Finding.Wrong(texts.NoKeys(bot.OpenIdMetadata.AbsoluteUri))
            : Finding.Fine(texts.KeysFine(bot.OpenIdMetadata.Host, keys));
        if (skew is { } by && Duration.Max(by, -by) >= Noted)
            yield return Duration.Max(by, -by) >= Wrong ? Finding.Wrong(texts.ClockWrong((long)by.TotalSeconds)) : Finding.Note(texts.ClockOff((long)by.TotalSeconds));

        if (bot.Credential is null)
        {
            yield return Finding.Note(texts.NoCredential);
            yield break;
        }

        var token = await AppToken.AskAsync(bot.Credential, bot.Scope, cancel);
        yield return token switch
        {
            { Why: { } refused } => Finding.Wrong(texts.NoToken(refused, AppToken.CodeOf(refused))),
            { Tenant: { } tenant } when !tenant.Equals(bot.TenantId, StringComparison.OrdinalIgnoreCase) => Finding.Wrong(texts.OtherTenant(tenant, bot.TenantId ?? "–")),
            { App: { } app } when !app.Equals(bot.AppId, StringComparison.OrdinalIgnoreCase) => Finding.Wrong(texts.OtherApp(app, bot.AppId)),
            _ => Finding.Fine(texts.TokenFine(bot.AppId)),
        };
    }

    private async Task<(int Keys, Duration? Skew, string? Why)> ReadKeysAsync(CancellationToken cancel)
    {
        Duration? skew = null;
        try
        {
            using var answer = await http.GetAsync(bot.OpenIdMetadata, cancel);
            if (answer.Headers.Date is { } date)
                skew = clock.GetCurrentInstant() - Instant.FromDateTimeOffset(date);
            answer.EnsureSuccessStatusCode();
            var configuration = OpenIdConnectConfiguration.Create(await answer.Content.ReadAsStringAsync(cancel));
            using var keys = JsonDocument.Parse(await http.GetStringAsync(new Uri(configuration.JwksUri), cancel));
            return (keys.RootElement.GetProperty("keys").GetArrayLength(), skew, null);
        }
        catch (Exception away) when (away is HttpRequestException or JsonException or UriFormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            return (0, skew, away.Message);
        }
    }
}
