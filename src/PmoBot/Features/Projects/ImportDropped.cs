using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>A CSV file in the PMO's personal chat: the list of what it would do, and a button that does it.</summary>
internal sealed class ImportDropped(IFileSource source, ProjectImport import, DroppedFiles files) : IFileTaker
{
    /// <summary>Projects that a pressed button can write while Teams waits for its answer.</summary>
    public const int MostInChat = 2000;

    public string Extension => ".csv";

    public async Task<Reply> TakeAsync(Turn turn, DroppedFile file, CancellationToken cancel)
    {
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);
        var content = await source.ReadAsync(turn, file, cancel);
        if (content is not FileContent.Read { Bytes: var bytes })
            return new Reply.Text(FileTexts.For(turn.Language).Explain(file, content)!);

        var plan = await import.PlanAsync(bytes, Importer.Of(turn), turn.Language, cancel);
        var kept = await files.KeepAsync(turn.Person, KeptFile.Of(bytes, plan.Writes), turn.Now);
        return new Reply.Card(ProjectCards.ImportList(file.Name, plan, kept), plan.Rules.Texts.Planned(plan.Count));
    }
}

/// <summary>
/// [Import N projects]: what the list said, by what its presser may now. A line that would do something else by now, since
/// somebody changed its project, is listed again with a button of its own.
/// </summary>
internal sealed class ImportKept(ProjectImport import, DroppedFiles files) : ICardAction
{
    public const string File = "file";

    public string Verb => ProjectImport.ImportAction;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = ProjectImportTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);
        if (form.Text(File) is not { } id || await files.TakeAsync(turn.Person, id, cancel) is not { } file)
            return new Reply.Text(texts.Gone);

        // Taken, it is done: whoever gave up waiting too.
        var plan = await import.PlanAsync(file.Csv, Importer.Of(turn), turn.Language, CancellationToken.None);
        var lines = plan.Writes.ToLookup(line => file.Listed.Contains(line.Step.Mark));
        var done = new ImportDone(plan, await import.WriteAsync(plan.Rules, [.. lines[true]], CancellationToken.None), [.. lines[false]]);
        var kept = await files.KeepAsync(turn.Person, KeptFile.Of(file.Csv, done.Others), turn.Now);
        return new Reply.UpdatedCard(ProjectCards.Imported(done, kept), texts.Count(done.Count));
    }
}
