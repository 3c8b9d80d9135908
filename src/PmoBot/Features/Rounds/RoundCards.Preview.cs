using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

internal static partial class RoundCards
{
    /// <summary>Round by round: who is asked for what, and when by their own clock.</summary>
    public static AdaptiveCard Preview(Portfolio portfolio, IReadOnlyList<PlannedRound> rounds, IReadOnlyList<AskedCadence> unasked, RoundTexts texts)
    {
        var lines = rounds.SelectMany(round => round.Prompts.Select(prompt => (Round: round, Prompt: prompt))).ToList();
        return CardBudget.Fit(lines, (shown, more) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.PreviewOf(portfolio.Name)),
                .. rounds.Count == 0 ? [CardParts.Paragraph(texts.NothingPlanned)] : Array.Empty<Element>(),
                .. Unasked(portfolio, unasked, texts),
                .. rounds.Select(round => new Container(
                [
                    new TextBlock(texts.Named(round.Period)) { Wrap = true, Weight = TextWeight.Bolder },
                    CardParts.Context(texts.DueAndCutOff(round.Due, round.CutOff, false)),
                    .. round.Mode == RoundMode.Live || rounds.First(it => (it.Period.Cadence, it.Mode) == (round.Period.Cadence, round.Mode)) != round ? Array.Empty<Element>() : [CardParts.Small($"⚠ {(round.Mode == RoundMode.Off ? texts.OnlyIfOn : texts.Mode(round.Mode))}")],
                    CardParts.Context(texts.Asks(round.Prompts.Count, round.Prompts.Sum(prompt => prompt.Codes.Count))),
                    .. round.NotAsked > 0 ? [CardParts.Context(texts.NotAskedOf(round.NotAsked))] : Array.Empty<Element>(),
                    .. shown.Where(line => line.Round == round).Select(line => CardParts.Small(
                        $"{texts.DayAndTime(line.Prompt.At)} · {line.Prompt.Person.Name} · {string.Join(", ", line.Prompt.Codes)}")),
                ])
                { Separator = true, Spacing = Spacing.Medium }),
                .. more > 0 ? [CardParts.Context(texts.MoreProjects(more))] : Array.Empty<Element>(),
            ],
        });
    }
}
