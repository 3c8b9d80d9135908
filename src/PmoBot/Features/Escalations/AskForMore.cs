using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>An approver wants to know more first: what they typed is the question, and goes to whoever raised the case.</summary>
internal sealed class AskForMore(EscalationPress press) : IFormAction
{
    public const string AskVerb = "escalations.ask";

    public string Verb => AskVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => press.RunAsync(
        turn, form, Verb,
        view => view.May.Decide && form.Text(EscalationFields.Comment) is null
            ? [new FieldError(EscalationFields.Comment, EscalationTexts.For(turn.Language).QuestionMissing)]
            : EscalationFields.TooLong(form, EscalationFields.Comment, EscalationFields.LongestComment, turn.Language),
        (at, opening) => at.Escalation.Ask(at.Desk, turn.Person, opening, form.Text(EscalationFields.Comment) ?? "", turn.Now),
        cancel);

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);
}

/// <summary>Whoever raised the case, or leads the project, answers: the approvers see it, and their time runs again.</summary>
internal sealed class AnswerQuestion(EscalationPress press) : IFormAction
{
    public const string AnswerVerb = "escalations.answer";

    public string Verb => AnswerVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => press.RunAsync(
        turn, form, Verb,
        view => view.May.Answer && form.Text(EscalationFields.Answer) is null
            ? [new FieldError(EscalationFields.Answer, EscalationTexts.For(turn.Language).AnswerMissing)]
            : EscalationFields.TooLong(form, EscalationFields.Answer, EscalationFields.LongestAnswer, turn.Language),
        (at, opening) => Raiser.Of(at, turn) ?? at.Escalation.Answer(at.Desk, turn.Person, opening, form.Text(EscalationFields.Answer) ?? "", turn.Now),
        cancel);

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);
}

/// <summary>Who speaks for the case: whoever raised it, the project's leads, its PMO.</summary>
internal static class Raiser
{
    /// <returns>Null: this person does.</returns>
    public static Ruling? Of(EscalationAtHand at, Turn turn) =>
        turn.Person.Is(at.Escalation.Raiser) || turn.May(People.Right.Escalate, at.Project) ? null : new Ruling.Not(WhyNot.NotRaiser);
}
