using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>An approver takes one of the options: the first decision holds, or, where all have to agree, one voice more.</summary>
internal sealed class DecideEscalation(EscalationPress press) : IFormAction
{
    public const string DecideVerb = "escalations.decide";

    public string Verb => DecideVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => press.RunAsync(
        turn, form, Verb,
        view => view.May.Decide && form.Text(EscalationFields.Option) is null
            ? [new FieldError(EscalationFields.Option, EscalationTexts.For(turn.Language).OptionMissing)]
            : EscalationFields.TooLong(form, EscalationFields.Comment, EscalationFields.LongestComment, turn.Language),
        (at, opening) => at.Escalation.Decide(
            at.Desk, turn.Person, opening, form.Text(EscalationFields.Option) is [var letter] ? letter : '?', form.Text(EscalationFields.Comment), turn.Now),
        cancel);

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);
}

/// <summary>An approver takes none of the options, and says why.</summary>
internal sealed class RejectEscalation(EscalationPress press) : IFormAction
{
    public const string RejectVerb = "escalations.reject";

    public string Verb => RejectVerb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => press.RunAsync(
        turn, form, Verb,
        view => view.May.Decide && form.Text(EscalationFields.Comment) is null
            ? [new FieldError(EscalationFields.Comment, EscalationTexts.For(turn.Language).CommentMissing)]
            : EscalationFields.TooLong(form, EscalationFields.Comment, EscalationFields.LongestComment, turn.Language),
        (at, opening) => at.Escalation.Decide(at.Desk, turn.Person, opening, null, form.Text(EscalationFields.Comment), turn.Now),
        cancel);

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);
}
