using SQLitePCL;

namespace PmoBot.Tables.Sqlite;

/// <summary>SQLite's own word, before it is told what it means for the caller. Code: the extended result code.</summary>
internal sealed class SqliteException(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    public bool IsInputOutput => (code & 0xFF) == raw.SQLITE_IOERR;
}
