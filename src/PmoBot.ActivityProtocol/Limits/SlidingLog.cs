namespace PmoBot.ActivityProtocol;

/// <summary>
/// When the last requests went, as many as the largest limit. The framework's sliding-window limiter counts in
/// segments and holds one window only; here four hold at once, exactly, and the answer says when to come back.
/// </summary>
/// <remarks>Timestamps are the monotonic ones of a <see cref="TimeProvider"/>. Not thread-safe.</remarks>
internal sealed class SlidingLog(IReadOnlyList<(int Limit, long Length)> windows)
{
    private readonly int _most = windows.Max(window => window.Limit);
    private long[] _ring = new long[4];
    private int _count;
    private int _next;

    /// <summary>When so many requests may go together: <paramref name="now"/>, or later.</summary>
    public long NextAt(long now, int requests)
    {
        var at = now;
        foreach (var (limit, length) in windows)
        {
            // More than a window holds can never go together: as many as it holds, then.
            var before = limit - Math.Min(requests, limit);
            if (_count > before)
                at = Math.Max(at, Back(before + 1) + length);
        }

        return at;
    }

    public void Add(long now, int requests)
    {
        for (var i = 0; i < requests; i++)
            Add(now);
    }

    private void Add(long now)
    {
        if (_count == _ring.Length && _count < _most)
            Grow();
        _ring[_next] = now;
        _next = (_next + 1) % _ring.Length;
        _count = Math.Min(_count + 1, _ring.Length);
    }

    /// <summary>Whether nothing of it matters any more.</summary>
    public bool IsIdle(long now) => _count == 0 || windows.All(window => Back(1) + window.Length <= now);

    private long Back(int steps) => _ring[(_next - steps + _ring.Length) % _ring.Length];

    private void Grow()
    {
        var larger = new long[Math.Min(_ring.Length * 4, _most)];
        for (var i = 0; i < _count; i++)
            larger[i] = Back(_count - i);
        _next = _count;
        _ring = larger;
    }
}
