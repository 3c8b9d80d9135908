using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>
/// While somebody composes: `R-12`, `APOLLO R-12`, `APOLLO`, or words of what was logged, as cards to post. What all of a
/// conversation may read is its linked project, without what is confidential; in their own chat, what names them, and ten projects of those that a role of theirs covers.
/// </summary>
internal sealed class SearchRegister(
    MeantProjects projects, MyProjects mine, RegisterStore register, RiskScales scales, IEnumerable<IProjectSection> sections) : ISearch
{
    public const string SearchCommand = "search";

    /// <summary>Lines read a query, in all: of a longer register the highest scores are searched.</summary>
    private const int MostLines = 500;

    private const int MostProjects = 10;

    // Longer than anything that is found by it.
    private const int LongestText = 200;

    public string CommandId => SearchCommand;

    public async Task<SearchAnswer> SearchAsync(Turn turn, SearchQuery query, CancellationToken cancel)
    {
        var texts = ExtensionTexts.For(turn.Language);
        var asked = query.Text.CutAt(LongestText);
        var visible = await VisibleAsync(turn, asked, cancel);
        if (visible.Count == 0 && turn.Place.IsShared)
            return new SearchAnswer.Nothing(texts.NotLinked);

        var (among, words) = await NamedAsync(turn, visible, asked, cancel);
        if (among.Count == 0)
            return new SearchAnswer.Nothing(texts.NothingToPost);
        var found = words is [var only] && ItemNumber.TryParse(only, null, out var number)
            ? [.. among.Select(project => new Found(project, number, null))]
            : await WithWordsAsync(turn, among, words, cancel);
        var hits = await Task.WhenAll(found.Skip(query.Skip).Take(query.Count).Select(one => HitAsync(turn, one, cancel)));
        return hits.OfType<SearchHit>().ToList() is { Count: > 0 } page ? new SearchAnswer.Hits(page) : new SearchAnswer.Nothing(texts.NothingFound);
    }

    // Nobody's right counts where others read along.
    private async Task<IReadOnlyList<Project>> VisibleAsync(Turn turn, string asked, CancellationToken cancel)
    {
        if (turn.Place.IsShared)
            return await projects.NamedAsync(turn, turn.LinkedProject, cancel) is { } linked ? [linked] : [];
        var words = Array.ConvertAll(Words(asked), FoldedText.Fold);
        var covered = await projects.OfScopeAsync(turn, Right.ReadProject, entry => Has($"{entry.Code} {entry.Name}", words) ? 0 : 1, MeantProjects.MostOfScope, cancel);
        return [.. (await mine.ListAsync(turn.Person, cancel)).Where(turn.MayRead).Concat(covered).DistinctBy(project => project.Code)];
    }

    /// <summary>The project that the first word names, and the words behind it; else all that are visible, and all words.</summary>
    private async Task<(IReadOnlyList<Project> Among, string[] Words)> NamedAsync(
        Turn turn, IReadOnlyList<Project> visible, string text, CancellationToken cancel)
    {
        var words = Words(text);
        if (words.Length == 0 || !ProjectCode.TryParse(words[0], out var code))
            return (visible, words);
        var named = visible.FirstOrDefault(project => project.Code == code.Value)
            ?? (turn.Place.IsShared ? null : await projects.NamedAsync(turn, words[0], cancel));
        return named is null ? (visible, words) : ([named], words[1..]);
    }

    private async Task<IReadOnlyList<Found>> WithWordsAsync(Turn turn, IReadOnlyList<Project> among, string[] words, CancellationToken cancel)
    {
        var folded = Array.ConvertAll(words, FoldedText.Fold);
        var read = among.Take(MostProjects).ToList();
        var lines = await Task.WhenAll(read.Select(project => LinesAsync(turn, project, MostLines / read.Count, cancel)));
        return
        [
            .. among.Where(project => Has($"{project.Code} {project.Name}", folded)).Select(project => new Found(project, null, null)),
            .. lines.SelectMany(some => some).Where(line => Has(line.Line!.Statement, folded)).OrderByDescending(line => line.Line!.Score),
        ];
    }

    /// <summary>Of what is live the highest scores, as many of each kind.</summary>
    private async Task<IEnumerable<Found>> LinesAsync(Turn turn, Project project, int most, CancellationToken cancel)
    {
        bool[] secrecy = SeesConfidential(turn, project) ? [false, true] : [false];
        var orders = Enum.GetValues<RegisterKind>().SelectMany(kind => secrecy.Select(confidential => (kind, confidential))).ToList();
        var pages = await Task.WhenAll(orders.Select(order =>
            register.PageAsync(project.Code, new RegisterRange(RegisterOrder.ByScore), order.kind, order.confidential, most / orders.Count, cancel)));
        return pages.SelectMany(page => page).Select(line => new Found(project, line.Line.Number, line.Line));
    }

    // Read anew: what is posted is the item as it stands, and whether it may be is asked of it alone.
    private async Task<SearchHit?> HitAsync(Turn turn, Found found, CancellationToken cancel)
    {
        if (found.Number is not { } number)
            return await HitAsync(turn, found.Project, cancel);
        if (await register.FindAsync(found.Project.Code, number, cancel) is not { Item: var item } || !MayPost(turn, found.Project, item))
            return null;

        var texts = RegisterTexts.For(turn.Language);
        var band = RegisterRules.BandOf(item, await scales.FindAsync(item.Scale, cancel));
        return new SearchHit(
            RegisterCards.Posted(found.Project, item, band, texts),
            $"{number} {item.Statement.ReplaceLineEndings(" ")}".CutAt(RegisterLine.LongestStatement),
            string.Join(" · ", new[]
            {
                item.IsConfidential ? texts.ConfidentialMark(number.Kind) : null,
                texts.Band(band), found.Project.Code.Value, texts.Kind(number.Kind), texts.State(item.State, number.Kind),
            }.OfType<string>()));
    }

    private async Task<SearchHit> HitAsync(Turn turn, Project project, CancellationToken cancel)
    {
        var shown = await Task.WhenAll(sections.Select(section => section.OfAsync(turn, project, cancel)));
        var said = new[] { shown.Select(section => section.Chip?.Words).FirstOrDefault(chip => chip is not null), ProjectTexts.For(turn.Language).State(project.State) };
        return new SearchHit(
            RegisterCards.PostedProject(project, shown, turn.Language),
            $"{project.Code} {project.Name}",
            string.Join(" · ", said.OfType<string>().Distinct(StringComparer.Ordinal)));
    }

    private static bool MayPost(Turn turn, Project project, RegisterItem item) =>
        RegisterItems.Reads(turn, project, item) && !(item.IsConfidential && turn.Place.IsShared);

    private static bool SeesConfidential(Turn turn, Project project) =>
        !turn.Place.IsShared && turn.May(Right.ReadConfidentialItem, project);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(string text, string[] folded) =>
        FoldedText.Fold(text) is var there && Array.TrueForAll(folded, word => there.Contains(word, StringComparison.Ordinal));

    /// <summary>An item by its number, with its line where that was read; or the project itself.</summary>
    private sealed record Found(Project Project, ItemNumber? Number, RegisterLine? Line);
}
