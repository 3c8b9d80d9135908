using PmoBot.Conversation;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Features.Projects;

/// <summary>What other partitions keep of a project: a snapshot, a line of the directory, hints. All of it can be lost, and comes back from the project.</summary>
internal interface IDerivedRows
{
    /// <summary>Writes what is missing or older than the project; what is newer stays.</summary>
    /// <returns>How many rows that were.</returns>
    Task<int> WriteAsync(Project project, CancellationToken cancel);
}

/// <summary>`rebuild`: every derived row anew from the projects, beside the bot or without it. What is right stays as it is, so a second time does nothing.</summary>
internal sealed class RebuildRows(IMaintenanceScan scan, ITableStore store, ProjectStore projects, IEnumerable<IDerivedRows> features) : IVerb
{
    private const int AtATime = 8;

    public VerbName Name { get; } = new("rebuild") { Does = language => RebuildTexts.For(language).Does };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count > 0)
            return ExitCode.NotUnderstood;

        var (codes, derived) = await FindAsync();
        var (texts, unreadable, written, removed) = (RebuildTexts.For(line.Language), new List<(ProjectCode Code, string Why)>(), 0, 0);
        var each = new ParallelOptions { MaxDegreeOfParallelism = AtATime };
        await Parallel.ForEachAsync(codes, each, async (code, cancel) =>
        {
            try
            {
                Interlocked.Add(ref written, await WriteAsync(code, cancel));
            }
            catch (Exception broken) when (broken is not (TableStoreException or OperationCanceledException))
            {
                lock (unreadable)
                    unreadable.Add((code, broken.Message));
            }
        });
        var unread = unreadable.Select(one => one.Code).ToHashSet();
        await Parallel.ForEachAsync(derived.Where(row => !unread.Contains(row.Of)), each, async (row, cancel) =>
            Interlocked.Add(ref removed, await RemoveAsync(row.Partition, row.Key, row.Of, cancel) ? 1 : 0));

        foreach (var (code, why) in unreadable.OrderBy(one => one.Code.Value, StringComparer.Ordinal))
            await output.WriteLineAsync(texts.Unreadable(code.Value, why));
        await output.WriteLineAsync(texts.Done(codes.Count - unreadable.Count, written, removed));
        return unreadable.Count == 0 ? ExitCode.Fine : ExitCode.Wrong;
    }

    private async Task<(List<ProjectCode> Codes, List<(string Partition, string Key, ProjectCode Of)> Derived)> FindAsync()
    {
        var (codes, derived) = (new List<ProjectCode>(), new List<(string, string, ProjectCode)>());
        await foreach (var row in scan.ScanAsync())
        {
            if (row.Key == ProjectStore.Row && ProjectCode.OfPartition(row.Partition) is { } project)
                codes.Add(project);
            else if (Portfolio.IdOfPartition(row.Partition) is not null && ProjectSnapshot.CodeOfRow(row.Key) is { } taken)
                derived.Add((row.Partition, row.Key, taken));
            else if (ProjectDirectory.ProjectOf(row) is { } listed)
                derived.Add((row.Partition, row.Key, listed));
        }

        return (codes, derived);
    }

    private async Task<int> WriteAsync(ProjectCode code, CancellationToken cancel)
    {
        if (await projects.FindAsync(code, cancel) is not { Project: var project })
            return 0;
        var written = 0;
        foreach (var feature in features)
            written += await feature.WriteAsync(project, cancel);
        // It may have gone to another portfolio meanwhile, and taken its row along before ours came.
        await RemoveAsync(project.Portfolio.Partition, ProjectSnapshot.RowOf(code), code, cancel);
        return written;
    }

    // A row of a project that there is not, or that is elsewhere.
    private async Task<bool> RemoveAsync(string partition, string key, ProjectCode code, CancellationToken cancel)
    {
        var project = (await projects.FindAsync(code, cancel))?.Project;
        return (project is null || Portfolio.IdOfPartition(partition) is { } portfolio && portfolio != project.Portfolio.Id)
            && await store.RemoveOlderAsync(partition, key, project?.Version ?? long.MaxValue, cancel);
    }
}

internal sealed record RebuildTexts(string Does, Func<string, string, string> Unreadable, Func<int, int, int, string> Done)
{
    private static readonly RebuildTexts English = new(
        "writes snapshots, directory and hints anew from the projects",
        (code, why) => $"{code} cannot be read and was left out: {why}",
        (projects, written, removed) => $"{projects} {(projects == 1 ? "project" : "projects")}: {written} {(written == 1 ? "row" : "rows")} written anew, {removed} removed");

    private static readonly RebuildTexts French = new(
        "réécrit instantanés, annuaire et repères à partir des projets",
        (code, why) => $"{code} est illisible et a été laissé de côté : {why}",
        (projects, written, removed) => $"{projects} {(projects <= 1 ? "projet" : "projets")} : {written} {(written <= 1 ? "ligne réécrite" : "lignes réécrites")}, {removed} {(removed <= 1 ? "supprimée" : "supprimées")}");

    public static RebuildTexts For(Language language) => language.In(English, French);
}
