using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Backups;

/// <summary>
/// `export FILE`: everything that is kept, in one file that `restore` reads on either kind of storage. Read twice: a file of
/// rows that changed meanwhile would be of no moment at all, and is not kept.
/// </summary>
internal sealed class ExportTable(IMaintenanceScan scan) : IVerb
{
    public VerbName Name { get; } = new("export", "FILE") { Does = language => BackupTexts.For(language).DoesExport };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not [var path])
            return ExitCode.NotUnderstood;
        var texts = BackupTexts.For(line.Language);
        if (Path.Exists(path))
        {
            await output.WriteLineAsync(texts.Exists(path));
            return ExitCode.Wrong;
        }

        try
        {
            return await ExportAsync(path, texts, output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await output.WriteLineAsync(texts.CannotWrite(path, exception.Message));
            return ExitCode.Wrong;
        }
    }

    private async Task<ExitCode> ExportAsync(string path, BackupTexts texts, TextWriter output)
    {
        // Under its name it is whole; until then it is under one that no other export to that name has.
        var unfinished = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            BackupSum sum;
            await using (var file = new FileStream(unfinished, OnlyMine()))
            {
                sum = await BackupFile.WriteAsync(file, scan.ScanAsync());
                file.Flush(flushToDisk: true);
            }

            var isOneMoment = await BackupFile.SumAsync(scan.ScanAsync()) == sum;
            if (!isOneMoment || sum.Rows == 0)
            {
                await output.WriteLineAsync(isOneMoment ? texts.Empty : texts.Changed);
                return ExitCode.Wrong;
            }

            File.Move(unfinished, path);
            await output.WriteLineAsync(texts.Exported(sum, path));
            return ExitCode.Fine;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // It says all that the storage says.
    private static FileStreamOptions OnlyMine()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
