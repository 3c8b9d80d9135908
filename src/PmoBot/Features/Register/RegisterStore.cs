using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>An item as it was read; whoever changes it says so with the ETag.</summary>
internal sealed record StoredItem(RegisterItem Item, ETag ETag);

/// <param name="Day">Of the last change; null: there was none.</param>
internal sealed record StoredFigures(RegisterFigures Plain, RegisterFigures Confidential, LocalDate? Day, TableRow? Row);

/// <summary>The register's rows in a project's partition: items, the orders they are read in, figures, and marks of what was logged.</summary>
internal sealed class RegisterStore(ITableStore store)
{
    private const string FiguresRow = "figures";
    private const string FiguresBefore = "figures-";
    private const string DayColumn = "day";

    public async Task<StoredItem?> FindAsync(ProjectCode project, ItemNumber number, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, RegisterRows.RowOf(number), cancel) is { } row
            ? new StoredItem(RegisterRows.Read(project, row.Columns), row.ETag)
            : null;

    /// <summary>The item that this form became already.</summary>
    public async Task<ItemNumber?> FindMarkAsync(ProjectCode project, string draft, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, MarkRow(draft), cancel) is { } row ? ItemNumber.Parse(row.Columns.Text("item")!, null) : null;

    public async Task<StoredFigures> FiguresAsync(ProjectCode project, CancellationToken cancel) =>
        Read(await store.FindAsync(project.Partition, FiguresRow, cancel));

    /// <summary>As a day ended.</summary>
    public async Task<StoredFigures> FiguresOfAsync(ProjectCode project, LocalDate day, CancellationToken cancel)
    {
        var after = FiguresBefore + LocalDatePattern.Iso.Format(day.PlusDays(1));
        await foreach (var row in store.QueryAsync(project.Partition, after, TableKey.EndOf(FiguresBefore), 1, cancel))
            return Read(row);
        return await FiguresAsync(project, cancel);
    }

    /// <summary>In their order, from this key on.</summary>
    /// <param name="from">Null: from the first.</param>
    public async Task<IReadOnlyList<(string Key, RegisterLine Line)>> PageAsync(
        ProjectCode project, RegisterOrder order, RegisterKind kind, bool confidential, string? from, int count, CancellationToken cancel)
    {
        var prefix = RegisterOrders.PrefixOf(order, kind, confidential);
        var lines = new List<(string, RegisterLine)>();
        await foreach (var row in store.QueryAsync(project.Partition, prefix + from, TableKey.EndOf(prefix), count, cancel))
        {
            lines.Add((row.Key[prefix.Length..], RegisterOrders.Read(row.Columns)));
            if (lines.Count == count)
                break;
        }

        return lines;
    }

    /// <summary>By this the same form once more is known.</summary>
    public static Write Mark(string draft, ItemNumber number) => new Write.Insert(MarkRow(draft), new Columns { ["item"] = number.ToString() });

    /// <summary>What a commit writes for an item that is new or became another: its row, where it is found, what is counted.</summary>
    /// <param name="today">By the portfolio's clock.</param>
    public async Task<IReadOnlyList<Write>> ChangeAsync(
        StoredItem? before, RegisterItem now, StoredFigures figures, LocalDate today, Func<int, RiskScale> scale)
    {
        var row = RegisterRows.RowOf(now.Number);
        var keys = RegisterOrders.KeysOf(now);
        var left = RegisterOrders.KeysOf(before?.Item).Except(keys, StringComparer.Ordinal).Select(key => new RowAddress(now.Project.Partition, key)).ToList();
        var gone = left.Count == 0 ? [] : await store.FindAsync(left);
        return
        [
            before is null ? new Write.Insert(row, RegisterRows.Write(now)) : new Write.Replace(row, RegisterRows.Write(now), before.ETag),
            .. keys.Select(key => new Write.Upsert(key, RegisterOrders.Write(now))),
            .. gone.OfType<TableRow>().Select(found => new Write.Delete(found.Key, found.ETag)),
            .. Counted(figures, before?.Item, now, today, scale),
        ];
    }

    private static IEnumerable<Write> Counted(
        StoredFigures figures, RegisterItem? before, RegisterItem now, LocalDate today, Func<int, RiskScale> scale)
    {
        var columns = new Columns { [DayColumn] = LocalDatePattern.Iso.Format(today) };
        Counted(figures.Plain, false).AddTo(columns, "");
        Counted(figures.Confidential, true).AddTo(columns, "confidential");
        if (figures.Row is not { } row)
        {
            yield return new Write.Insert(FiguresRow, columns);
            yield break;
        }

        yield return new Write.Replace(FiguresRow, columns, row.ETag);
        if (figures.Day < today)
            yield return new Write.Insert(FiguresBefore + LocalDatePattern.Iso.Format(today), row.Columns);

        RegisterFigures Counted(RegisterFigures of, bool confidential) =>
            of.With(before?.IsConfidential == confidential ? before : null, now.IsConfidential == confidential ? now : null, scale);
    }

    private static StoredFigures Read(TableRow? row) => row is null
        ? new StoredFigures(RegisterFigures.None, RegisterFigures.None, null, null)
        : new StoredFigures(
            RegisterFiguresRows.Read(row.Columns, ""),
            RegisterFiguresRows.Read(row.Columns, "confidential"),
            LocalDatePattern.Iso.Parse(row.Columns.Text(DayColumn)!).Value,
            row);

    private static string MarkRow(string draft) => $"logged-{draft}";
}
