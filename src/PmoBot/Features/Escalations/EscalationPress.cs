using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Escalations;

/// <summary>What every press on a case has in common: read the case, ask its rules, commit, and answer with the case as it then is.</summary>
internal sealed class EscalationPress(EscalationCases cases, SeenCards seen)
{
    /// <param name="wrong">What is wrong with what was typed, for whoever may press at all.</param>
    /// <param name="rule">Run as often as it takes.</param>
    /// <param name="shown">Once it is done; null: the case as it then is, which this message goes on showing.</param>
    public async Task<Reply> RunAsync(
        Turn turn, FormData form, string verb, Func<EscalationView, IReadOnlyList<FieldError>> wrong, Func<EscalationAtHand, int, Ruling> rule, CancellationToken cancel,
        Func<EscalationView, AdaptiveCard>? shown = null)
    {
        if (EscalationFields.Read(form) is not var (id, opening))
            return new Reply.Refused(new Refusal.Forged(verb));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.Here(turn, at) is not { May.Read: true } view)
            return EscalationView.Unreadable(turn, id);
        // What is wrong with the case itself is said before what is wrong with a field.
        if (at.Escalation.IsOpen && opening == at.Escalation.Opening && wrong(view) is { Count: > 0 } errors)
            return Again(view with { Typed = form, Errors = errors });

        var outcome = await cases.RuleAsync(id, turn.Pseudonym, verb, turn.Now, current => rule(current, opening));
        var isLate = outcome is Outcome<(EscalationAtHand, Ruling?)?>.Settled { Value: (_, Ruling.Not { Why: WhyNot.Decided or WhyNot.Withdrawn }) };
        if (shown is null)
            await seen.FollowAsync(turn, id, isLate ? Occasions.Late : Occasions.Seen);
        return outcome switch
        {
            Outcome<(EscalationAtHand, Ruling?)?>.Settled { Value: var (then, ruling) } => Answered(turn, verb, then, ruling, shown),
            Outcome<(EscalationAtHand, Ruling?)?>.Settled => EscalationView.Unreadable(turn, id),
            _ => Again(view with { Typed = form, Notice = ConversationTexts.For(turn.Language).Busy }),
        };
    }

    private static Reply Answered(Turn turn, string verb, EscalationAtHand at, Ruling? ruling, Func<EscalationView, AdaptiveCard>? shown)
    {
        if (turn.Place.IsShared && at.Escalation.IsConfidential)
            return EscalationView.Unreadable(turn, at.Escalation.Id);
        var view = EscalationView.For(turn, at);
        var texts = EscalationTexts.For(view.Language);
        if (ruling is not Ruling.Not { Why: var why })
            return shown is null ? Shown(view, texts.Line(at.Escalation)) : new Reply.UpdatedCard(shown(view), texts.Line(at.Escalation));

        var said = texts.Why(why, at.Escalation, at.Escalation.Verdict?.At.InZone(turn.Zone));
        var instead = Shown(view with { Notice = said }, said);
        // Somebody was faster: no fault. Anything else is no card's to ask, and the trail keeps it.
        return why is WhyNot.Decided or WhyNot.HasSpoken or WhyNot.ProjectClosed or WhyNot.AlreadyAsked or WhyNot.NothingAsked or WhyNot.CannotStandIn or WhyNot.StillOpen
            ? instead
            : new Reply.Refused(new Refusal.Forged($"{at.Escalation.Id} {verb}: {why}")) { Instead = instead };
    }

    private static Reply Shown(EscalationView view, string summary) => new Reply.UpdatedCard(EscalationCards.Show(view), summary) { IsLive = true };

    private static Reply.FormAgain Again(EscalationView view) => new(EscalationCards.Show(view), EscalationTexts.For(view.Language).Line(view.Escalation));
}
