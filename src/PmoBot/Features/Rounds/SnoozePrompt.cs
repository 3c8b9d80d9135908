using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Rounds;

/// <summary>"Later": the prompt comes back at a time that its reader chose, before the cut-off; what would have been sent until then is not.</summary>
internal sealed class SnoozePrompt(Prompts prompts, PromptReader reader) : IFormAction
{
    public const string SnoozeVerb = "round.snooze";

    public const string DayField = "day";
    public const string TimeField = "time";
    private const string UntilField = "until";

    public string Verb => SnoozeVerb;

    public static CardAddress Address(PromptView view, Instant until) =>
        PressPrompt.Address(SnoozeVerb, view, [(UntilField, InstantPattern.General.Format(until))]);

    public static CardAddress FormAddress(SnoozeForm form) => form.View is { } view
        ? PressPrompt.Address(SnoozeVerb, view, [])
        : new(SnoozeVerb, (PressPrompt.RoundField, form.Typed.Text(PressPrompt.RoundField) ?? ""), (PressPrompt.ProjectsField, form.Typed.Text(PressPrompt.ProjectsField) ?? ""));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (turn.Place.IsShared || RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round
            || await prompts.FindAsync(turn.Person.ObjectId, round, cancel) is not { } prompt
            || await reader.OfAsync(turn.Person.ObjectId, prompt, PromptStage.First, cancel) is not { } view)
            return PressPrompt.NotFound(turn, form, SnoozeVerb);

        var texts = RoundTexts.For(turn.Language);
        var (until, wrong) = Read(turn, form, view, texts);
        if (wrong.Count > 0)
            return IsTyped(form) ? Again(new SnoozeForm(form, view, texts, wrong)) : new Reply.Text(wrong[0].Message);

        return await prompts.SnoozeAsync(turn.Person, round, until) switch
        {
            Outcome<Prompt?>.Settled { Value: { } snoozed } when await reader.OfAsync(turn.Person.ObjectId, snoozed, PromptStage.First, cancel) is { } shown =>
                IsTyped(form)
                    ? new Reply.UpdatedCard(PromptCards.Snoozed(shown), texts.SnoozedUntil(until.InZone(turn.Zone)))
                    : new Reply.UpdatedCard(PromptCards.Show(shown), texts.SnoozedUntil(until.InZone(turn.Zone))) { IsLive = true },
            _ => FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy),
        };
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => IsTyped(form)
        ? Again(new SnoozeForm(form, null, RoundTexts.For(turn.Language), []) { Notice = notice })
        : new Reply.Text(notice);

    private static bool IsTyped(FormData form) => form.Text(UntilField) is null;

    private static Reply.FormAgain Again(SnoozeForm form) => new(PromptCards.SnoozeForm(form), form.Texts.WhenAgain);

    private static (Instant Until, IReadOnlyList<FieldError> Wrong) Read(Turn turn, FormData form, PromptView view, RoundTexts texts)
    {
        Instant until;
        if (form.Text(UntilField) is { } chosen)
        {
            if (InstantPattern.General.Parse(chosen) is not { Success: true, Value: var at })
                return (default, [new FieldError(UntilField, texts.TimeIsPast)]);
            until = at;
        }
        else
        {
            var (day, time) = (LocalDatePattern.Iso.Parse(form.Text(DayField) ?? ""), LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(form.Text(TimeField) ?? ""));
            if (!day.Success || !time.Success)
            {
                return (default,
                [
                    .. day.Success ? Array.Empty<FieldError>() : [new FieldError(DayField, texts.ChooseDay)],
                    .. time.Success ? Array.Empty<FieldError>() : [new FieldError(TimeField, texts.ChooseTime)],
                ]);
            }

            until = (day.Value + time.Value).InZoneLeniently(view.Due.Zone).ToInstant();
        }

        if (until <= turn.Now)
            return (default, [new FieldError(DayField, texts.TimeIsPast)]);
        return until < view.CutOff.ToInstant() ? (until, []) : (default, [new FieldError(DayField, texts.NotAfterCutOff(view.CutOff))]);
    }
}

/// <summary>"Another time…": asks when it is to come back.</summary>
internal sealed class AskSnooze(Prompts prompts, PromptReader reader) : ICardAction
{
    private const string AskVerb = "round.snooze-ask";

    public string Verb => AskVerb;

    public static CardAddress Address(PromptView view) => PressPrompt.Address(AskVerb, view, []);

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (turn.Place.IsShared || RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round
            || await prompts.FindAsync(turn.Person.ObjectId, round, cancel) is not { } prompt
            || await reader.OfAsync(turn.Person.ObjectId, prompt, PromptStage.First, cancel) is not { } view)
            return PressPrompt.NotFound(turn, form, AskVerb);
        var texts = RoundTexts.For(turn.Language);
        if (view.IsClosed || !view.Wanted.Any())
            return new Reply.Text(texts.NothingToPutOff);
        return new Reply.Card(PromptCards.SnoozeForm(new SnoozeForm(FormData.Empty, view, texts, [])), texts.WhenAgain);
    }
}

/// <param name="View">Null: it could not be read.</param>
internal sealed record SnoozeForm(FormData Typed, PromptView? View, RoundTexts Texts, IReadOnlyList<FieldError> Errors)
{
    public string? Notice { get; init; }
}
