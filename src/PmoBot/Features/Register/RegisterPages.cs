using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Reads a page of a register, with what this person may see of it here and no more.</summary>
internal sealed class RegisterPages(RegisterStore register, RiskScales scales, MyItems mine, MeantProjects projects)
{
    public const int PageSize = 8;

    public async Task<Reply> OfAsync(Turn turn, Project project, RegisterView view, CancellationToken cancel)
    {
        var (seesAll, today) = (SeesAll(turn, project), project.PortfolioSettings.DayOf(turn.Now));
        var reading = register.FiguresAsync(project.Code, cancel);
        var scale = await scales.CurrentAsync(project, cancel);
        var figures = await reading;
        var page = new RegisterPage(view, today)
        {
            Project = project,
            Figures = figures.For(seesAll),
            InNoReport = figures.InNoReport(seesAll),
            MayLog = turn.May(Right.LogItem, project) && project.State != ProjectState.Closed,
        };
        if (view is { Filter: RegisterFilter.Mine, IsOfMap: false })
        {
            page = await OwnAsync(turn, page, project.Code, cancel);
        }
        else
        {
            var lines = await MergedAsync(project, view.Range(scale, today), view.Kind, seesAll, PageSize + 1, cancel);
            page = page with { Lines = [.. lines.Select(line => new RegisterPage.Row(line.Key, project.Code, line.Line))], Count = CountOf(view, page.Figures, scale) };
        }

        var texts = RegisterTexts.For(turn.Language);
        return ProjectAccess.Here(turn, project, new Reply.Card(RegisterCards.List(page, texts), texts.ListOf(view.Kind, project.Code.Value)));
    }

    /// <summary>What a person owns in all projects is for nobody else's eyes.</summary>
    public async Task<Reply> MineAsync(Turn turn, RegisterView view, CancellationToken cancel)
    {
        var named = await projects.MeantAsync(turn, Right.ReadProject, cancel);
        var page = await OwnAsync(turn, new RegisterPage(view, turn.Now.InZone(turn.Zone).Date) { Projects = named }, null, cancel);
        if (page.Lines.Count == 0 && named.Count == 0)
            return RegisterProjects.WhichOne(turn, named, project => view.Address(project.Code));

        var texts = RegisterTexts.For(turn.Language);
        var reply = new Reply.Card(RegisterCards.List(page, texts), texts.Yours(view.Kind));
        return turn.Place.IsShared ? new Reply.Personally(reply) : reply;
    }

    /// <summary>The first lines of both orders, of confidential items and of the others, as of one.</summary>
    public async Task<IReadOnlyList<(string Key, RegisterLine Line)>> MergedAsync(
        Project project, RegisterRange range, RegisterKind kind, bool seesAll, int count, CancellationToken cancel)
    {
        var plain = ReadAsync(confidential: false);
        var rest = seesAll ? await ReadAsync(confidential: true) : [];
        return [.. (await plain).Concat(rest).OrderBy(line => line.Key, StringComparer.Ordinal).Take(count)];

        Task<IReadOnlyList<(string Key, RegisterLine Line)>> ReadAsync(bool confidential) =>
            register.PageAsync(project.Code, range, kind, confidential, count, cancel);
    }

    /// <summary>A shared conversation sees what its link grants to all of its members, whoever asks.</summary>
    public static bool SeesAll(Turn turn, Project project) => !turn.Place.IsShared && turn.May(Right.ReadConfidentialItem, project);

    private async Task<RegisterPage> OwnAsync(Turn turn, RegisterPage page, ProjectCode? project, CancellationToken cancel)
    {
        var owned = await mine.ListAsync(turn.Person, page.View.Kind, project, cancel);
        var rows = new List<RegisterPage.Row>();
        foreach (var item in owned.Items.Where(item => !(item.IsConfidential && turn.Place.IsShared)))
            rows.Add(new RegisterPage.Row(RegisterOrders.KeyAmongAll(item), item.Project, RegisterLine.Of(item, await scales.FindAsync(item.Scale, cancel))));
        return page with
        {
            Lines = [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal).SkipWhile(row => string.CompareOrdinal(row.Key, page.View.From) < 0).Take(PageSize + 1)],
            Count = rows.Count,
            IsAll = owned.IsAll,
        };
    }

    private static int? CountOf(RegisterView view, RegisterFigures figures, RiskScale scale) => view switch
    {
        { Cell: { } cell } => figures.CellsOf(view.Kind).GetValueOrDefault((cell.Probability, cell.Impact)),
        { Band: { } band } => figures.CellsOf(view.Kind).Where(cell => scale.BandOf(cell.Key.Probability * cell.Key.Impact) == band).Sum(cell => cell.Value),
        { Filter: RegisterFilter.Open } => figures.Live.GetValueOrDefault(view.Kind),
        _ => null,
    };
}

/// <summary>All that a list is drawn from.</summary>
/// <param name="Today">By whose clock things are late.</param>
internal sealed record RegisterPage(RegisterView View, LocalDate Today)
{
    /// <summary>Null: what the reader owns in any.</summary>
    public Project? Project { get; init; }

    public RegisterFigures Figures { get; init; } = RegisterFigures.None;

    /// <summary>What of them is confidential.</summary>
    public RegisterFigures InNoReport { get; init; } = RegisterFigures.None;

    /// <summary>One more than fit: where the next page begins.</summary>
    public IReadOnlyList<Row> Lines { get; init; } = [];

    /// <summary>How many there are in all; null: nobody counts them.</summary>
    public int? Count { get; init; }

    /// <summary>Whether all hints of what the reader owns were read.</summary>
    public bool IsAll { get; init; } = true;

    /// <summary>The reader's, where none is meant.</summary>
    public IReadOnlyList<Project> Projects { get; init; } = [];

    public bool MayLog { get; init; }

    // An issue has come: nothing about it is near.
    public bool CanFilter(RegisterFilter filter) => View.Kind != RegisterKind.Issue || filter != RegisterFilter.Near;

    internal sealed record Row(string Key, ProjectCode Project, RegisterLine Line);
}

internal static class RegisterReplies
{
    /// <summary>Turning pages and choosing filters takes the place of the card that was pressed.</summary>
    public static Reply InPlace(this Reply reply) => reply is Reply.Card card ? new Reply.UpdatedCard(card.Body, card.Summary) : reply;
}
