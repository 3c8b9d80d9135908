using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;

namespace PmoBot.Features.Escalations;

/// <summary>[Withdraw]: asks once more, for nobody is asked to decide afterwards.</summary>
internal sealed class OpenWithdraw(EscalationCases cases) : ICardAction
{
    public const string OpenVerb = "escalations.withdraw-ask";

    public string Verb => OpenVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        ReasonForm.OpenAsync(cases, turn, form, ReasonForm.ForWithdrawal, cancel);
}

/// <summary>Whoever raised the case takes it back: its cards say so, and nobody is reminded any more.</summary>
internal sealed class WithdrawEscalation(EscalationPress press) : CaseAction(press, WithdrawVerb)
{
    public const string WithdrawVerb = "escalations.withdraw";

    protected override Ruling Rule(EscalationAtHand at, Pressed pressed) => Raiser.Of(at, pressed.Turn)
        ?? at.Escalation.Withdraw(pressed.Turn.Person, pressed.Opening, pressed.Form.Text(EscalationFields.Reason)?.CutAt(EscalationFields.LongestReason), pressed.Turn.Now);
}

/// <summary>[Open again]: asks why.</summary>
internal sealed class OpenReopen(EscalationCases cases) : ICardAction
{
    public const string OpenVerb = "escalations.reopen-ask";

    public string Verb => OpenVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) =>
        ReasonForm.OpenAsync(cases, turn, form, ReasonForm.ForReopening, cancel);
}

/// <summary>What was decided or withdrawn is asked again, with the facts of today and a reason.</summary>
internal sealed class ReopenEscalation(EscalationPress press, EscalationCases cases, EscalationFacts facts, RegisterReadings register) : IFormAction
{
    public const string ReopenVerb = "escalations.reopen";

    public string Verb => ReopenVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var at = EscalationFields.Read(form) is var (id, _) ? await cases.FindAsync(id, cancel) : null;
        var taken = at is null ? [] : await facts.TakeAsync(at.Project, at.Escalation.Item, turn.Now, cancel);
        var isConfidential = at?.Escalation.Item is { } item && (await register.ConfidentialAsync(at.Project, [item], cancel)).Count > 0;
        if (form.Text(EscalationFields.Reason) is not { } reason)
            return await ReasonForm.AgainAsync(cases, turn, form, ReasonForm.ForReopening, EscalationTexts.For(turn.Language).ReasonMissing, cancel);
        return await press.RunAsync(
            turn, form, Verb,
            _ => [],
            (current, opening) => Raiser.Of(current, turn)
                ?? current.Escalation.Reopen(current.Desk, turn.Person, opening, reason.CutAt(EscalationFields.LongestReason), taken, isConfidential, turn.Now),
            cancel);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);
}
