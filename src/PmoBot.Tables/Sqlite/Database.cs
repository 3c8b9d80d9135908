using SQLitePCL;

namespace PmoBot.Tables.Sqlite;

/// <summary>One connection to the file, used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;

    static Database()
    {
        // Without the count of all bytes in use, which nobody reads, readers do not wait for each other's allocations.
        const int SQLITE_CONFIG_MEMSTATUS = 9;
        Batteries_V2.Init();
        _ = raw.sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        _ = raw.sqlite3_initialize();
    }

    public Database(string path, TimeSpan busyTimeout)
    {
        var opened = raw.sqlite3_open_v2(path, out _handle,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Require(opened);
            Require(raw.sqlite3_extended_result_codes(_handle, 1));
            Require(raw.sqlite3_busy_timeout(_handle, (int)busyTimeout.TotalMilliseconds));
            // Else a statement with a LIMIT is prepared anew whenever its parameters are bound: one plan fits all of ours.
            Require(raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _));
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    public int RowsChanged => raw.sqlite3_changes(_handle);

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public void Run(string sql) => Require(raw.sqlite3_exec(_handle, sql));

    public Statement Prepare(string sql)
    {
        const int SQLITE_PREPARE_PERSISTENT = 1;
        Require(raw.sqlite3_prepare_v3(_handle, sql, SQLITE_PREPARE_PERSISTENT, out var statement));
        return new(this, statement);
    }

    public void Require(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new SqliteException(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose() => _handle.Dispose();
}
