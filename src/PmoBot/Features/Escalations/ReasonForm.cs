using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Escalations;

/// <summary>One box for a reason, and the button that goes on with it.</summary>
internal sealed record ReasonForm(string Verb, Func<EscalationTexts, string> Title, Func<EscalationTexts, string> Button)
{
    public static readonly ReasonForm ForWithdrawal = new(WithdrawEscalation.WithdrawVerb, texts => texts.WithdrawTitle, texts => texts.Withdraw);
    public static readonly ReasonForm ForReopening = new(ReopenEscalation.ReopenVerb, texts => texts.ReopenTitle, texts => texts.Reopen);

    public static async Task<Reply> OpenAsync(EscalationCases cases, Turn turn, FormData form, ReasonForm of, CancellationToken cancel)
    {
        var (view, refusal) = await FindAsync(cases, turn, form, of, cancel);
        return refusal ?? new Reply.Personally(new Reply.Card(EscalationCards.Reason(of, view!, null), of.Title(EscalationTexts.For(turn.Language))));
    }

    public static async Task<Reply> AgainAsync(EscalationCases cases, Turn turn, FormData form, ReasonForm of, string wrong, CancellationToken cancel)
    {
        var (view, refusal) = await FindAsync(cases, turn, form, of, cancel);
        return refusal ?? new Reply.FormAgain(EscalationCards.Reason(of, view! with { Typed = form }, wrong), of.Title(EscalationTexts.For(turn.Language)));
    }

    private static async Task<(EscalationView? View, Reply? Refusal)> FindAsync(EscalationCases cases, Turn turn, FormData form, ReasonForm of, CancellationToken cancel)
    {
        if (EscalationFields.Read(form) is not var (id, _))
            return (null, new Reply.Refused(new Refusal.Forged(of.Verb)));
        if (await cases.FindAsync(id, cancel) is not { } at || EscalationView.Here(turn, at) is not { May.Read: true } view)
            return (null, EscalationView.Unreadable(turn, id));
        return (of == ForWithdrawal ? view.May.Withdraw : view.May.Reopen)
            ? (view, null)
            : (null, new Reply.UpdatedCard(EscalationCards.Show(view), EscalationTexts.For(turn.Language).Line(view.Escalation)) { IsLive = true });
    }
}

internal static partial class EscalationCards
{
    public static AdaptiveCard Reason(ReasonForm form, EscalationView view, string? wrong)
    {
        var (it, texts) = (view.Escalation, EscalationTexts.For(view.Language));
        return new AdaptiveCard
        {
            Lang = view.Language.Tag(),
            Body =
            [
                CardParts.Head([CardParts.Context($"{it.Id}"), CardParts.Title(form.Title(texts)), CardParts.Paragraph(it.Wanted)]),
                .. CardParts.Field(new TextInput(EscalationFields.Reason)
                {
                    Label = texts.Reason,
                    MaxLength = EscalationFields.LongestReason,
                    Value = view.Typed.Text(EscalationFields.Reason),
                }, wrong is null ? [] : [new FieldError(EscalationFields.Reason, wrong)]),
            ],
            Actions = [CardParts.MainButton(form.Button(texts), EscalationFields.Address(form.Verb, it))],
        };
    }
}
