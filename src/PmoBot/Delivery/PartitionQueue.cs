namespace PmoBot.Delivery;

/// <summary>One at a time in a partition, within this process, in the order of arrival. Not re-entrant.</summary>
internal sealed class PartitionQueue
{
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Partitions that somebody is in, or waits for.</summary>
    public int Count
    {
        get
        {
            lock (_lines)
                return _lines.Count;
        }
    }

    public async ValueTask<Turn> EnterAsync(string partition)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(partition, out line))
                _lines.Add(partition, line = new Line());
            line.Users++;
        }

        await line.Gate.WaitAsync();
        return new Turn(this, partition, line);
    }

    private void Leave(string partition, Line line)
    {
        line.Gate.Release();
        lock (_lines)
        {
            if (--line.Users == 0)
                _lines.Remove(partition);
        }
    }

    internal readonly struct Turn(PartitionQueue queue, string partition, object line) : IDisposable
    {
        public void Dispose() => queue.Leave(partition, (Line)line);
    }

    // Never disposed: a SemaphoreSlim holds nothing unless its wait handle is asked for.
    private sealed class Line
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
