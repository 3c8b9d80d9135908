using Azure.Core;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace PmoBot.Graph;

/// <summary>What the bot asks of Graph as itself, with the same credential as the Connector's.</summary>
/// <param name="credential">Null: without a token.</param>
internal sealed class GraphAsBot(GraphWire wire, TokenCredential? credential, string scope, TimeProvider time)
{
    private const int Tries = 4;

    // Somebody waits for the answer, and can do without it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public GraphWire Wire => wire;

    /// <summary>One read, again after each 429 that asks for a short rest.</summary>
    public Task<GraphAnswer<T>> ReadAsync<T>(string operation, RequestInformation information, ParsableFactory<T> factory, CancellationToken cancel)
        where T : IParsable, new() =>
        AgainAsync(async () =>
        {
            using var request = await wire.NativeAsync(information);
            return await SendAsync(operation, request, response => GraphWire.ReadAsync(response, factory), cancel);
        }, cancel);

    /// <summary>Once.</summary>
    public async Task<GraphAnswer<T>> SendAsync<T>(
        string operation, HttpRequestMessage request, Func<HttpResponseMessage, Task<GraphAnswer<T>>> read, CancellationToken cancel)
    {
        string? token;
        try
        {
            token = credential is null ? null : (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancel)).Token;
        }
        catch (Exception e)
        {
            // Each kind of credential throws its own kinds of exception; all of them mean that nothing was sent.
            return new GraphAnswer<T>.NotDone($"no token: {e.GetType().Name}");
        }

        return await wire.SendAsync(operation, request, token, read, cancel);
    }

    /// <summary>While it is throttled, and not for long.</summary>
    public async Task<GraphAnswer<T>> AgainAsync<T>(Func<Task<GraphAnswer<T>>> ask, CancellationToken cancel)
    {
        var answer = await ask();
        for (var tries = 1; tries < Tries && answer is GraphAnswer<T>.Throttled { After: var after } && await RestedAsync(after, cancel); tries++)
            answer = await ask();
        return answer;
    }

    /// <summary>False: not for so long, or whoever asked has gone.</summary>
    public async Task<bool> RestedAsync(TimeSpan after, CancellationToken cancel)
    {
        if (after > Longest)
            return false;
        await Task.Delay(after, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancel.IsCancellationRequested;
    }
}
