using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

internal static partial class RegisterCards
{
    /// <summary>A page of a register; a row opens its item on tap.</summary>
    public static AdaptiveCard List(RegisterPage page, RegisterTexts texts)
    {
        var log = texts.LogHelp(page.Kind).Usage.Split(' ')[0];
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{page.Project.Code} {page.Project.Name}"),
                CardParts.Title(texts.Kinds(page.Kind)),
                .. page.Count == 0 ? [CardParts.Paragraph(texts.NothingYet(page.Kind))] : new Element[] { CardParts.Context(texts.Live(page.Count)) },
                .. page.Lines.Select(line => Row(page.Project, line, texts)),
            ],
            Actions =
            [
                .. page.Next is { } next ? [CardParts.Button(texts.NextPage, PageItems.Address(page.Project, page.Kind, next))] : Array.Empty<CardAction>(),
                .. page.MayLog ? [CardParts.Button(texts.New(page.Kind, null), TurnRouter.Run($"{log} {page.Project.Code}"))] : Array.Empty<CardAction>(),
            ],
        };
    }

    private static Container Row(Project project, RegisterLine line, RegisterTexts texts)
    {
        var band = line.Band;
        var about = new[]
        {
            line.Current is { } current ? $"{current.Score} (P{current.Probability} × I{current.Impact})" : null,
            line.OwnerName is { } owner ? Short(owner) : texts.Nobody,
        };
        return new Container(
        [
            CardParts.WithChip(
            [
                new TextBlock(CardText.Markdown($"**{line.Number.ToString()}** {line.Statement}")) { Wrap = true },
                CardParts.Context(string.Join(" · ", about.OfType<string>())),
            ], texts.Band(band), StyleOf(band, line.Number.Kind)),
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
            SelectAction = CardParts.Button(line.Number.ToString(), ShowItem.Address(project.Code, line.Number)),
        };
    }
}
