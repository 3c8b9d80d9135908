using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>All that a heat map is drawn from.</summary>
/// <param name="Highest">The highest score first.</param>
/// <param name="Scale">Of now: by it a cell has its band.</param>
internal sealed record HeatMap(Project Project, RegisterKind Kind, RegisterFigures Figures, IReadOnlyList<RegisterLine> Highest, RiskScale Scale, LocalDate Today)
{
    /// <summary>What of the figures is confidential.</summary>
    public RegisterFigures InNoReport { get; init; } = RegisterFigures.None;

    public int CountOf(Assessment cell) => Figures.CellsOf(Kind).GetValueOrDefault((cell.Probability, cell.Impact));

    public int CountOf(Band band) => Figures.CellsOf(Kind).Where(cell => Scale.BandOf(cell.Key.Probability * cell.Key.Impact) == band).Sum(cell => cell.Value);
}

internal static partial class RegisterCards
{
    // A cell without a text is left out, and the others of its row move up.
    private static readonly CardText Blank = CardText.Markdown($"\u00a0");

    /// <summary>The highest as text, then how many stand in each cell; on a phone, in each band.</summary>
    public static AdaptiveCard HeatMap(HeatMap map, RegisterTexts texts) => CardBudget.Fit(map.Highest, (rows, _) => new AdaptiveCard
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(About(map.Project, map.Figures, map.InNoReport, map.Kind, texts)),
            CardParts.Title(texts.HeatMapOf(map.Kind)),
            .. rows.Count == 0 ? [CardParts.Paragraph(texts.NothingIn(new RegisterView(map.Kind)))] : Array.Empty<Element>(),
            .. rows.Select(line => Row(map.Project.Code, line, map.Today, saysProject: false, texts)),
            new Container([CardParts.Context(texts.Axes), Grid(map)]) { Spacing = Spacing.Medium, TargetWidth = TargetWidth.AtLeastStandard },
            new Container([.. Enum.GetValues<Band>().Reverse().Select(band => InBand(map, band, texts))]) { Spacing = Spacing.Medium, TargetWidth = TargetWidth.AtMostNarrow },
        ],
        Actions = [CardParts.Button(texts.AllOf(map.Kind), new RegisterView(map.Kind).Address(map.Project.Code))],
    });

    private static Table Grid(HeatMap map)
    {
        var steps = Enumerable.Range(1, RiskScale.Steps).ToList();
        return new Table(
            [new TableColumn("28px"), .. steps.Select(_ => new TableColumn("1"))],
            [
                .. steps.AsEnumerable().Reverse().Select(probability => new TableRow(
                    [Axis($"{probability}"), .. steps.Select(impact => Cell(map, new Assessment(probability, impact)))])),
                new TableRow([Axis(Blank), .. steps.Select(impact => Axis($"{impact}"))]),
            ])
        {
            FirstRowAsHeaders = false,
            HorizontalCellContentAlignment = HorizontalAlignment.Center,
            VerticalCellContentAlignment = VerticalAlignment.Center,
        };
    }

    private static TableCell Axis(CardText step) => new([CardParts.Context(step) with { HorizontalAlignment = HorizontalAlignment.Center }]);

    private static TableCell Cell(HeatMap map, Assessment cell)
    {
        var count = map.CountOf(cell);
        return new TableCell([new TextBlock(count > 0 ? $"{count}" : Blank) { Weight = TextWeight.Bolder, HorizontalAlignment = HorizontalAlignment.Center }])
        {
            Style = GroundOf(map.Scale.BandOf(cell.Score), map.Kind),
            SelectAction = count > 0
                ? CardParts.Button($"P{cell.Probability} × I{cell.Impact}: {count}", new RegisterView(map.Kind) { Cell = cell }.Address(map.Project.Code))
                : null,
        };
    }

    private static Container InBand(HeatMap map, Band band, RegisterTexts texts)
    {
        var count = map.CountOf(band);
        return new Container([new TextBlock($"{texts.Band(band)} {count}") { Weight = TextWeight.Bolder, Spacing = Spacing.None }])
        {
            Style = GroundOf(band, map.Kind),
            Spacing = Spacing.Small,
            SelectAction = count > 0
                ? CardParts.Button($"{texts.Band(band)}: {count}", new RegisterView(map.Kind) { Band = band }.Address(map.Project.Code))
                : null,
        };
    }

    // One blue for all opportunities would hide where the bands begin.
    private static ContainerStyle GroundOf(Band band, RegisterKind kind) => (kind, band) switch
    {
        (RegisterKind.Opportunity, Band.Medium) => ContainerStyle.Emphasis,
        (RegisterKind.Opportunity, Band.Low) => ContainerStyle.Default,
        _ => StyleOf(band, kind),
    };
}
