using System.Globalization;
using Azure;

namespace PmoBot.Tables.Sqlite;

/// <summary>A connection with the store's queries prepared. Each call sees what was committed when it began.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Database _database;
    private readonly Dictionary<int, Statement> _find = [];
    private readonly Statement _page;
    private readonly Statement _scan;

    public Reader(string path, TimeSpan busyTimeout)
    {
        _database = new Database(path, busyTimeout);
        _database.Run("PRAGMA query_only = 1");
        _page = _database.Prepare("""
            SELECT key, etag, columns FROM rows
            WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4
            """);
        _scan = _database.Prepare("""
            SELECT partition, key, etag, columns FROM rows
            WHERE (partition, key) > (?1, ?2) ORDER BY partition, key LIMIT ?3
            """);
    }

    /// <summary>One statement for all of them: SQLite takes its locks once.</summary>
    public TableRow?[] Find(params ReadOnlySpan<RowAddress> wanted)
    {
        var find = FindStatement(wanted.Length);
        for (var i = 0; i < wanted.Length; i++)
            find.BindKey((2 * i) + 1, TableKey.Escape(wanted[i].Partition)).BindKey((2 * i) + 2, TableKey.Escape(wanted[i].Row));

        var found = new TableRow?[wanted.Length];
        try
        {
            while (find.Step())
            {
                var i = (int)find.Number(0);
                found[i] = new(wanted[i].Partition, wanted[i].Row, ColumnText.Read(find.Utf8(2)), ETagOf(find.Number(1)));
            }

            return found;
        }
        finally
        {
            find.Reset();
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
        foreach (var find in _find.Values)
            find.Dispose();
        _page.Dispose();
        _scan.Dispose();
        _database.Dispose();
    }

    private Statement FindStatement(int rows)
    {
        if (!_find.TryGetValue(rows, out var find))
        {
            find = _database.Prepare(string.Join(" UNION ALL ", Enumerable.Range(0, rows).Select(i =>
                $"SELECT {i}, etag, columns FROM rows WHERE partition = ?{(2 * i) + 1} AND key = ?{(2 * i) + 2}")));
            _find.Add(rows, find);
        }

        return find;
    }

    private static ETag ETagOf(long number) => new(number.ToString(CultureInfo.InvariantCulture));
}
