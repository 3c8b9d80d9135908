using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Status;

internal static partial class StatusCards
{
    private static readonly ChartColor[] LineColours = [ChartColor.CategoricalBlue, ChartColor.CategoricalMarigold];

    /// <summary>The trend as a chart where Teams draws one, else as a strip; below it the same as a list, the newest first.</summary>
    public static AdaptiveCard History(StatusHistory history, HistoryTexts texts)
    {
        var status = StatusTexts.For(texts.Language);
        var newestFirst = history.Reports.Reverse().ToList();
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{history.Project.Code} {history.Project.Name}"),
                CardParts.Title(texts.Title),
                .. history.Reports.Count > 1 ? [Chart(history, texts)] : Array.Empty<Element>(),
                .. newestFirst.Select(report => Row(history, report, texts, status)),
                .. history.Reports.Count > 1 ? Compare(history, newestFirst, texts, status) : [],
            ],
            Actions = history.HasOlder
                ? [CardParts.Button(texts.Older, new CardAddress(
                    ShowStatusHistory.HistoryVerb, (StatusFields.Project, history.Project.Code.Value), (StatusFields.Before, history.Reports[0].Period.Id)))]
                : null,
        };
    }

    /// <summary>What changed from the one to the other; short values in one line, texts one below the other.</summary>
    public static AdaptiveCard Comparison(StatusHistory pair, HistoryTexts texts)
    {
        var status = StatusTexts.For(texts.Language);
        var changes = StatusChanges.Between(pair, status);
        var facts = changes.Where(change => !change.IsLong)
            .Select(change => new Fact(change.Field, $"{change.Before ?? "–"} → {change.After ?? "–"}")).ToList();
        return CardBudget.Cut(letters => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{pair.Project.Code} {pair.Project.Name}"),
                CardParts.Title(texts.Compared(pair.Reports[0].Period, pair.Reports[1].Period)),
                .. changes.Count == 0 ? [CardParts.Paragraph(texts.NoDifference)] : Array.Empty<Element>(),
                .. facts.Count > 0 ? [new FactSet(facts)] : Array.Empty<Element>(),
                .. changes.Where(change => change.IsLong).SelectMany(change => new Element[]
                {
                    new TextBlock(change.Field) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium, Wrap = true },
                    CardParts.Small(texts.Was(change.Before?.CutAt(letters) ?? "–")),
                    CardParts.Small(texts.Now(change.After?.CutAt(letters) ?? "–")),
                }),
            ],
            Actions = [CardParts.Button(texts.Title, ShowStatusHistory.Address(pair.Project))],
        });
    }

    // A higher line is a worse colour; where no chart is drawn, the strips say the same in shapes.
    private static LineChart Chart(StatusHistory history, HistoryTexts texts)
    {
        var status = StatusTexts.For(texts.Language);
        var lines = new (string Name, Func<StatusReport, Rag?> Of)[] { (texts.Declared, report => report.Overall), (texts.Computed, history.ComputedOf) }
            .Where(line => history.Reports.Any(report => line.Of(report) is not null)).ToList();
        return new LineChart(
            [.. lines.Select((line, index) => new LineSeries(line.Name, [.. Points(history, line.Of)]) { Color = LineColours[index] })],
            new Container([.. lines.SelectMany(line => Strip(history, line.Name, line.Of, status))]))
        {
            Title = texts.Trend,
            YAxisTitle = texts.TrendAxis,
            YMin = 0,
            YMax = 4,   // clients draw four steps: a line for every colour, and the same one whatever was reported
        };
    }

    private static IEnumerable<LinePoint> Points(StatusHistory history, Func<StatusReport, Rag?> colour) =>
        history.Reports.Where(report => colour(report) is not null)
            .Select(report => new LinePoint(LocalDatePattern.Iso.Format(report.Period.Nearest(report.Origin.At.InUtc().Date)), 1 + (int)colour(report)!.Value));

    private static IEnumerable<Element> Strip(StatusHistory history, string name, Func<StatusReport, Rag?> colour, StatusTexts status) =>
    [
        CardParts.Context(name) with { Spacing = Spacing.Small },
        new ColumnSet([.. history.Reports.Select(report => new Column(
        [
            Cell(colour(report) is { } rag ? StatusTexts.Shape(rag) : "–") with { Size = TextSize.Large, Color = ColourOf(colour(report)) },
            Cell(status.TinyPeriod(report.Period)) with { IsSubtle = true },
        ])
        { Width = "stretch", Spacing = Spacing.None })])
        { Spacing = Spacing.Small },
    ];

    private static TextBlock Cell(string text) =>
        new(text) { Size = TextSize.Small, HorizontalAlignment = HorizontalAlignment.Center, Spacing = Spacing.None };

    private static TextColor? ColourOf(Rag? rag) => rag switch
    {
        Rag.Green => TextColor.Good,
        Rag.Amber => TextColor.Warning,
        Rag.Red => TextColor.Attention,
        _ => null,
    };

    private static ColumnSet Row(StatusHistory history, StatusReport report, HistoryTexts texts, StatusTexts status)
    {
        var facts = new[]
        {
            report.Figures.ForecastFinish is { } finish ? texts.FinishOn(finish, report.Computed.Schedule?.SlipDays) : null,
            report.Figures.PercentComplete is { } percent ? status.Percent(percent / 100m) : null,
        };
        var notes = new[] { ComputedIn(history, report, texts, status) }.Concat(Labels(report, status, history.ToAll));
        return CardParts.WithChip(
        [
            new TextBlock(CardText.Markdown($"**{status.ShortPeriod(report.Period)}**")) { Wrap = true },
            .. Line(facts).Select(line => CardParts.Context(line)),
            .. Line(notes).Select(line => CardParts.Context(line)),
        ], Chip(report, status), StyleOf(report.Overall)) with
        { Separator = true, Spacing = Spacing.Medium };
    }

    private static IEnumerable<string> Line(IEnumerable<string?> parts) =>
        string.Join(" · ", parts.OfType<string>()) is { Length: > 0 } line ? [line] : [];

    private static string? ComputedIn(StatusHistory history, StatusReport report, HistoryTexts texts, StatusTexts status) =>
        history.ComputedOf(report) is { } computed ? texts.ComputedAs(status.Signed(computed)) : null;

    private static IEnumerable<Element> Compare(StatusHistory history, IReadOnlyList<StatusReport> newestFirst, HistoryTexts texts, StatusTexts status)
    {
        var choices = newestFirst.Select(report => new Choice(status.ShortPeriod(report.Period), report.Period.Id)).ToList();
        return
        [
            new ColumnSet([Choose(StatusFields.From, texts.From, newestFirst[1]), Choose(StatusFields.To, texts.To, newestFirst[0])])
            {
                Separator = true,
                Spacing = Spacing.Medium,
            },
            new ActionSet([CardParts.Button(texts.Compare, CompareReports.Address(history.Project))]),
        ];

        Column Choose(string field, string label, StatusReport chosen) =>
            new([new ChoiceSetInput(field, choices) { Label = label, Value = chosen.Period.Id, Style = ChoiceStyle.Compact }]) { Width = "stretch" };
    }
}
