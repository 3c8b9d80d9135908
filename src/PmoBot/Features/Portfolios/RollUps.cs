using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Portfolios;

/// <summary>A portfolio of which somebody is shown the roll-up.</summary>
/// <param name="IsWhole">All of it, else what they may read of it.</param>
/// <param name="Own">Where not: the projects that name them.</param>
internal sealed record SeenPortfolio(Portfolio Portfolio, bool IsWhole, IReadOnlySet<string> Own)
{
    public bool Holds(Turn turn, string? programme, string code) =>
        IsWhole || Own.Contains(code) || turn.Roles.Reads(Portfolio.Id, programme);
}

/// <summary>What a roll-up's list shows, and where it begins. A forged one only skips lines.</summary>
/// <param name="Programme">Folded; empty: without one; null: all.</param>
internal sealed record RollUpLens(RollUpFilter Filter = RollUpFilter.All, string? Programme = null, string After = "");

/// <summary>All that a roll-up's card is drawn from.</summary>
internal sealed record RollUpPage(SeenPortfolio Seen, PortfolioRollUp RollUp, RankedLines Ranked, IReadOnlyList<RollUpLine> Lines, RollUpLens Lens, PortfolioSettings Settings, NodaTime.Instant Now)
{
    /// <summary>By the folded name: how it is spelt, and how many projects it has.</summary>
    public IReadOnlyDictionary<string, (string? Name, int Projects)> Programmes { get; init; } = new Dictionary<string, (string?, int)>(StringComparer.Ordinal);

    public IReadOnlyList<PortfolioSection> Sections { get; init; } = [];
}

/// <summary>Reads a portfolio's roll-up by its own rows, a page of the store at a time, for whoever may read all, a programme or a few projects of it.</summary>
internal sealed class RollUps(
    ITableStore store, PortfolioStore portfolios, ProjectDirectory directory, MyProjects mine, ProjectStore projects, IEnumerable<IPortfolioSection> sections)
{
    public const int PageSize = 10;

    /// <summary>Those that they may read, all or in part.</summary>
    public async Task<IReadOnlyList<SeenPortfolio>> SeenAsync(Turn turn, CancellationToken cancel)
    {
        var own = (await mine.ListAsync(turn.Person, cancel)).ToLookup(project => project.Portfolio.Id, project => project.Code.Value, StringComparer.Ordinal);
        return
        [
            .. (await directory.PortfoliosAsync(cancel))
                .Select(it => new SeenPortfolio(it, turn.May(Right.ReadPortfolio, new Scope(it.Id)), own[it.Id].ToHashSet(StringComparer.Ordinal)))
                .Where(it => it.IsWhole || it.Own.Count > 0 || HasProgramme(turn, it)),
        ];
    }

    public async Task<Reply.Card> OfAsync(Turn turn, SeenPortfolio seen, RollUpLens lens, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(seen.Portfolio.Id, cancel);
        var (rollUp, ranked) = (new PortfolioRollUp(settings, turn.Now), new RankedLines(lens.Filter, lens.After, PageSize));
        var programmes = new Dictionary<string, (string? Name, int Projects)>(StringComparer.Ordinal);
        var rows = seen.IsWhole || HasProgramme(turn, seen)
            ? ProjectSnapshot.OfPortfolioAsync(store, seen.Portfolio.Id, cancel)
            : ProjectSnapshot.FindAsync(store, seen.Portfolio.Id, seen.Own.Select(code => ProjectCode.Parse(code)), cancel);
        await foreach (var project in rows)
        {
            if (!seen.Holds(turn, project.Programme, project.Code.Value))
                continue;
            var programme = Folded(project.Programme);
            var (name, count) = programmes.GetValueOrDefault(programme);
            programmes[programme] = (name ?? project.Programme, count + (project.State == ProjectState.Closed ? 0 : 1));
            if ((lens.Programme is null || lens.Programme == programme) && rollUp.Add(project) is { } line)
                ranked.Add(line);
        }

        // Of a programme that has gone, or behind the last line: the whole, from the first.
        if (lens.Programme is not null && rollUp.Projects == 0 || lens.After.Length > 0 && ranked.Lines.Count == 0)
            return await OfAsync(turn, seen, lens with { Programme = rollUp.Projects == 0 ? null : lens.Programme, After = "" }, cancel);

        var extract = new PortfolioExtract(
            seen.Portfolio, settings, seen.IsWhole && lens.Programme is null,
            (programme, code) => seen.Holds(turn, programme, code) && (lens.Programme is null || lens.Programme == Folded(programme)));
        var page = new RollUpPage(seen, rollUp, ranked, await LookAsync(turn, seen, ranked.Lines, cancel), lens, settings, turn.Now)
        {
            Programmes = programmes,
            Sections = await Task.WhenAll(sections.Select(section => section.OfAsync(turn, extract, cancel))),
        };
        var texts = RollUpTexts.For(turn.Language);
        return new Reply.Card(PortfolioCards.RollUp(page, turn, texts), $"{seen.Portfolio.Name}: {texts.Headline(rollUp)}");
    }

    public static string Folded(string? programme) => new Scope(null, programme).Programme ?? "";

    // A row may be older than what it speaks of: what is named is looked at first.
    private async Task<IReadOnlyList<RollUpLine>> LookAsync(Turn turn, SeenPortfolio seen, IReadOnlyList<RollUpLine> lines, CancellationToken cancel)
    {
        if (lines.Count == 0)
            return [];
        var here = (await projects.FindAsync([.. lines.Select(line => line.Project.Code)], cancel))
            .Where(project => project.Portfolio.Id == seen.Portfolio.Id && turn.MayRead(project)).Select(project => project.Code).ToHashSet();
        return [.. lines.Where(line => here.Contains(line.Project.Code))];
    }

    private static bool HasProgramme(Turn turn, SeenPortfolio seen) =>
        turn.Roles.Grants.Any(grant => grant.Scope.Portfolio == seen.Portfolio.Id && grant.Scope.Programme is not null);
}
