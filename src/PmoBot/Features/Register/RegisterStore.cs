using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>An item as it was read; whoever changes it says so with the ETag.</summary>
internal sealed record StoredItem(RegisterItem Item, ETag ETag);

/// <param name="Before">Null: it is new.</param>
internal sealed record ItemChange(StoredItem? Before, RegisterItem Now);

/// <param name="Day">Of the last change; null: there was none.</param>
internal sealed record StoredFigures(RegisterFigures Plain, RegisterFigures Confidential, LocalDate? Day, TableRow? Row)
{
    /// <summary>Something was logged once that all who read the project may see.</summary>
    public bool IsOpen { get; init; }

    public RegisterFigures For(bool seesConfidential) => seesConfidential ? Plain.Plus(Confidential) : Plain;

    /// <summary>What of <see cref="For"/> no report counts.</summary>
    public RegisterFigures InNoReport(bool seesConfidential) => seesConfidential ? Confidential : RegisterFigures.None;

    public StoredFigures With(ItemChange change, Func<string?, RiskScale> scale)
    {
        return this with { Plain = Of(Plain, false), Confidential = Of(Confidential, true), IsOpen = IsOpen || !change.Now.IsConfidential };

        RegisterFigures Of(RegisterFigures figures, bool confidential) => figures.With(
            change.Before?.Item is { } before && before.IsConfidential == confidential ? before : null,
            change.Now.IsConfidential == confidential ? change.Now : null,
            scale);
    }
}

/// <summary>The register's rows in a project's partition: items as they are and were, the orders they are read in, figures, and marks of what was logged.</summary>
internal sealed class RegisterStore(ITableStore store)
{
    private const string FiguresRow = "figures";
    private const string FiguresBefore = "figures-";
    private const string DayColumn = "day";
    private const string OpenColumn = "open";

    public async Task<StoredItem?> FindAsync(ProjectCode project, ItemNumber number, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, RegisterRows.RowOf(number), cancel) is { } row
            ? new StoredItem(RegisterRows.Read(project, row.Columns), row.ETag)
            : null;

    /// <summary>Every item that ever had a number.</summary>
    public IAsyncEnumerable<StoredItem> AllAsync(ProjectCode project, CancellationToken cancel) =>
        store.QueryAsync(project.Partition, RegisterRows.Prefix, TableKey.EndOf(RegisterRows.Prefix), cancel: cancel)
            .Select(row => new StoredItem(RegisterRows.Read(project, row.Columns), row.ETag));

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

    /// <summary>Those of them that are there, two waves of 100 at most.</summary>
    public async Task<IReadOnlyList<RegisterItem>> FindAsync(IReadOnlyList<(ProjectCode Project, ItemNumber Number)> items, CancellationToken cancel)
    {
        var waves = await Task.WhenAll(items.Chunk(100).Select(async some =>
        {
            var rows = await store.FindAsync([.. some.Select(item => new RowAddress(item.Project.Partition, RegisterRows.RowOf(item.Number)))], cancel);
            return some.Zip(rows).Where(pair => pair.Second is not null).Select(pair => RegisterRows.Read(pair.First.Project, pair.Second!.Columns));
        }));
        return [.. waves.SelectMany(wave => wave)];
    }

    /// <summary>In their order, so many at most.</summary>
    public async Task<IReadOnlyList<(string Key, RegisterLine Line)>> PageAsync(
        ProjectCode project, RegisterRange range, RegisterKind kind, bool confidential, int count, CancellationToken cancel)
    {
        var prefix = RegisterOrders.PrefixOf(range.Order, kind, confidential);
        var lines = new List<(string, RegisterLine)>();
        await foreach (var row in store.QueryAsync(project.Partition, prefix + range.From, range.To is { } to ? prefix + to : TableKey.EndOf(prefix), count, cancel))
        {
            lines.Add((row.Key[prefix.Length..], RegisterOrders.Read(row.Columns)));
            if (lines.Count == count)
                break;
        }

        return lines;
    }

    /// <summary>By this the same form once more is known.</summary>
    public static Write Mark(string draft, ItemNumber number) => new Write.Insert(MarkRow(draft), new Columns { ["item"] = number.ToString() });

