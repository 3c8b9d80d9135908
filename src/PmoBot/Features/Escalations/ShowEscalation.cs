using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>A case looked up: from a list, or by `APOLLO E-4`.</summary>
internal sealed class ShowEscalation(Escalations escalations) : ICardAction
{
    public const string ShowVerb = "escalations.show";

    public string Verb => ShowVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        EscalationFields.Read(form) is (var id, _) ? await ShowAsync(turn, id, cancel) : new Reply.Refused(new Refusal.Forged(ShowVerb));

    /// <summary>In a shared conversation for the asker alone: its buttons and facts are theirs.</summary>
    public async Task<Reply> ShowAsync(Turn turn, EscalationId id, CancellationToken cancel)
    {
        if (await escalations.FindAsync(id, cancel) is not { } at || EscalationView.For(turn, at) is not { May.Read: true } view)
            return new Reply.Refused(new Refusal.Unreadable($"{id}"));
        return new Reply.Personally(new Reply.Card(EscalationCards.Show(view), EscalationTexts.For(turn.Language).Line(at.Escalation)));
    }
}

/// <summary>[History]: what happened to a case, the newest first.</summary>
internal sealed class ShowTimeline(Escalations escalations, EscalationStore store) : ICardAction
{
    public const string ShowVerb = "escalations.timeline";

    public string Verb => ShowVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not (var id, _))
            return new Reply.Refused(new Refusal.Forged(ShowVerb));
        if (await escalations.FindAsync(id, cancel) is not { } at || EscalationView.For(turn, at) is not { May.Read: true } view)
            return new Reply.Refused(new Refusal.Unreadable($"{id}"));
        view = view with { Timeline = await store.TimelineAsync(id, cancel) };
        return new Reply.Personally(new Reply.Card(EscalationCards.Timeline(view), EscalationTexts.For(turn.Language).TimelineOf(id)));
    }
}

internal static partial class EscalationCards
{
    public static AdaptiveCard Timeline(EscalationView view)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        IReadOnlyList<EscalationStep> newest = [.. view.Timeline.Reverse()];
        return CardBudget.Fit(newest, (steps, more) => new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Context($"{view.At.Project.Code} {view.At.Project.Name}"),
                CardParts.Title(texts.TimelineOf(it.Id)),
                CardParts.Paragraph(it.Wanted),
                .. steps.Select(step => new Container(
                [
                    CardParts.Context(texts.Moment(step.At.InZone(view.Zone))),
                    new TextBlock(texts.Did(step, it)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
                    .. step.Text is { } said ? [CardParts.Small(said)] : Array.Empty<Element>(),
                ])
                { Separator = true, Spacing = Spacing.Medium }),
                .. more > 0 ? [CardParts.Context(texts.MoreCases(more))] : Array.Empty<Element>(),
            ],
        });
    }
}
