namespace PmoBot.Doctor;

/// <summary>What a peer answered, or why it did not.</summary>
internal readonly record struct Answer<T>(T? Value, string? Why);

/// <summary>Asks a peer, and does not wait for ever: silence is an answer too.</summary>
internal sealed class Peers(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public async Task<Answer<T>> AskAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        using var late = new CancellationTokenSource(Longest, time);
        try
        {
            // Some credentials do not look at their token.
            return new(await ask(late.Token).WaitAsync(late.Token), null);
        }
        catch (Exception) when (late.IsCancellationRequested)
        {
            return new(default, $"no answer within {Longest.TotalSeconds} s");
        }
        catch (Exception failed)   // each kind of credential throws its own kinds, and each peer can break in its own way
        {
            return new(default, Finding.Shortly(failed.Message));
        }
    }
}
