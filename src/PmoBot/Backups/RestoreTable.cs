using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Backups;

/// <summary>
/// `restore FILE`: what `export` wrote, into a storage that is empty, or holds a part of it because a restore was cut short. A
/// storage with anything else in it is left as it is. At the end both are compared, row by row.
/// </summary>
internal sealed class RestoreTable(IMaintenanceScan scan, ITableStore store) : IVerb
{
    private const string DryRun = "dry-run";
    private const int AtATime = 8;

    // Of a commit.
    private const int MostRows = 100;

    public VerbName Name { get; } = new("restore", "FILE") { Does = language => BackupTexts.For(language).DoesRestore, Flags = [DryRun] };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not [var path])
            return ExitCode.NotUnderstood;
        var texts = BackupTexts.For(line.Language);
        try
        {
            await using var file = File.OpenRead(path);
            return await RestoreAsync(file, line.Flags.Contains(DryRun), texts, output);
        }
        catch (BrokenBackupException broken)
        {
            await output.WriteLineAsync(broken.IsOther ? texts.Other(path) : texts.Broken(path));
            return ExitCode.Wrong;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await output.WriteLineAsync(texts.CannotRead(path, exception.Message));
            return ExitCode.Wrong;
        }
    }

    private async Task<ExitCode> RestoreAsync(FileStream file, bool isDry, BackupTexts texts, TextWriter output)
    {
        // To its end before anything is written: a file that was cut short restores nothing.
        var sum = await BackupFile.SumAsync(BackupFile.ReadAsync(file));
        var (missing, other) = await CompareAsync(file);
        if (other is not null)
        {
            await output.WriteLineAsync(texts.NotEmpty(other));
            return ExitCode.Wrong;
        }

        if (isDry)
        {
            await output.WriteLineAsync(texts.Would(sum, missing));
            return ExitCode.Fine;
        }

        try
        {
            await Parallel.ForEachAsync(MissingAsync(file), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (rows, _) => await InsertAsync(rows));
        }
        catch (TableStoreException failed)
        {
            await output.WriteLineAsync(texts.Failed((failed.InnerException ?? failed).Message));
            return ExitCode.Wrong;
        }

        var isWhole = await CompareAsync(file) is { Missing: 0, Other: null };
        await output.WriteLineAsync(isWhole ? texts.Restored(sum, missing) : texts.NotAll);
        return isWhole ? ExitCode.Fine : ExitCode.Wrong;
    }

    /// <returns>How many rows of the file are missing, and the first in the storage that is not as the file has it.</returns>
    private async Task<(long Missing, TableRow? Other)> CompareAsync(FileStream file)
    {
        var missing = 0L;
        await foreach (var (row, stored) in BesideAsync(file))
        {
            if (stored is null)
                missing++;
            else if (row is null || !BackupLine.Of(row).AsSpan().SequenceEqual(BackupLine.Of(stored)))
                return (missing, stored);
        }

        return (missing, null);
    }

    private async IAsyncEnumerable<IReadOnlyList<TableRow>> MissingAsync(FileStream file)
    {
        var rows = new List<TableRow>();
        await foreach (var (row, stored) in BesideAsync(file))
        {
            if (stored is not null || row is null)
                continue;
            if (rows.Count == MostRows || rows.Count > 0 && rows[0].Partition != row.Partition)
            {
                yield return rows;
                rows = [];
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
            yield return rows;
    }

    // What came in between, the comparison at the end sees.
    private async Task InsertAsync(IReadOnlyList<TableRow> rows)
    {
        var result = await store.CommitAsync(rows[0].Partition, [.. rows.Select(row => new Write.Insert(row.Key, row.Columns))]);
        // Too large for a commit, or for the few seconds in which a slow line has to carry it.
        if (result is not (CommitResult.TooLarge or CommitResult.Unknown))
            return;
        if (rows.Count == 1)
            throw new TableStoreException($"{rows[0].Partition} {rows[0].Key}: {result.GetType().Name}");
        await InsertAsync([.. rows.Take(rows.Count / 2)]);
        await InsertAsync([.. rows.Skip(rows.Count / 2)]);
    }

    /// <summary>Each key once, in order, with the row that the file and the storage have of it.</summary>
    private async IAsyncEnumerable<(TableRow? File, TableRow? Stored)> BesideAsync(FileStream file)
    {
        await using var rows = BackupFile.ReadAsync(file).GetAsyncEnumerator();
        await using var stored = scan.ScanAsync().GetAsyncEnumerator();
        var (hasRow, hasStored) = (await rows.MoveNextAsync(), await stored.MoveNextAsync());
        while (hasRow || hasStored)
        {
            var order = !hasRow ? 1 : !hasStored ? -1 : BackupLine.Compare(rows.Current, stored.Current);
            yield return (order <= 0 ? rows.Current : null, order >= 0 ? stored.Current : null);
            (hasRow, hasStored) = (order <= 0 ? await rows.MoveNextAsync() : hasRow, order >= 0 ? await stored.MoveNextAsync() : hasStored);
        }
    }
}
