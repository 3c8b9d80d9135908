using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

internal static partial class RegisterCards
{
    /// <summary>An item as somebody posts it: what all of a conversation may read, and no button that only some may press.</summary>
    public static AdaptiveCard Posted(Project project, RegisterItem item, Band band, RegisterTexts texts)
    {
        var said = string.Join(" · ", new[]
        {
            texts.Kind(item.Number.Kind), texts.State(item.State, item.Number.Kind), item.IsConfidential ? texts.ConfidentialMark(item.Number.Kind) : null,
        }.OfType<string>());
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.WithChip(
                [
                    CardParts.Context($"{project.Code} {project.Name}"),
                    CardParts.Title(item.Number.ToString()),
                    CardParts.Context(said),
                ], texts.Band(band), StyleOf(band, item.Number.Kind)),
                CardParts.Paragraph(item.Statement),
                new FactSet([.. Facts(item, texts, today: null).Select(Shown)]),
            ],
            Actions =
            [
                CardParts.Button(ExtensionTexts.For(texts.Language).Open, ShowItem.Address(project.Code, item.Number)),
                .. item.Source is { } source ? [new OpenUrlAction(texts.OpenMessage, source)] : Array.Empty<CardAction>(),
            ],
        };
    }

    /// <summary>A project as somebody posts it: its colour, how it stands in one line, who leads it.</summary>
    public static AdaptiveCard PostedProject(Project project, IReadOnlyList<ProjectSection> sections, Language language)
    {
        var texts = ProjectTexts.For(language);
        var place = new[] { project.Portfolio.Name, project.Programme, texts.State(project.State) };
        IReadOnlyList<Element> head =
        [
            CardParts.Context(string.Join(" · ", place.OfType<string>())),
            CardParts.Title($"{project.Code} {project.Name}"),
            .. sections.Select(section => section.Line).OfType<string>().Select(line => CardParts.Context(line)),
        ];
        var chip = sections.Select(section => section.Chip).FirstOrDefault(chip => chip is not null);
        return new AdaptiveCard
        {
            Lang = language.Tag(),
            Body =
            [
                .. chip is { } shown ? [CardParts.WithChip(head, shown.Words, shown.Style)] : head,
                new FactSet([.. Facts(project, texts)]),
            ],
            Actions = [CardParts.Button(ExtensionTexts.For(language).Open, TurnRouter.Run($"project {project.Code}"))],
        };
    }

    private static IEnumerable<Fact> Facts(Project project, ProjectTexts texts)
    {
        yield return new Fact(texts.Manager, project.Manager?.Name ?? texts.Nobody);
        if (project.BaselineFinish is { } finish)
            yield return new Fact(texts.Baseline, texts.Day(finish));
    }

    // Five fields stand in front: where the project is one of them, the day is not.
    private static IEnumerable<string> BehindIn(RegisterForm form) => form.AsksProject ? Behind.Append(RegisterFields.Due) : Behind;

    // Of a form that was opened from a message: which of several projects it is about.
    private static IEnumerable<Element> ProjectField(RegisterForm form) => form.AsksProject
        ? Chosen(form, RegisterFields.Project, ExtensionTexts.For(form.Texts.Language).ProjectLabel, form.Draft.Project, form.Draft.Message!.Offered.Select(code => new Choice(code, code)))
        : [];
}
