using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Help;

internal static class HelpCards
{
    // So many projects are named in the first message; `projects` has the rest.
    private const int Named = 5;

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

    /// <param name="led">The projects that this person reports for.</param>
    public static AdaptiveCard Greeting(Turn turn, IReadOnlyList<Project> led)
    {
        var texts = HelpTexts.For(turn.Language);
        return new AdaptiveCard
        {
            Lang = turn.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Greeting(turn.Person.Name)),
                .. led.Count > 0 ? [CardParts.Context(texts.YouLead(Few([.. led.Select(project => project.Code.Value)])))] : Array.Empty<Element>(),
                Told(texts.WhatTitle, texts.What),
                Told(texts.HowLongTitle, texts.HowLong),
                Told(texts.StandInTitle, StandIn(led, texts)),
                Told(texts.NotMeasuredTitle, texts.NotMeasured),
                Told(texts.WhereTitle, texts.Where),
                .. turn.Roles.IsPmo ? [CardParts.Notice(ContainerStyle.Accent, texts.PmoStart)] : Array.Empty<Element>(),
            ],
            Actions = [.. FirstSteps(turn).Select(words => CardParts.Button(words, TurnRouter.Run(words)))],
        };
    }

    private static string[] FirstSteps(Turn turn) => turn.Roles.IsPmo
        ? turn.Language.In<string[]>(["start", "settings", "my data", "help"], ["démarrer", "paramètres", "mes données", "aide"])
        : turn.Language.In<string[]>(["settings", "my data", "help"], ["paramètres", "mes données", "aide"]);

    private static string StandIn(IReadOnlyList<Project> led, HelpTexts texts) =>
        led.Where(project => project.Deputy is not null).Select(project => $"{project.Deputy!.Name} ({project.Code})").ToList() is { Count: > 0 } named
            ? texts.StandInFor(Few(named))
            : texts.StandIn;

    private static string Few(IReadOnlyList<string> all) =>
        string.Join(", ", all.Take(Named)) + (all.Count > Named ? $" + {all.Count - Named}" : "");

    private static Container Told(string title, string words) => new(
    [
        new TextBlock(title) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
        new TextBlock(words) { Wrap = true, Spacing = Spacing.None },
    ])
    { Spacing = Spacing.Medium };

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