    /// <summary>As it was filled into a form; null: that version is not there.</summary>
    public async Task<RegisterItem?> AsOfAsync(RegisterItem now, int version, CancellationToken cancel)
    {
        if (version == now.Version)
            return now;
        var row = version is > 0 && version < now.Version
            ? await store.FindAsync(now.Project.Partition, RegisterRows.PastRowOf(now.Number, version), cancel)
            : null;
        return row is null ? null : RegisterRows.Read(now.Project, row.Columns);
    }

    /// <summary>Every version, the oldest first.</summary>
    public async Task<IReadOnlyList<RegisterItem>> VersionsAsync(RegisterItem now, CancellationToken cancel)
    {
        var versions = new List<RegisterItem>();
        var past = RegisterRows.PastRowsOf(now.Number);
        await foreach (var row in store.QueryAsync(now.Project.Partition, past, TableKey.EndOf(past), 100, cancel))
            versions.Add(RegisterRows.Read(now.Project, row.Columns));
        return [.. versions, now];
    }

    /// <summary>What a commit writes for items that are new or became others: their rows, what they were, where they are found, what is counted.</summary>
    /// <param name="today">By the portfolio's clock.</param>
    /// <param name="scale">By its id.</param>
    public async Task<IReadOnlyList<Write>> ChangeAsync(
        ProjectCode project, IReadOnlyList<ItemChange> changes, LocalDate today, Func<string?, RiskScale> scale)
    {
        var figures = await FiguresAsync(project, CancellationToken.None);
        var counted = changes.Aggregate(figures, (so, change) => so.With(change, scale));
        return [.. (await Task.WhenAll(changes.Select(change => WritesAsync(change, scale(change.Now.Scale))))).SelectMany(writes => writes), .. Counted(figures, counted, today)];
    }

    private async Task<IEnumerable<Write>> WritesAsync(ItemChange change, RiskScale scale)
    {
        var (before, now) = change;
        var (row, keys) = (RegisterRows.RowOf(now.Number), RegisterOrders.KeysOf(now));
        List<RowAddress> left = [.. RegisterOrders.KeysOf(before?.Item).Except(keys, StringComparer.Ordinal).Select(key => new RowAddress(now.Project.Partition, key))];
        var gone = left.Count == 0 ? [] : await store.FindAsync(left);
        IEnumerable<Write> item = before is null
            ? [new Write.Insert(row, RegisterRows.Write(now))]
            : [
                new Write.Replace(row, RegisterRows.Write(now), before.ETag),
                new Write.Insert(RegisterRows.PastRowOf(now.Number, before.Item.Version), RegisterRows.Write(before.Item)),
            ];
        return
        [
            .. item,
            .. keys.Select(key => new Write.Upsert(key, RegisterOrders.Write(now, scale))),
            .. gone.OfType<TableRow>().Select(found => new Write.Delete(found.Key, found.ETag)),
        ];
    }

    private static IEnumerable<Write> Counted(StoredFigures before, StoredFigures now, LocalDate today)
    {
        // A clock that goes back, in another zone or another process, ends no day twice.
        var day = LocalDatePattern.Iso.Format(before.Day is { } last && last > today ? last : today);
        var columns = Columns(now, day);
        if (before.Row is not { } row)
        {
            yield return new Write.Insert(FiguresRow, columns);
            yield return new Write.Insert(FiguresBefore + day, Columns(before, day));
            yield break;
        }

        yield return new Write.Replace(FiguresRow, columns, row.ETag);
        if (before.Day < today)
            yield return new Write.Insert(FiguresBefore + day, row.Columns);
    }

    private static Columns Columns(StoredFigures figures, string day)
    {
        var columns = new Columns { [DayColumn] = day, [OpenColumn] = figures.IsOpen };
        figures.Plain.AddTo(columns, "");
        figures.Confidential.AddTo(columns, "confidential");
        return columns;
    }

    private static StoredFigures Read(TableRow? row) => row is null
        ? new StoredFigures(RegisterFigures.None, RegisterFigures.None, null, null)
        : new StoredFigures(
            RegisterFiguresRows.Read(row.Columns, ""),
            RegisterFiguresRows.Read(row.Columns, "confidential"),
            LocalDatePattern.Iso.Parse(row.Columns.Text(DayColumn)!).Value,
            row)
        {
            IsOpen = row.Columns.Flag(OpenColumn)!.Value,
        };

    private static string MarkRow(string draft) => $"logged-{draft}";
}
