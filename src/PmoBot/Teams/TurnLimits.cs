using System.Threading.RateLimiting;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>What held a turn back.</summary>
internal enum TurnLimit
{
    Person,
    Everybody,
}

/// <summary>How much is taken in one process. Nobody who reads the answers comes near a person's share.</summary>
internal sealed record TurnAllowance
{
    /// <summary>A search asks at every pause in a word: that is what a person does fastest.</summary>
    public int Burst { get; init; } = 60;

    /// <summary>Once the burst is used up. Whoever never stops costs 172,800 turns a day.</summary>
    public int PerSecond { get; init; } = 2;

    /// <summary>While something is slow, one person must not have all places.</summary>
    public int AtOncePerPerson { get; init; } = 10;

    /// <summary>Of everybody. With bodies of the largest size they are 64 MB.</summary>
    public int AtOnce { get; init; } = 256;

    public int Waiting { get; init; } = 512;

    /// <summary>A client gives up on some answers after 5 seconds, and asks again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(3);
}

/// <summary>
/// So much of each person, so many turns at once of all of them: no one keeps the others from being answered, or runs up what
/// the storage costs. In memory, for each process by itself: to count in the storage would be to pay for what is refused.
/// </summary>
/// <param name="allowance">Null: no limits.</param>
internal sealed class TurnLimits(TimeProvider time, TurnAllowance? allowance) : IDisposable
{
    private const int SweepAt = 1024;

    private static readonly TimeSpan BetweenTellings = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);
    private readonly ConcurrencyLimiter? _places = allowance is null ? null : new(new()
    {
        PermitLimit = allowance.AtOnce,
        QueueLimit = allowance.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private int _sweepAt = SweepAt;

    /// <summary>People of whom something is kept; whoever has not been heard for a while is forgotten.</summary>
    internal int Remembered => _shares.Count;

    /// <summary>Disposed when the turn ends.</summary>
    public async ValueTask<TurnPermit> EnterAsync(Turn turn)
    {
        if (allowance is null)
            return new(null, null);
        if (!TryTake(turn.Person.ObjectId))
            return new(TurnLimit.Person, null);

        var place = await PlaceAsync(allowance.LongestWait);
        if (place is null)
            End(turn.Person.ObjectId);
        return place is null ? new(TurnLimit.Everybody, null) : new(null, () =>
        {
            place.Dispose();
            End(turn.Person.ObjectId);
        });
    }

    /// <summary>Whether somebody who wrote may be told that there is a limit: to tell is a message too.</summary>
    public bool MayTell(Turn turn)
    {
        lock (_lock)
        {
            var (share, now) = (Of(turn.Person.ObjectId), time.GetTimestamp());
            if (share.TellAgainAt > now)
                return false;
            share.TellAgainAt = now + Ticks(BetweenTellings);
            return true;
        }
    }

    /// <summary>What is held back is answered without the storage, where a person's language is.</summary>
    public void Remember(string person, Language language)
    {
        lock (_lock)
        {
            if (_shares.TryGetValue(person, out var share))
                share.Language = language;
        }
    }

    public Language LanguageOf(Turn turn)
    {
        lock (_lock)
            return _shares.GetValueOrDefault(turn.Person.ObjectId)?.Language ?? turn.Language;
    }

    public void Dispose() => _places?.Dispose();

    // A bucket that is full again at some moment: each turn makes that later.
    private bool TryTake(string person)
    {
        lock (_lock)
        {
            var (share, now) = (Of(person), time.GetTimestamp());
            var full = Math.Max(share.FullAt, now) + time.TimestampFrequency / allowance!.PerSecond;
            if (share.UnderWay >= allowance.AtOncePerPerson || full - now > time.TimestampFrequency * allowance.Burst / allowance.PerSecond)
                return false;
            share.FullAt = full;
            share.UnderWay++;
            return true;
        }
    }

    private async ValueTask<RateLimitLease?> PlaceAsync(TimeSpan longest)
    {
        if (_places!.AttemptAcquire() is { IsAcquired: true } free)
            return free;
        using var late = new CancellationTokenSource(longest, time);
        try
        {
            return await _places.AcquireAsync(1, late.Token) is { IsAcquired: true } place ? place : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private void End(string person)
    {
        lock (_lock)
            Of(person).UnderWay--;
    }

    private Share Of(string person)
    {
        if (_shares.TryGetValue(person, out var share))
            return share;
        Sweep();
        return _shares[person] = new Share();
    }

    private void Sweep()
    {
        if (_shares.Count < _sweepAt)
            return;
        var now = time.GetTimestamp();
        foreach (var (person, share) in _shares)
        {
            if (share.UnderWay == 0 && share.FullAt <= now && share.TellAgainAt <= now)
                _shares.Remove(person);
        }

        // Twice what is left: a sweep is paid for by as many new ones as it looks at.
        _sweepAt = Math.Max(SweepAt, _shares.Count * 2);
    }

    private long Ticks(TimeSpan length) => (long)(length.TotalSeconds * time.TimestampFrequency);

    private sealed class Share
    {
        public long FullAt { get; set; } = long.MinValue;

        public int UnderWay { get; set; }

        public long TellAgainAt { get; set; } = long.MinValue;

        public Language? Language { get; set; }
    }
}

/// <param name="Limit">Null: let in.</param>
internal sealed record TurnPermit(TurnLimit? Limit, Action? End) : IDisposable
{
    public void Dispose() => End?.Invoke();
}
