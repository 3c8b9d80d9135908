using System.Text;
using SQLitePCL;

namespace PmoBot.Tables.Sqlite;

/// <summary>A prepared statement; its parameters are counted from 1, its columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    /// <summary>How often SQLite found its plan to be of no use any more: once for another's change of the schema, never for parameters.</summary>
    public int PreparedAnew
    {
        get
        {
            const int SQLITE_STMTSTATUS_REPREPARE = 5;
            return raw.sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0);
        }
    }

    /// <summary>Keys are short and ASCII once escaped; an empty one is the lower end of all.</summary>
    public Statement BindKey(int parameter, string key)
    {
        if (key.Length == 0)
        {
            database.Require(raw.sqlite3_bind_text(handle, parameter, ""));
            return this;
        }

        Span<byte> ascii = stackalloc byte[TableKey.MaxLength + 1];
        database.Require(raw.sqlite3_bind_text(handle, parameter, ascii[..Encoding.ASCII.GetBytes(key, ascii)]));
        return this;
    }

    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        database.Require(raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    public Statement BindNumber(int parameter, long value)
    {
        database.Require(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    /// <summary>True on a row: read its columns, then <see cref="Reset"/> before another thread may use the connection.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;

        raw.sqlite3_reset(handle);
        database.Require(code);
        return false;
    }

    /// <summary>Runs a statement that answers no row.</summary>
    public void Run() => Step();

    public void Reset() => raw.sqlite3_reset(handle);

    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    public string Key(int column) => Encoding.ASCII.GetString(raw.sqlite3_column_blob(handle, column));

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public void Dispose() => handle.Dispose();
}
