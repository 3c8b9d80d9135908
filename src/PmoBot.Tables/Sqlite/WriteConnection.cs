using System.Globalization;
using Azure;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tables.Sqlite;

/// <summary>The writer's connection: a transaction of many commits, each in a savepoint of its own.</summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly Database _database;
    private readonly Statement _begin, _savepoint, _release, _undo, _commit, _readCounter, _writeCounter;
    private readonly Statement _insert, _replace, _upsert, _delete, _exists;
    private long _counter;

    public WriteConnection(string path, TimeSpan busyTimeout)
    {
        _database = new Database(path, busyTimeout);
        Schema.Prepare(_database);
        _begin = _database.Prepare("BEGIN IMMEDIATE");
        _savepoint = _database.Prepare("SAVEPOINT one");
        _release = _database.Prepare("RELEASE one");
        _undo = _database.Prepare("ROLLBACK TO one");
        _commit = _database.Prepare("COMMIT");
        _readCounter = _database.Prepare("SELECT value FROM last_etag");
        _writeCounter = _database.Prepare("UPDATE last_etag SET value = ?1");
        _exists = _database.Prepare("SELECT 1 FROM rows WHERE partition = ?1 AND key = ?2");
        _insert = _database.Prepare("""
            INSERT INTO rows (partition, key, etag, columns) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING
            """);
        _upsert = _database.Prepare("""
            INSERT INTO rows (partition, key, etag, columns) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET etag = excluded.etag, columns = excluded.columns
            """);
        _replace = _database.Prepare("""
            UPDATE rows SET etag = ?3, columns = ?4 WHERE partition = ?1 AND key = ?2 AND etag = ?5
            """);
        _delete = _database.Prepare("DELETE FROM rows WHERE partition = ?1 AND key = ?2 AND etag = ?3");
    }

    /// <summary>Waits for another process that writes. The counter may have moved meanwhile, so it is read anew.</summary>
    public void Begin()
    {
        _begin.Run();
        _readCounter.Step();
        _counter = _readCounter.Number(0);
        _readCounter.Reset();
    }

    public CommitResult Apply(PendingCommit commit)
    {
        _savepoint.Run();
        var etags = new ETag[commit.Writes.Count];
        CommitResult? refused = null;
        for (var i = 0; i < etags.Length && refused is null; i++)
            refused = Apply(commit.Partition, commit.Writes[i], i, out etags[i]);

        if (refused is not null)
            _undo.Run();
        _release.Run();
        return refused ?? new Committed(etags);
    }

    public void Commit()
    {
        _writeCounter.BindNumber(1, _counter).Run();
        _commit.Run();
    }

    public void Abandon()
    {
        if (_database.InTransaction)
            _database.Run("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_begin, _savepoint, _release, _undo, _commit, _readCounter, _writeCounter,
            _insert, _replace, _upsert, _delete, _exists])
            statement.Dispose();
        _database.Dispose();
    }

    private CommitResult? Apply(string partition, PendingWrite write, int index, out ETag etag)
    {
        var statement = write.Kind switch
        {
            WriteKind.Insert => _insert,
            WriteKind.Replace => _replace,
            WriteKind.Upsert => _upsert,
            _ => _delete,
        };
        statement.BindKey(1, partition).BindKey(2, write.Row);
        etag = default;
        if (write.Columns is { } columns)
        {
            etag = new((++_counter).ToString(CultureInfo.InvariantCulture));
            statement.BindNumber(3, _counter).BindText(4, columns);
        }

        if (write.Kind is WriteKind.Replace or WriteKind.Delete)
            statement.BindNumber(write.Kind == WriteKind.Replace ? 5 : 3, write.ETag);

        statement.Run();
        if (_database.RowsChanged == 1)
            return null;
        return write.Kind == WriteKind.Insert || Exists(partition, write.Row) ? new Conflict(index) : new NotFound(index);
    }

    private bool Exists(string partition, string row)
    {
        var found = _exists.BindKey(1, partition).BindKey(2, row).Step();
        _exists.Reset();
        return found;
    }
}
