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
        var kept = plan.Writes.Count is > 0 and <= MostInChat ? await files.KeepAsync(turn.Person, bytes, turn.Now) : null;
        return new Reply.Card(ProjectCards.ImportList(file.Name, plan, kept), plan.Rules.Texts.Planned(plan.Count));
    }
}

/// <summary>[Import N projects]: the kept file's good lines, against what stands by now and by what its presser may now.</summary>
internal sealed class ImportKept(ProjectImport import, DroppedFiles files) : ICardAction
{
    public const string File = "file";

    public string Verb => ProjectImport.ImportAction;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = ProjectImportTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);
        if (form.Text(File) is not { } id || await files.FindAsync(turn.Person, id, cancel) is not { } file)
            return new Reply.Text(texts.Gone);

        var plan = await import.PlanAsync(file, Importer.Of(turn), turn.Language, cancel);
        var done = await import.WriteAsync(plan, CancellationToken.None);   // begun, it is done: whoever gave up waiting too
        var late = done.OfType<ImportStep.Wrong>().SelectMany(wrong => wrong.Faults).ToList();
        await files.ForgetAsync(turn.Person.Partition, id, CancellationToken.None);
        return new Reply.UpdatedCard(ProjectCards.Imported(plan, plan.CountOf(done), late), texts.Count(plan.CountOf(done)));
    }
}
