using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The channel's signing keys, fetched anew every 12 hours beside the work, and at once when a token names a key that
/// is not there. IdentityModel's ConfigurationManager would do, but it keeps its own clock, and hands out the old keys
/// while it fetches new ones: the first token after a rotation would be refused.
/// </summary>
internal sealed class SigningKeys(Uri metadata, Func<OpenIdConnectConfiguration, KeySet> read, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UseUntil = TimeSpan.FromHours(24);   // the platform's own limit
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    // Metadata in the clear is for a peer on this machine alone.
    private readonly HttpDocumentRetriever _documents = new(http) { RequireHttps = !metadata.IsLoopback };
    private readonly Lock _lock = new();
    private Held? _held;
    private Task? _fetch;
    private long _fetchedAt;

    /// <summary>The keys, or null while they cannot be had.</summary>
    public ValueTask<KeySet?> CurrentAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _held) is not { } held || Age(held) >= UseUntil)
            return FetchedAsync(cancel);
        if (Age(held) >= RenewAfter)
            _ = Fetch();   // nobody waits for a metadata host that hangs while the keys in hand are good
        return new(held.Keys);
    }

    /// <summary>The keys after another look, or as they are if the last look was less than a minute ago.</summary>
    public async ValueTask<KeySet?> FetchedAsync(CancellationToken cancel)
    {
        await Fetch().WaitAsync(cancel);
        return _held is { } held && Age(held) < UseUntil ? held.Keys : null;
    }

    // By a clock that is never put back: after that, keys would look new for as long as it was wrong.
    private TimeSpan Age(Held held) => time.GetElapsedTime(held.At);

    private Task Fetch()
    {
        lock (_lock)
        {
            if (_fetch is null || (_fetch.IsCompleted && time.GetElapsedTime(_fetchedAt) >= BetweenFetches))
            {
                _fetchedAt = time.GetTimestamp();
                _fetch = FetchAsync();
            }

            return _fetch!;
        }
    }

    // Shared by all who wait, so it ends by the HTTP client's own time-out, not when one of them leaves.
    private async Task FetchAsync()
    {
        await Task.Yield();
        try
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, _documents, CancellationToken.None);
            if (read(found) is { IsEmpty: false } keys)
                _held = new(keys, time.GetTimestamp());
        }
        catch (Exception)
        {
            // The retriever throws in many ways, and each means no new keys: those in hand serve on until the next look.
        }
    }

    private sealed record Held(KeySet Keys, long At);
}
