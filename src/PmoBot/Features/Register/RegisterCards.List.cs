using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

internal static partial class RegisterCards
{
    /// <summary>Buttons for projects, where none was meant.</summary>
    private const int MostProjects = 5;

    /// <summary>Wide enough for two digits.</summary>
    private const string ScoreWidth = "56px";

    /// <summary>A page of a register; a row opens its item on tap.</summary>
    public static AdaptiveCard List(RegisterPage page, RegisterTexts texts) => CardBudget.Fit(
        [.. page.Lines.Take(RegisterPages.PageSize)],
        (rows, _) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. page.Project is { } project ? [CardParts.Context(About(project, page.Figures, page.InNoReport, page.View.Kind, texts))] : Array.Empty<Element>(),
                CardParts.Title(TitleOf(page, texts)),
                .. rows.Count == 0 ? [CardParts.Paragraph(texts.NothingIn(page.View))] : Array.Empty<Element>(),
                .. rows.Count < page.Lines.Count || page.View.From is not null
                    ? [CardParts.Context(texts.Lines(page.View.Before + 1, page.View.Before + rows.Count, page.Count))]
                    : Array.Empty<Element>(),
                .. rows.Select(row => Row(row.Project, row.Line, page.Today, page.Project is null, texts)),
                .. page.IsAll ? [] : new Element[] { CardParts.Context(texts.OnlyFirst(MyItems.Most)) },
                .. page.Project is { } here
                    ? [new ActionSet([.. Enum.GetValues<RegisterFilter>().Where(page.CanFilter).Select(filter => FilterButton(here.Code, page, filter, texts))]) { Separator = true, Spacing = Spacing.Medium }]
                    : Projects(page, texts),
            ],
            Actions = [.. PageButtons(page, rows, texts)],
        });

    /// <param name="inNoReport">What of the figures is confidential: the project's card and its reports leave it out.</param>
    private static string About(Project project, RegisterFigures figures, RegisterFigures inNoReport, RegisterKind kind, RegisterTexts texts)
    {
        RegisterKind[] counted = kind == RegisterKind.Issue ? [kind] : [RegisterKind.Threat, RegisterKind.Opportunity];
        var hidden = counted.Sum(one => inNoReport.Live.GetValueOrDefault(one));
        return string.Join(" · ", new[]
        {
            $"{project.Code} {project.Name}",
            kind == RegisterKind.Issue ? texts.OpenIssues(figures.Live.GetValueOrDefault(kind)) : Exposure(figures, texts),
            hidden == 0 ? null : texts.OfThemConfidential(hidden, kind),
        }.OfType<string>());
    }

    // Threats, opportunities, net and what is not costed: never one of them alone.
    private static string Exposure(RegisterFigures figures, RegisterTexts texts) => string.Join(" · ", new[]
    {
        texts.OpenRisks(
            figures.Live.GetValueOrDefault(RegisterKind.Threat), Sum(figures.Threats, texts),
            figures.Live.GetValueOrDefault(RegisterKind.Opportunity), Sum(figures.Opportunities, texts)),
        texts.Exposure(Sum(figures.Net, texts), figures.NotCosted),
    }.Where(part => part.Length > 0));

    /// <summary>What a register comes to, on its project's card; and what it came to as the last period ended.</summary>
    /// <param name="before">Null: there was nothing to compare with.</param>
    public static IEnumerable<Element> Figures(RegisterFigures figures, (RegisterFigures Figures, LocalDate Day)? before, LocalDate today, RegisterTexts texts)
    {
        yield return CardParts.Context(Exposure(figures, texts));
        var late = figures.OverdueReviews(today);
        var trend = before is var (was, day) && Sum(was.Net, texts) is { } net && was.Net.Count == 1 && figures.Net.Count == 1 && was.Net.Keys.Single() == figures.Net.Keys.Single()
            ? texts.NetTrend(figures.Net.Values.Single().CompareTo(was.Net.Values.Single()), net, day)
            : null;
        if (new[] { trend, late == 0 ? null : texts.ReviewsOverdue(late) }.OfType<string>().ToList() is { Count: > 0 } more)
            yield return CardParts.Context(string.Join(" · ", more));
    }

    // Of different units, one beside the other.
    private static string? Sum(IReadOnlyDictionary<string, decimal> sums, RegisterTexts texts) => sums.Count == 0 ? null : string.Join(" + ", sums
        .OrderBy(sum => sum.Key, StringComparer.Ordinal)
        .Select(sum => $"{(sum.Value < 0 ? "−" : "")}{new Money(Math.Abs(sum.Value), sum.Key).Format(texts.Language)}"));

    private static string TitleOf(RegisterPage page, RegisterTexts texts) => page switch
    {
        { Project: null } => texts.Yours(page.View.Kind),
        { View.Cell: { } cell } => $"{texts.Kinds(page.View.Kind)} · P{cell.Probability} × I{cell.Impact}",
        { View.Band: { } band } => $"{texts.Kinds(page.View.Kind)} · {texts.Band(band)}",
        { View.Filter: RegisterFilter.Open } => texts.Kinds(page.View.Kind),
        _ => $"{texts.Kinds(page.View.Kind)} · {texts.Filter(page.View.Filter)}",
    };

    // The active one is marked with a sign: a colour alone says nothing.
    private static ExecuteAction FilterButton(ProjectCode project, RegisterPage page, RegisterFilter filter, RegisterTexts texts)
    {
        // The others are counted by nobody.
        var words = filter == RegisterFilter.Open ? $"{texts.Filter(filter)} ({page.Figures.Live.GetValueOrDefault(page.View.Kind)})" : texts.Filter(filter);
        return CardParts.Button(page.View.Filter == filter && !page.View.IsOfMap ? $"✓ {words}" : words, new RegisterView(page.View.Kind, filter).Address(project));
    }

    private static IEnumerable<Element> Projects(RegisterPage page, RegisterTexts texts)
    {
        if (page.Projects.Count == 0)
            yield break;
        yield return new ActionSet([.. page.Projects.Take(MostProjects).Select(project => CardParts.Button(project.Code.Value, new RegisterView(page.View.Kind).Address(project.Code)))])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
        if (page.Projects.Count > MostProjects)
            yield return CardParts.Context(texts.TypeTheCode(page.View.Kind));
    }

    private static IEnumerable<CardAction> PageButtons(RegisterPage page, IReadOnlyList<RegisterPage.Row> rows, RegisterTexts texts)
    {
        var (view, code) = (page.View, page.Project?.Code);
        if (rows.Count < page.Lines.Count)
            yield return CardParts.Button(texts.NextPage, (view with { From = page.Lines[rows.Count].Key, Before = view.Before + rows.Count }).Address(code));
        if (view.From is not null)
            yield return CardParts.Button(texts.FirstPage, (view with { From = null, Before = 0 }).Address(code));
        if (page.Project is { } project && view.Kind != RegisterKind.Issue)
            yield return CardParts.Button(texts.HeatMap, ShowHeatMap.Address(project.Code, view.Kind));
        if (page is { Project: not null, MayLog: true })
            yield return CardParts.Button(texts.New(view.Kind, null), TurnRouter.Run($"{texts.LogHelp(view.Kind).Usage.Split(' ')[0]} {code}"));
    }

    private static ColumnSet Row(ProjectCode project, RegisterLine line, LocalDate today, bool saysProject, RegisterTexts texts) => new(
    [
        new Column([ScoreBox(line)]) { Width = ScoreWidth, VerticalContentAlignment = VerticalAlignment.Center },
        new Column(
        [
            new TextBlock(CardText.Markdown($"**{(saysProject ? $"{project} " : "")}{line.Number.ToString()}** {line.Statement}")) { Wrap = true, Spacing = Spacing.None },
            CardParts.Context(string.Join(" · ", Told(line, today, texts))),
        ])
        { Width = "stretch" },
    ])
    {
        Separator = true,
        Spacing = Spacing.Small,
        SelectAction = CardParts.Button($"{project} {line.Number}", ShowItem.Address(project, line.Number)),
    };

    private static Container ScoreBox(RegisterLine line) => new(
    [
        new TextBlock($"{line.Score}") { Weight = TextWeight.Bolder, Size = TextSize.Small, HorizontalAlignment = HorizontalAlignment.Center },
    ])
    { Style = StyleOf(line.Band, line.Number.Kind) };

    private static IEnumerable<string> Told(RegisterLine line, LocalDate today, RegisterTexts texts)
    {
        if (line.IsConfidential)
            yield return texts.ConfidentialMark(line.Number.Kind);
        yield return texts.Band(line.Band);
        yield return line.OwnerName is { } owner ? Short(owner) : texts.Nobody;
        if (line.Number.Kind != RegisterKind.Issue && !line.HasAction)
            yield return texts.NoAction;
        else if (line.Due is not { } due)
            yield return texts.NoDay(line.Number.Kind);
        else
            yield return due < today ? texts.Late(line.Number.Kind, texts.Soon(due, today)) : texts.DueOn(line.Number.Kind, texts.Soon(due, today));
        if (line.NextReview < today)
            yield return texts.ReviewOverdue(NodaTime.Period.DaysBetween(line.NextReview.Value, today));
    }
}
