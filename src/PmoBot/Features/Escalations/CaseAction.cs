using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>A button of a case's own card: what was typed there is looked at, then the case's rules are asked.</summary>
internal abstract class CaseAction(EscalationPress press, string verb) : IFormAction
{
    public string Verb => verb;

    public Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel) => press.RunAsync(
        turn, form, verb,
        view => [.. Wrong(view, form, EscalationTexts.For(turn.Language))],
        (at, opening) => Rule(at, new Pressed(turn, form, opening)),
        cancel);

    public Reply FormAgain(Turn turn, FormData form, string notice) => new Reply.Text(notice);

    /// <summary>What is wrong with what was typed; what this person may not do at all is said by the rules.</summary>
    protected virtual IEnumerable<FieldError> Wrong(EscalationView view, FormData form, EscalationTexts texts) => [];

    /// <summary>Run as often as it takes.</summary>
    protected abstract Ruling Rule(EscalationAtHand at, Pressed pressed);

    /// <param name="missing">Null: it may stay empty.</param>
    protected static IEnumerable<FieldError> Words(FormData form, string field, int most, EscalationTexts texts, string? missing) => (form.Text(field), missing) switch
    {
        (null, { } wanted) => [new FieldError(field, wanted)],
        // What a client let through all the same.
        ({ } typed, _) when typed.Length > most => [new FieldError(field, texts.TooLong(most))],
        _ => [],
    };

    /// <param name="Opening">Since when the card that was pressed shows the case as open.</param>
    protected sealed record Pressed(Turn Turn, FormData Form, int Opening);
}
