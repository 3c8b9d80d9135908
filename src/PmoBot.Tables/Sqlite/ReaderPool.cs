namespace PmoBot.Tables.Sqlite;

/// <summary>As many connections as there are reads at once: a read holds one for microseconds, never over an await. A crowd's are closed after it.</summary>
internal sealed class ReaderPool(string path, TimeSpan busyTimeout) : IDisposable
{
    private static readonly int Kept = 4 * Environment.ProcessorCount;

    private readonly Lock _lock = new();
    private readonly Stack<Reader> _idle = [];
    private bool _closed;

    public T Read<T, TArguments>(string operation, TArguments arguments, Func<Reader, TArguments, T> query)
    {
        var trip = Trip.Begin(operation);
        var result = Trip.Failed;
        try
        {
            var reader = Take();
            try
            {
                var found = query(reader, arguments);
                result = Trip.Ok;
                return found;
            }
            finally
            {
                GiveBack(reader);
            }
        }
        catch (SqliteException failure)
        {
            throw new TableStoreException("The SQLite file cannot be read.", failure);
        }
        finally
        {
            trip.End(result);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            while (_idle.TryPop(out var reader))
                reader.Dispose();
        }
    }

    private Reader Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteTableStore));
            if (_idle.TryPop(out var idle))
                return idle;
        }

        return new Reader(path, busyTimeout);
    }

    private void GiveBack(Reader reader)
    {
        lock (_lock)
        {
            if (!_closed && _idle.Count < Kept)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
