using PmoBot.Delivery;
using PmoBot.Imports;
using PmoBot.Verbs;

namespace PmoBot.Features.Imports;

/// <summary>`import FILE`: lists what the file would do, then does it.</summary>
internal sealed class ImportFile(IFileImport import, OwnDeliveries own) : IVerb
{
    private const string Partial = "partial";
    private const string DryRun = "dry-run";

    public VerbName Name { get; } = new(import.Command, "FILE")
    {
        Does = import.Does,
        Flags = [Partial, DryRun],
    };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not [var path])
            return ExitCode.NotUnderstood;

        var (file, unreadable) = await ReadAsync(path, line);
        if (file is null)
        {
            await output.WriteLineAsync(unreadable);
            return ExitCode.Wrong;
        }

        var plan = await import.PlanAsync(file, Importer.CommandLine, line.Language, CancellationToken.None);
        foreach (var said in ImportList.Of(plan))
            await output.WriteLineAsync(said);
        var count = await WriteAsync(plan, line.Flags, output);
        await output.WriteLineAsync(plan.Texts.Count(count));
        return count.Wrong == 0 ? ExitCode.Fine : ExitCode.Wrong;
    }

    private async Task<ImportCount> WriteAsync(ImportPlan plan, IReadOnlySet<string> flags, TextWriter output)
    {
        if (flags.Contains(DryRun))
        {
            await output.WriteLineAsync(plan.Texts.DryRun);
            return plan.Count;
        }

        if (plan.Faults.Count > 0 && !flags.Contains(Partial))
        {
            await output.WriteLineAsync(plan.Texts.NothingWritten);
            return plan.Count with { Created = 0, Changed = 0 };
        }

        var done = await import.WriteAsync(plan, plan.Writes, CancellationToken.None);
        await own.FinishAsync(CancellationToken.None);
        // What became wrong only now, because somebody closed a project meanwhile, say.
        foreach (var fault in done.OfType<ImportStep.Wrong>().SelectMany(wrong => wrong.Faults))
            await output.WriteLineAsync(ImportList.OneLine(plan.Texts.Wrong(fault)));
        return plan.CountOf(done);
    }

    private static async Task<(byte[]? File, string? Why)> ReadAsync(string path, VerbLine line)
    {
        var texts = ImportListTexts.For(line.Language);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return (null, texts.NoFile(path));
            return file.Length > CsvImport.MaxBytes
                ? (null, ImportTexts.For(line.Language).TooLarge(CsvImport.MaxBytes / (1024 * 1024)))
                : (await File.ReadAllBytesAsync(path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, texts.Unreadable(path, exception.Message));
        }
    }
}
