using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Imports;

/// <summary>A CSV file in a personal chat: the list of what it would do, and a button that does it. Its header tells what it is about.</summary>
internal sealed class ImportDropped(IFileSource source, IEnumerable<IFileImport> imports, DroppedFiles files) : IFileTaker
{
    /// <summary>Lines that a pressed button can write while Teams waits for its answer.</summary>
    public const int MostInChat = 2000;

    public string Extension => ".csv";

    public async Task<Reply> TakeAsync(Turn turn, DroppedFile file, CancellationToken cancel)
    {
        var refusals = await Task.WhenAll(imports.Select(import => import.RefuseAsync(turn, cancel)));
        if (refusals.All(refusal => refusal is not null))
            return refusals[0]!;
        var content = await source.ReadAsync(turn, file, cancel);
        if (content is not FileContent.Read { Bytes: var bytes })
            return new Reply.Text(FileTexts.For(turn.Language).Explain(file, content)!);

        var texts = ImportListTexts.For(turn.Language);
        var (header, unreadable) = CsvImport.Header(bytes.Span, turn.Language);
        if (unreadable is not null)
            return new Reply.Text(texts.Wrong(unreadable));
        if (imports.Zip(refusals).FirstOrDefault(kind => kind.First.Layout.IsMeantBy(header)) is not ({ } import, var refusal))
            return new Reply.Text(texts.NotMeant(file.Name, Headers(turn.Language)));
        if (refusal is not null)
            return refusal;

        var plan = await import.PlanAsync(bytes, Importer.Of(turn), turn.Language, cancel);
        var kept = await files.KeepAsync(turn.Person, KeptFile.Of(bytes, plan.Writes), turn.Now);
        return new Reply.Card(ImportCards.List(file.Name, plan, ImportKept.Address(import, kept)), texts.Planned(plan.Count));
    }

    private string Headers(Language language) =>
        string.Join(language.In(" or ", " ou "), imports.Select(import => string.Join(',', import.Layout.Columns)));
}

/// <summary>
/// [Import N projects]: what the list said, by what its presser may now. A line that would do something else by now, since
/// somebody changed what it is about, is listed again with a button of its own.
/// </summary>
internal sealed class ImportKept(IFileImport import, DroppedFiles files) : ICardAction
{
    private const string File = "file";

    public string Verb => import.Button;

    /// <param name="import">What the file is about.</param>
    /// <param name="kept">What to ask for the file by; null: there is no use for a button.</param>
    public static CardAddress? Address(IFileImport import, string? kept) => kept is null ? null : new(import.Button, (File, kept));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = ImportListTexts.For(turn.Language);
        if (await import.RefuseAsync(turn, cancel) is { } refusal)
            return refusal;
        if (form.Text(File) is not { } id || await files.TakeAsync(turn.Person, id, cancel) is not { } file)
            return new Reply.Text(texts.Gone);

        // Taken, it is done: whoever gave up waiting too.
        var plan = await import.PlanAsync(file.Csv, Importer.Of(turn), turn.Language, CancellationToken.None);
        var lines = plan.Writes.ToLookup(line => file.Listed.Contains(line.Step.Mark));
        var done = new ImportDone(plan, await import.WriteAsync(plan, [.. lines[true]], CancellationToken.None), [.. lines[false]]);
        var kept = await files.KeepAsync(turn.Person, KeptFile.Of(file.Csv, done.Others), turn.Now);
        var (card, count) = (ImportCards.Imported(done, Address(import, kept)), texts.Count(done.Count));
        // The list stands in a personal chat. Whoever presses elsewhere has made that up, and others read there.
        return turn.Place.IsShared ? new Reply.Personally(new Reply.Card(card, count)) : new Reply.UpdatedCard(card, count);
    }
}
