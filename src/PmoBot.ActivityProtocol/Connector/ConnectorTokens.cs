using System.Net.Http.Headers;
using Azure.Core;

namespace PmoBot.ActivityProtocol;

/// <summary>The bot's own token, asked for once and renewed before it ends.</summary>
/// <param name="credential">A client secret or a managed identity.</param>
/// <param name="scope"><see cref="PublicScope"/>, or its counterpart of a sovereign cloud.</param>
public sealed class ConnectorTokens(TokenCredential credential, TimeProvider time, string scope = ConnectorTokens.PublicScope)
{
    public const string PublicScope = "https://api.botframework.com/.default";
    public const string UsGovernmentScope = "https://api.botframework.us/.default";

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private Held? _held;
    private Task<Held>? _renewal;

    /// <summary>The header to send.</summary>
    /// <exception cref="Exception">Whatever the credential throws when it cannot get a token and none is left.</exception>
    public ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancel) =>
        Volatile.Read(ref _held) is { } held && time.GetUtcNow() < held.RenewAt ? new(held.Header) : RenewedAsync(cancel);

    /// <summary>This token was answered 401: the next call asks for another, unless somebody already did.</summary>
    internal void Refused(AuthenticationHeaderValue header)
    {
        if (Volatile.Read(ref _held) is { } held && ReferenceEquals(held.Header, header))
            Interlocked.CompareExchange(ref _held, held with { RenewAt = DateTimeOffset.MinValue }, held);
    }

    // One renewal for all who wait, so none of them may cancel it: each leaves by itself.
    private async ValueTask<AuthenticationHeaderValue> RenewedAsync(CancellationToken cancel)
    {
        Task<Held> renewal;
        lock (_lock)
            renewal = _renewal is { IsCompleted: false } ? _renewal : _renewal = RenewAsync();

        return (await renewal.WaitAsync(cancel)).Header;
    }

    private async Task<Held> RenewAsync()
    {
        await Task.Yield();
        var now = time.GetUtcNow();
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), CancellationToken.None);
            _held = new(new("Bearer", token.Token), token.RefreshOn ?? token.ExpiresOn - Ahead, token.ExpiresOn);
        }
        catch (Exception) when (_held is { } old && now < old.ExpiresOn)
        {
            // Entra may be away for a while. The token in hand still works; ask again in half a minute.
            _held = old with { RenewAt = now.AddSeconds(30) };
        }

        return _held;
    }

    private sealed record Held(AuthenticationHeaderValue Header, DateTimeOffset RenewAt, DateTimeOffset ExpiresOn);
}
