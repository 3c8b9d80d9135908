using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Draws a prompt, its reminders and what comes back after a snooze, from the state as it is then.</summary>
internal sealed class RenderPrompt(Prompts prompts, RoundStore rounds, PromptReader reader, IClock clock) : ICardRenderer
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    public string Kind => PromptCard.Renderer;

    // A message that goes out before its round is gathered would not name all that is asked.
    public async Task<TimeSpan?> WaitAsync(LiveCard card, CancellationToken cancel) =>
        card.ActivityIds.Count == 0 && await rounds.FindAsync(PromptCard.Read(card).Round, cancel) is { IsGathered: false } ? Gathering : null;

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (round, stage) = PromptCard.Read(card);
        if (await prompts.FindAsync(card.Addressee!, round, cancel) is not { } prompt
            || await reader.OfAsync(card.Addressee!, prompt, stage, cancel) is not { } view)
            return null;
        if (card.ActivityIds.Count == 0 && !IsWorthSending(prompt, view))
            return null;
        return new CardContent(PromptCards.Show(view).ToUtf8Json(), RoundTexts.For(view.Language).Line(view));
    }

    public IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt attempt) =>
        PromptCard.Read(card) is (var round, PromptStage.First) ? [TellRound.Of(round, clock.GetCurrentInstant())] : [];

    // Asked already answered, nobody asked any more, over, or put off: nothing is sent for it.
    private static bool IsWorthSending(Prompt prompt, PromptView view) =>
        view.Wanted.Any() && (view.Stage == PromptStage.First || (!view.IsClosed && (view.SnoozedUntil is null)));
}
