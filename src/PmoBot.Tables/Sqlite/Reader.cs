using System.Globalization;
using Azure;

namespace PmoBot.Tables.Sqlite;

/// <summary>A connection with the store's three queries prepared. Each call sees what was committed when it began.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Database _database;
    private readonly Statement _find;
    private readonly Statement _page;
    private readonly Statement _scan;

    public Reader(string path, TimeSpan busyTimeout)
    {
        _database = new Database(path, busyTimeout);
        _database.Run("PRAGMA query_only = 1");
        _find = _database.Prepare("SELECT etag, columns FROM rows WHERE partition = ?1 AND key = ?2");
        _page = _database.Prepare("""
            SELECT key, etag, columns FROM rows
            WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4
            """);
        _scan = _database.Prepare("""
            SELECT partition, key, etag, columns FROM rows
            WHERE (partition, key) > (?1, ?2) ORDER BY partition, key LIMIT ?3
            """);
    }

    public TableRow? Find(string partition, string row)
    {
        _find.BindKey(1, TableKey.Escape(partition)).BindKey(2, TableKey.Escape(row));
        try
        {
            return _find.Step()
                ? new(partition, row, ColumnText.Read(_find.Utf8(1)), ETagOf(_find.Number(0)))
                : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>From and to are escaped keys; the rows' keys are not.</summary>
    public List<TableRow> Page(string partition, string from, string to, int rows)
    {
        _page.BindKey(1, TableKey.Escape(partition)).BindKey(2, from).BindKey(3, to).BindNumber(4, rows);
        try
        {
            var page = new List<TableRow>();
            while (_page.Step())
                page.Add(new(partition, TableKey.Unescape(_page.Key(0)), ColumnText.Read(_page.Utf8(2)), ETagOf(_page.Number(1))));
            return page;
        }
        finally
        {
            _page.Reset();
        }
    }

    public List<TableRow> Scan(TableRow? after, int rows)
    {
        _scan.BindKey(1, TableKey.Escape(after?.Partition ?? "")).BindKey(2, TableKey.Escape(after?.Key ?? "")).BindNumber(3, rows);
        try
        {
            var page = new List<TableRow>();
            while (_scan.Step())
            {
                page.Add(new(TableKey.Unescape(_scan.Key(0)), TableKey.Unescape(_scan.Key(1)),
                    ColumnText.Read(_scan.Utf8(3)), ETagOf(_scan.Number(2))));
            }

            return page;
        }
        finally
        {
            _scan.Reset();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _page.Dispose();
        _scan.Dispose();
        _database.Dispose();
    }

    private static ETag ETagOf(long number) => new(number.ToString(CultureInfo.InvariantCulture));
}
