using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Help;

internal static class HelpCards
{
    /// <summary>The commands that this person has a use for here, each with what it does; a row runs its command on tap.</summary>
    public static AdaptiveCard Help(Turn turn, IReadOnlyList<CommandName> commands)
    {
        var texts = HelpTexts.For(turn.Language);
        return new AdaptiveCard
        {
            Lang = turn.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Title),
                CardParts.Context(Where(turn, texts)),
                .. commands.Select(command => Row(command, turn.Language)),
            ],
        };
    }

    public static AdaptiveCard Greeting(Turn turn)
    {
        var texts = HelpTexts.For(turn.Language);
        return new AdaptiveCard
        {
            Lang = turn.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Greeting(turn.Person.Name)),
                CardParts.Paragraph(texts.WhatWillBeAsked),
                CardParts.Paragraph(texts.NotMeasured),
                CardParts.Paragraph(texts.WhereDataIs),
            ],
            Actions = [CardParts.Button(texts.Title, TurnRouter.Run(texts.Help.Usage))],
        };
    }

    private static string Where(Turn turn, HelpTexts texts)
    {
        if (!turn.Place.IsShared)
            return texts.Personal;
        return turn.LinkedProject is { } project ? texts.InChannel(project) : texts.Mention;
    }

    private static Container Row(CommandName command, Language language)
    {
        var help = command.Help(language);
        return new Container(
        [
            new TextBlock(CardText.Markdown($"**{help.Usage}**")) { Wrap = true },
            CardParts.Context(help.Does),
        ])
        {
            Separator = true,
            Spacing = Spacing.Small,
            SelectAction = CardParts.Button(command.In(language), TurnRouter.Run(command.In(language))),
        };
    }
}
