using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>An approver wants to know more first: what they typed is the question, and goes to whoever raised the case.</summary>
internal sealed class AskForMore(EscalationPress press) : CaseAction(press, AskVerb)
{
    public const string AskVerb = "escalations.ask";

    protected override IEnumerable<FieldError> Wrong(EscalationView view, FormData form, EscalationTexts texts) =>
        Words(form, EscalationFields.Comment, EscalationFields.LongestComment, texts, view.May.Decide ? texts.QuestionMissing : null);

    protected override Ruling Rule(EscalationAtHand at, Pressed pressed) =>
        at.Escalation.Ask(at.Desk, pressed.Turn.Person, pressed.Opening, pressed.Form.Text(EscalationFields.Comment) ?? "", pressed.Turn.Now);
}

/// <summary>Whoever raised the case, or leads the project, answers: the approvers see it, and their time runs again.</summary>
internal sealed class AnswerQuestion(EscalationPress press) : CaseAction(press, AnswerVerb)
{
    public const string AnswerVerb = "escalations.answer";

    protected override IEnumerable<FieldError> Wrong(EscalationView view, FormData form, EscalationTexts texts) =>
        view.May.Answer && view.Escalation.Question is { } asked && form.Text(EscalationFields.Asked) is { } of && of != EscalationFields.Of(asked)
            ? [new FieldError(EscalationFields.Answer, texts.AnotherQuestion)]
            : Words(form, EscalationFields.Answer, EscalationFields.LongestAnswer, texts, view.May.Answer ? texts.AnswerMissing : null);

    protected override Ruling Rule(EscalationAtHand at, Pressed pressed) => Raiser.Of(at, pressed.Turn)
        ?? at.Escalation.Answer(at.Desk, pressed.Turn.Person, pressed.Opening, pressed.Form.Text(EscalationFields.Answer) ?? "", pressed.Turn.Now);
}

/// <summary>Who speaks for the case.</summary>
internal static class Raiser
{
    /// <returns>Null: this person does.</returns>
    public static Ruling? Of(EscalationAtHand at, Turn turn) =>
        EscalationMay.Speaks(at, turn.Person, turn.Roles, turn.Now) ? null : new Ruling.Not(WhyNot.NotRaiser);
}
