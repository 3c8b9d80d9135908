using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>`approvals`: what waits for my decision, the oldest first.</summary>
internal sealed class ListApprovals(Approvals approvals, Escalations escalations) : ICommand
{
    private const int MostShown = 15;

    public CommandName Name { get; } = new(["approvals"], ["validations", "à décider", "approbations"])
    {
        Help = language => EscalationTexts.For(language).ApprovalsHelp,
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = EscalationTexts.For(turn.Language);
        var waiting = new List<EscalationAtHand>();
        foreach (var hinted in (await approvals.HintedAsync(turn.Person, cancel)).OrderBy(one => one.RaisedAt))
        {
            if (await escalations.FindAsync(hinted.Id, cancel) is { } at && EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now).Decide)
                waiting.Add(at);
        }

        return waiting.Count == 0
            ? new Reply.Personally(new Reply.Text(texts.NothingWaits))
            : new Reply.Personally(new Reply.Card(EscalationCards.List(texts.Waiting(waiting.Count), [], [.. waiting.Take(MostShown)], waiting.Count - MostShown, turn), texts.Waiting(waiting.Count)));
    }
}

internal static partial class EscalationCards
{
    /// <summary>A line a case: what is asked, how long it has waited, and until when; a tap shows it.</summary>
    public static AdaptiveCard List(string title, IReadOnlyList<EscalationFigures> figures, IReadOnlyList<EscalationAtHand> cases, int more, Turn turn)
    {
        var texts = EscalationTexts.For(turn.Language);
        return CardBudget.Fit(cases, (shown, left) => new AdaptiveCard
        {
            Lang = turn.Language.Tag(),
            Body =
            [
                CardParts.Title(title),
                .. figures.Select(level => CardParts.Context(texts.LeadTimes(level))),
                .. shown.Select(at => Row(at, turn, texts)),
                .. left + Math.Max(0, more) is var hidden && hidden > 0 ? [CardParts.Context(texts.MoreCases(hidden))] : Array.Empty<Element>(),
            ],
        });
    }

    private static Container Row(EscalationAtHand at, Turn turn, EscalationTexts texts)
    {
        var it = at.Escalation;
        var due = it.DueAt(at.Desk)?.InZone(turn.Zone);
        var days = (int)(at.Desk.Worked(it.RaisedAt, turn.Now) / Duration.FromHours(9));
        var said = new[] { texts.State(it.State), it.IsOpen ? texts.Age(days) : null, due is { } until ? texts.Soon(until) : null };
        return new Container(
        [
            new TextBlock(CardText.Markdown($"**{it.Id.ToString()}** {it.Wanted.ReplaceLineEndings(" ").CutAt(160)}")) { Wrap = true },
            CardParts.Context(string.Join(" · ", said.OfType<string>())),
        ])
        { Separator = true, Spacing = Spacing.Medium, SelectAction = CardParts.Button(it.Id.ToString(), EscalationFields.Address(ShowEscalation.ShowVerb, it)) };
    }
}
