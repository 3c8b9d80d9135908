using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>
/// One item by words: `APOLLO R-12`, or `R-12` where one project is meant; `risk R-12` says the same. What is done with it
/// may stand before or behind: `close R-12`, `APOLLO R-12 history`. And `heatmap` alone is `risks map`.
/// </summary>
internal sealed class FindItem(
    MeantProjects projects, RegisterStore register, ShowItem show, ShowItemHistory history, IEnumerable<ItemForm> forms, RegisterItems items) : IShorthand
{
    private const string History = "history";

    // By the verb of its form.
    private static readonly Dictionary<string, string> Doings = new(StringComparer.Ordinal)
    {
        [History] = History,
        ["historique"] = History,
        ["close"] = CloseItem.CloseVerb,
        ["clore"] = CloseItem.CloseVerb,
        ["reopen"] = ReopenItem.ReopenVerb,
        ["rouvrir"] = ReopenItem.ReopenVerb,
        ["edit"] = EditItem.SaveVerb,
        ["modifier"] = EditItem.SaveVerb,
        ["respond"] = RespondToItem.RespondVerb,
        ["repondre"] = RespondToItem.RespondVerb,
    };

    public string? Meant(IReadOnlyList<string> words, bool isLast)
    {
        if (words is [var map, ..] && words.Count <= 2 && ListItems.IsMap(map) && (isLast || words.Count == 1 || RegisterWords.LooksLikeCode(words[1])))
            return $"{ListItems.English(RegisterKind.Threat)[0]} {string.Join(' ', words.Skip(1))} {map}";
        if (Read(words) is not { } asked || !(isLast || asked.Project is null || RegisterWords.LooksLikeCode(asked.Project)))
            return null;
        return $"{OpenLog.English(asked.Number.Kind)[0]} {asked.Project?.ToUpperInvariant()} {asked.Number} {asked.Doing}".TrimEnd();
    }

    /// <summary>Null: these words ask for no item. Of "delay R2" only the store knows whether there is a project DELAY.</summary>
    public async Task<Reply?> AskedAsync(Turn turn, IReadOnlyList<string> words, CancellationToken cancel)
    {
        if (Read(words) is not { } asked)
            return null;
        if (asked.Project is { } code)
        {
            return RegisterWords.LooksLikeCode(code) || await projects.NamedAsync(turn, code, cancel) is not null
                ? await OfAsync(turn, code, asked, cancel)
                : null;
        }

        var meant = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        var texts = RegisterTexts.For(turn.Language);
        var among = meant.Count > 1 ? await WithAsync(turn, meant, asked.Number, cancel) : meant;
        return among switch
        {
            [var only] => await OfAsync(turn, only.Code.Value, asked, cancel),
            [] when meant.Count > 0 => RegisterItems.Missing(turn, texts.NowhereItem(asked.Number)),
            _ => RegisterProjects.WhichOne(
                turn, among, project => TurnRouter.Run($"{OpenLog.English(asked.Number.Kind)[0]} {project.Code} {asked.Number} {asked.Doing}".TrimEnd()), texts.WhoseItem(asked.Number)),
        };
    }

    private async Task<Reply> OfAsync(Turn turn, string project, Asked asked, CancellationToken cancel)
    {
        if (asked.Doing is null)
            return await show.ShowAsync(turn, project, asked.Number.ToString(), cancel);
        var (found, missing) = await items.FindAsync(turn, project, asked.Number.ToString(), cancel);
        if (found is null)
            return missing;
        return Doings[asked.Doing] is var verb && verb == History
            ? await history.OfAsync(turn, found, int.MaxValue, cancel)
            : RegisterItems.Here(turn, found.Project, found.Item, await forms.Single(form => form.Verb == verb).OpenAsync(turn, found, cancel));
    }

    private async Task<IReadOnlyList<Project>> WithAsync(Turn turn, IReadOnlyList<Project> meant, ItemNumber number, CancellationToken cancel)
    {
        var found = await register.FindAsync([.. meant.Select(project => (project.Code, number))], cancel);
        return [.. meant.Where(project => found.Any(item => item.Project == project.Code && RegisterItems.Reads(turn, project, item)))];
    }

    private static Asked? Read(IReadOnlyList<string> words)
    {
        foreach (var at in new[] { 0, words.Count - 1 })
        {
            if (words.Count is 2 or 3 && DoingOf(words[at]) is { } doing && Item([.. words.Where((_, other) => other != at)]) is { } asked)
                return asked with { Doing = doing };
        }

        return Item(words);
    }

    private static Asked? Item(IReadOnlyList<string> words) => words switch
    {
        [var item] when ItemNumber.TryParse(item, null, out var number) => new Asked(null, number, null),
        [var project, var item] when ProjectCode.TryParse(project, out _) && ItemNumber.TryParse(item, null, out var number) => new Asked(project, number, null),
        _ => null,
    };

    private static string? DoingOf(string word) => FoldedText.Fold(word) is var folded && Doings.ContainsKey(folded) ? folded : null;

    private sealed record Asked(string? Project, ItemNumber Number, string? Doing);
}
