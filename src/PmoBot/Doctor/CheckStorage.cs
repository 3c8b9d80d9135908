using PmoBot.Configuration;
using PmoBot.Conversation;
using PmoBot.Tables;

namespace PmoBot.Doctor;

/// <summary>A row is written, read and removed; a file has room to grow, and is read by nobody else.</summary>
internal sealed class CheckStorage(ITableStore store, StorageSettings settings, long leastFree = CheckStorage.LeastFree) : ICheck
{
    private const string Partition = "tenant";

    // Of projects, and of everybody who met the bot.
    private const string Directory = "directory";

    private const long MiB = 1024 * 1024;
    private const long LeastFree = 500 * MiB;

    public async IAsyncEnumerable<Finding> LookAsync(Language language)
    {
        var texts = StorageTexts.For(language);
        // First, because on a full disk the row is not written.
        if (settings is StorageSettings.Sqlite { File: var path } && FreeBeside(path) is var free && free < leastFree)
            yield return Finding.Wrong(texts.DiskFull(Path.GetDirectoryName(path)!, free / MiB));

        var isEmpty = !await store.QueryAsync(Directory, "", TableKey.EndOf(""), pageSize: 1).AnyAsync();
        if (await TryAsync() is { } why)
        {
            yield return Finding.Wrong(texts.Away(settings, why));
            yield break;
        }

        yield return Finding.Fine(settings switch
        {
            StorageSettings.Sqlite sqlite => texts.SqliteFine(sqlite.File),
            StorageSettings.AzureTables azure => texts.TablesFine(azure.Table),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        if (isEmpty)
            yield return Finding.Note(texts.Empty);
        if (settings is StorageSettings.Sqlite { File: var file } && !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead))
            yield return Finding.Note(texts.FileOpen(file));
    }

    /// <returns>Null, or what became of the row.</returns>
    private async Task<string?> TryAsync()
    {
        var row = $"doctor-{Guid.NewGuid():N}";
        var written = await store.CommitAsync(Partition, [new Write.Insert(row, new Columns { ["probe"] = row })]);
        if (written is not CommitResult.Committed || await store.FindAsync(Partition, row) is not { } found)
            return written.GetType().Name;
        var removed = await store.CommitAsync(Partition, [new Write.Delete(row, found.ETag)]);
        return removed is CommitResult.Committed ? null : removed.GetType().Name;
    }

    private static long FreeBeside(string file) => new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace;
}
