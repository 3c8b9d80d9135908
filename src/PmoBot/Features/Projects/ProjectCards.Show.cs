using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    /// <summary>One project: its colour first, then its latest report, then who and how much.</summary>
    public static AdaptiveCard Show(Project project, IReadOnlyList<ProjectSection> sections, ProjectTexts texts)
    {
        IReadOnlyList<Element> head =
        [
            CardParts.Context($"{project.Portfolio.Name} · {texts.State(project.State)}"),
            CardParts.Title($"{project.Code} {project.Name}"),
            .. sections.Select(section => section.Line).OfType<string>().Select(line => CardParts.Context(line)),
        ];
        var chip = sections.Select(section => section.Chip).FirstOrDefault(chip => chip is not null);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. chip is { } shown ? [CardParts.WithChip(head, shown.Words, shown.Style)] : head,
                .. sections.SelectMany(section => section.Details),
                new FactSet([.. Facts(project, texts)]) { Spacing = Spacing.Medium, Separator = true },
            ],
            Actions = [.. sections.SelectMany(section => section.Actions)],
        };
    }

    public static AdaptiveCard Created(Project project, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Portfolio.Name} · {texts.State(project.State)}"),
            CardParts.Title(texts.Created(project.Code.Value)),
            CardParts.Paragraph(project.Name),
            new FactSet([.. Facts(project, texts)]) { Spacing = Spacing.Medium },
        ],
        Actions = [CardParts.Button(project.Code.Value, TurnRouter.Run($"project {project.Code}"))],
    };

    /// <summary>A channel was linked: what that means to its members.</summary>
    public static AdaptiveCard Linked(Project project, string title, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name}"),
            CardParts.Title(title),
            CardParts.Paragraph(texts.LinkMeaning),
        ],
        Actions = [CardParts.Button(project.Code.Value, TurnRouter.Run($"project {project.Code}"))],
    };

    /// <summary>A page of projects; a row opens its project on tap.</summary>
    public static AdaptiveCard List(ProjectPage page, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. page.Heading is { } heading ? [CardParts.Context(heading)] : Array.Empty<Element>(),
            CardParts.Title(texts.Projects),
            .. page.Rows.Select(row => Row(row)),
        ],
        Actions = page.Next is { } next ? [CardParts.Button(texts.NextPage, next)] : null,
    };

    private static Container Row(ProjectPage.Line row)
    {
        IReadOnlyList<Element> left =
        [
            new TextBlock(CardText.Markdown($"**{row.Project.Code.Value}** {row.Project.Name}")) { Wrap = true },
            .. row.Text is { } text ? [CardParts.Context(text)] : Array.Empty<Element>(),
        ];
        return new Container(row.Chip is { } chip ? [CardParts.WithChip(left, chip.Words, chip.Style)] : left)
        {
            Separator = true,
            Spacing = Spacing.Medium,
            SelectAction = CardParts.Button(row.Project.Code.Value, TurnRouter.Run($"project {row.Project.Code}")),
        };
    }

    private static IEnumerable<Fact> Facts(Project project, ProjectTexts texts)
    {
        yield return new Fact(texts.Manager, project.Manager?.Name ?? texts.Nobody);
        if (project.Deputy is { } deputy)
            yield return new Fact(texts.Deputy, deputy.Name);
        if (project.Sponsor is { } sponsor)
            yield return new Fact(texts.Sponsor, sponsor.Name);
        if (project.BaselineFinish is { } finish)
        {
            var moved = NodaTime.Period.DaysBetween(project.Baselines[0].Finish, finish);
            yield return new Fact(texts.Baseline, project.Baselines.Count == 1
                ? texts.Day(finish)
                : $"{texts.Day(finish)}, {texts.BaselineNumber(project.Baselines.Count, moved)}");
        }

        if (project.Budget is { } budget)
            yield return new Fact(texts.Budget, budget.Format(texts.Language));
        yield return new Fact(texts.CadenceLabel, texts.Cadence(project.Cadence));
    }
}
