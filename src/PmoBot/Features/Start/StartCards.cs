using System.Globalization;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;

namespace PmoBot.Features.Start;

internal static class StartCards
{
    /// <summary>The columns of the file, in the order of the documentation.</summary>
    public const string Header =
        "code,name,portfolio,programme,pm,deputy,sponsor,members,start,baselineFinish,forecastFinish,budget,currency,cadence,methodology,language";

    private const string CommandLine = "dotnet run --project src/PmoBot -- import projects.csv";

    private const string HowId = "how";

    // Of two thousand, these stand on the card; the next ones move up when they are done.
    private const int Shown = 10;

    public const int MostRounds = 5;

    public static AdaptiveCard Steps(Findings findings, StartTexts texts, Language reader) => new()
    {
        Lang = reader.Tag(),
        Body =
        [
            CardParts.Title(texts.Title),
            CardParts.Context(texts.Summary(findings.Projects)),
            .. findings.IsPartial ? [CardParts.Notice(ContainerStyle.Warning, texts.Partial)] : Array.Empty<Element>(),
            Step(1, texts.Import, findings.Projects > 0,
            [
                .. findings.Projects > 0 ? [new ActionSet([new ToggleVisibilityAction(texts.How, [HowId])])] : Array.Empty<Element>(),
                HowToImport(texts, isVisible: findings.Projects == 0),
            ]),
            Step(2, texts.Missing, findings is { Projects: > 0, WithoutManager: [], WithoutBaseline: [], WithoutBudget: [] },
            [
                Lack(texts.Managers, findings.WithoutManager, findings.Projects, texts),
                Lack(texts.Baselines, findings.WithoutBaseline, findings.Projects, texts),
                Lack(texts.Budgets, findings.WithoutBudget, findings.Projects, texts),
            ]),
            Step(3, texts.App, findings is { People: > 0, WithoutApp: [] },
            [
                CardParts.Small(texts.Reached(findings.People - findings.WithoutApp.Count, findings.People)),
                .. findings.WithoutApp.Count > 0
                    ? [CardParts.Small(List(findings.WithoutApp.Select(person => Short(person.Name)), findings.WithoutApp.Count, texts)), CardParts.Context(texts.AppHow)]
                    : Array.Empty<Element>(),
            ]),
            Step(4, texts.Portfolios, findings.Portfolios.Count > 0,
            [
                .. findings.Portfolios.Take(Shown).Select(it => CardParts.Small(texts.ProjectsIn(Short(it.Portfolio.Name), it.Projects))),
                .. findings.Portfolios.Count > Shown ? [CardParts.Context(texts.More(findings.Portfolios.Count - Shown))] : Array.Empty<Element>(),
                .. findings.Portfolios.Count == 0 ? [CardParts.Context(texts.PortfoliosBegin)] : Array.Empty<Element>(),
            ]),
            .. findings.Rounds.Count > 0
                ? [Step(5, texts.Rounds, findings.Rounds.Any(it => it.Rounds.Mode == RoundMode.Live), [.. findings.Rounds.SelectMany(it => Rounds(it.Portfolio, it.Rounds, it == findings.Rounds.FirstOrDefault(IsToBegin), texts))])]
                : Array.Empty<Element>(),
            CardParts.Notice(ContainerStyle.Accent, findings.Rounds.Any(it => it.Rounds.Mode == RoundMode.Live) ? texts.ThenWait : texts.Then),
        ],
        Actions =
        [
            .. findings.WithoutApp.Count > 0 ? [CardParts.Button(texts.GetMessage, TurnRouter.Run(texts.MessageCommand))] : Array.Empty<CardAction>(),
            CardParts.Button(texts.NewProject, TurnRouter.Run(texts.NewProjectCommand)),
            CardParts.Button(texts.Again, TurnRouter.Run(texts.Help.Usage)),
        ],
    };

    private static Container HowToImport(StartTexts texts, bool isVisible) => new(
    [
        CardParts.Small(texts.ImportHere),
        CardParts.Small(texts.ImportThere),
        new Container([CardParts.Small(CommandLine), CardParts.Context(Header)]) { Style = ContainerStyle.Emphasis },
        CardParts.Context(texts.ImportPeople),
    ])
    { Id = HowId, IsVisible = isVisible };

    private static Container Step(int number, string title, bool isDone, IReadOnlyList<Element> body) => new(
    [
        new TextBlock($"{(isDone ? "✓" : "○")} {number.ToString(CultureInfo.InvariantCulture)}. {title}")
        {
            Wrap = true,
            Weight = TextWeight.Bolder,
            Spacing = Spacing.None,
        },
        .. body,
    ])
    { Separator = true, Spacing = Spacing.Medium };

    private static bool IsToBegin((Portfolio Portfolio, RoundProgress Rounds) one) => one.Rounds.Mode != RoundMode.Live || one.Rounds.Unasked.Count > 0;

    // One portfolio after the other: what it taught is used for the next.
    private static IEnumerable<Element> Rounds(Portfolio portfolio, RoundProgress rounds, bool isNext, StartTexts texts)
    {
        yield return CardParts.Small(texts.RoundsOf(Short(portfolio.Name), rounds.Words));
        foreach (var unasked in rounds.Unasked)
            yield return CardParts.Small($"⚠ {unasked}");
        if (isNext)
        {
            if (rounds.Mode != RoundMode.Live)
                yield return CardParts.Context(texts.RoundsHow);
            yield return new ActionSet(
            [
                CardParts.Button(texts.Preview, rounds.Preview),
                CardParts.Button(texts.DryRound, rounds.DryRound),
                CardParts.Button(texts.GoLive, rounds.Schedule),
            ]);
        }
    }

    private static TextBlock Lack(string what, IReadOnlyList<string> codes, int of, StartTexts texts) =>
        CardParts.Small(of == 0 ? texts.NothingYet(what) : codes.Count == 0 ? texts.Complete(what) : texts.Lacking(what, codes.Count, List(codes, codes.Count, texts)));

    private static string List(IEnumerable<string> names, int count, StartTexts texts) =>
        string.Join(", ", names.Take(Shown)) + (count > Shown ? $" {texts.More(count - Shown)}" : "");

    private static string Short(string name) => name.CutAt(40);
}
