using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>An approver takes one of the options: the first decision holds, or, where all have to agree, one voice more.</summary>
internal sealed class DecideEscalation(EscalationPress press) : CaseAction(press, DecideVerb)
{
    public const string DecideVerb = "escalations.decide";

    protected override IEnumerable<FieldError> Wrong(EscalationView view, FormData form, EscalationTexts texts) =>
        view.May.Decide && form.Text(EscalationFields.Option) is null
            ? [new FieldError(EscalationFields.Option, texts.OptionMissing)]
            : Words(form, EscalationFields.Comment, EscalationFields.LongestComment, texts, missing: null);

    protected override Ruling Rule(EscalationAtHand at, Pressed pressed) => at.Escalation.Decide(
        at.Desk, pressed.Turn.Person, pressed.Opening,
        pressed.Form.Text(EscalationFields.Option) is [var letter] ? letter : '?', pressed.Form.Text(EscalationFields.Comment), pressed.Turn.Now);
}

/// <summary>An approver takes none of the options, and says why.</summary>
internal sealed class RejectEscalation(EscalationPress press) : CaseAction(press, RejectVerb)
{
    public const string RejectVerb = "escalations.reject";

    protected override IEnumerable<FieldError> Wrong(EscalationView view, FormData form, EscalationTexts texts) =>
        Words(form, EscalationFields.Comment, EscalationFields.LongestComment, texts, view.May.Decide ? texts.CommentMissing : null);

    protected override Ruling Rule(EscalationAtHand at, Pressed pressed) => at.Escalation.Decide(
        at.Desk, pressed.Turn.Person, pressed.Opening, option: null, pressed.Form.Text(EscalationFields.Comment), pressed.Turn.Now);
}
