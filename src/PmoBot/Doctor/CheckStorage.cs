using System.Runtime.CompilerServices;
using PmoBot.Configuration;
using PmoBot.Tables;

namespace PmoBot.Doctor;

/// <summary>A row is written, read and removed; a file has room to grow, and is read by nobody else.</summary>
internal sealed class CheckStorage(ITableStore store, StorageSettings settings) : ICheck
{
    private const string Partition = "tenant";
    private const long LeastFree = 500L * 1024 * 1024;

    public async IAsyncEnumerable<Finding> LookAsync(DoctorTexts texts, [EnumeratorCancellation] CancellationToken cancel)
    {
        var row = $"doctor-{Guid.NewGuid():N}";
        var written = await store.CommitAsync(Partition, [new Write.Insert(row, new Columns { ["probe"] = row })]);
        if (written is not CommitResult.Committed || await store.FindAsync(Partition, row, cancel) is not { } found)
        {
            yield return Finding.Wrong(texts.StorageAway(written.GetType().Name));
            yield break;
        }

        await store.CommitAsync(Partition, [new Write.Delete(row, found.ETag)]);
        if (settings is not StorageSettings.Sqlite { File: var file })
        {
            yield return Finding.Fine(texts.TablesFine(((StorageSettings.AzureTables)settings).Table));
            yield break;
        }

        yield return Finding.Fine(texts.SqliteFine(file));
        if (new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace is < LeastFree and var free)
            yield return Finding.Wrong(texts.DiskFull(Path.GetDirectoryName(file)!, (int)(free / 1024 / 1024)));
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead))
            yield return Finding.Note(texts.FileOpen(file));
    }
}
