using PmoBot.AdaptiveCards;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.AdaptiveCards;

/// <summary>The design's drawings, made of typed elements: the model suffices for them, and Microsoft's renderer agrees.</summary>
public sealed class DrawingTests
{
    public static TheoryData<string> Drawings => [.. ByName.Keys];

    private static readonly Dictionary<string, AdaptiveCard> ByName = new(StringComparer.Ordinal)
    {
        ["status-form"] = StatusForm(),
        ["status-summary"] = StatusSummary(),
        ["register"] = Register(),
        ["extensions"] = Extensions(),
    };

    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_drawing_is_held_by_its_snapshot(string name) => Snapshot.Matches(ByName[name], name);

    [Fact]
    public async Task Microsoft_objects_to_none_of_them()
    {
        var drawn = await MicrosoftCards.ParseAsync(ByName.Values);

        Assert.All(drawn, card => Assert.Empty(card.Objections));
    }

    private static AdaptiveCard StatusForm() => new()
    {
        Lang = "fr",
        Speak = "Rapport d’avancement d’APOLLO",
        Body =
        [
            Context("Semaine 47 (16–22 nov. 2026)"),
            Heading("Rapport d’avancement d’APOLLO"),
            new ChoiceSetInput("overall", [new("● Vert : en ligne", "green"), new("▲ Orange", "amber"), new("■ Rouge", "red")])
            {
                Label = "Ensemble",
                Style = ChoiceStyle.Expanded,
                Value = "green",
                IsRequired = true,
                ErrorMessage = "Choisissez une couleur",
            },
            new DateInput("forecastFinish") { Label = "Fin prévue", Value = new DateOnly(2027, 6, 30) },
            new TextInput("news") { Label = "Quoi de neuf ?", IsMultiline = true, MaxLength = 1200 },
            new ActionSet([new ToggleVisibilityAction("Plus", ["more"])]),
            new Container(
            [
                new NumberInput("complete") { Label = "% achevé", Value = 0, Min = 0, Max = 100 },
                new TimeInput("at") { Label = "Heure", Value = new TimeOnly(9, 5) },
                new ToggleInput("confidential", "Confidentiel"),
                new ChoiceSetInput("owner", [new("Ann", "00000000-0000-0000-0000-000000000001")])
                {
                    Label = "Responsable",
                    People = PeopleScope.Conversation,
                },
            ])
            { Id = "more", IsVisible = false },
        ],
        Actions = [new ExecuteAction("Envoyer", "status.submit") { Data = Address("draft", "01J"), Style = ActionStyle.Positive }.OrSubmit()],
    };

    private static AdaptiveCard StatusSummary() => new()
    {
        FallbackText = "Status sent",
        Body =
        [
            new ColumnSet(
            [
                new Column([Context("APOLLO Customer portal · week 47"), Heading("Status sent")]) { Width = "stretch" },
                new Column([Chip("● Green →", ContainerStyle.Good)])
                {
                    Width = "112px",
                    VerticalContentAlignment = VerticalAlignment.Center,
                },
            ]),
            new Container([new TextBlock("▲ Computed: amber.") { Wrap = true, Size = TextSize.Small }])
            {
                Style = ContainerStyle.Warning,
                Spacing = Spacing.Medium,
            },
            new FactSet([new("Finish", "13 Jul 2027 (+13 d)"), new("Wanted", "A *second* tester")]),
            new TextBlock("Portal login is live\nfor 40 pilot users") { Wrap = true, Separator = true },
        ],
        Actions =
        [
            new ExecuteAction("Correct", "status.open"),
            new SubmitAction("Dialog")
            {
                Verb = "status.open",
                MsTeams = new TeamsSubmit.OpenDialog(),
                AssociatedInputs = AssociatedInputs.None,
            },
            new ShowCardAction("Later", new AdaptiveCard { Actions = [new ExecuteAction("Tomorrow", "round.snooze")] }),
            new OpenUrlAction("Open", new Uri("https://teams.microsoft.com/l/chat/0/0")),
        ],
        Refresh = new Refresh(new ExecuteAction("Refresh", "status.refresh"), ["29:1"]),
        MsTeams = new TeamsOptions { Width = CardWidth.Full, Entities = [new Mention("29:1", "Ann_B")] },
    };

    private static AdaptiveCard Register() => new()
    {
        Body =
        [
            new ColumnSet(
            [
                new Column([Chip("25", ContainerStyle.Attention)]) { Width = "56px" },
                new Column([new TextBlock(CardText.Markdown($"**{"R-12"}** {"Racks slip"}")) { Wrap = true }]) { Width = "stretch" },
            ])
            {
                Separator = true,
                SelectAction = new ExecuteAction("R-12", "register.show") { Data = Address("item", "R-12") },
            },
            new Container(
            [
                new Table(
                    [new("28px"), new("1")],
                    [new([Cell("5", null), Cell("1", ContainerStyle.Attention)]), new([Cell("4", null), Cell(" ", ContainerStyle.Good)])])
                {
                    FirstRowAsHeaders = false,
                    ShowGridLines = true,
                },
            ])
            { TargetWidth = TargetWidth.AtLeastNarrow },
        ],
    };

    private static AdaptiveCard Extensions() => new()
    {
        Body =
        [
            new Badge("Late", new TextBlock("Late")) { Style = BadgeStyle.Warning, Appearance = BadgeAppearance.Tint },
            new ProgressBar(0, new TextBlock("0 %")) { Color = ProgressColor.Good },
            new LineChart([new("Spent", [new("2026-11-16", 0), new("2026-11-23", 1.5)]) { Color = ChartColor.Good }], new TextBlock("0, 1.5")),
            new DonutChart([new("Red", 3) { Color = ChartColor.Attention }], new TextBlock("Red 3")),
            new VerticalBarChart([new("W47", 3)], new TextBlock("W47: 3")) { Title = "Answers", ShowBarValues = true },
            new HorizontalBarChart([new("APOLLO", 3)], new TextBlock("APOLLO 3")),
            new StackedBarChart([new("APOLLO", [new("Green", 3)])], new TextBlock("APOLLO 3")) { ColorSet = ChartColorSet.Categorical },
        ],
    };

    private static TextBlock Context(string text) => new(text) { Wrap = true, Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.None };

    private static TextBlock Heading(string text) => new(text)
    {
        Wrap = true,
        Size = TextSize.Large,
        Weight = TextWeight.Bolder,
        Spacing = Spacing.None,
        Style = TextBlockStyle.Heading,
    };

    private static Container Chip(string text, ContainerStyle style) =>
        new([new TextBlock(text) { Weight = TextWeight.Bolder, HorizontalAlignment = HorizontalAlignment.Center }]) { Style = style };

    private static TableCell Cell(string text, ContainerStyle? style) => new([new TextBlock(text)]) { Style = style };

    private static Dictionary<string, string> Address(string key, string value) => new(StringComparer.Ordinal) { [key] = value };
}
