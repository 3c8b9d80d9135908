using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>Draws a prompt, its reminders and what comes back after a snooze, from the state as it is then.</summary>
internal sealed class RenderPrompt(Prompts prompts, RoundStore rounds, PortfolioStore portfolios, PromptReader reader, ProfileStore profiles, IActivityFeed feed, RoundMeter meter, IClock clock) : ICardRenderer
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
        if (card.ActivityIds.Count == 0 && (!await IsWorthSendingAsync(card, prompt, view, cancel) || await IsOffAsync(round, cancel) || (stage != PromptStage.First && await prompts.IsUnreachableAsync(card.Addressee!, round, cancel))))
            return null;
        return CardContents.Of(PromptCards.Show(view), RoundTexts.For(view.Language).Line(view));
    }

    public IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt attempt)
    {
        if (PromptCard.Read(card) is not (var round, PromptStage.First))
            return [];
        if (attempt is Attempt.Unreachable)
            meter.Unreachable();
        return [TellRound.Of(round, clock.GetCurrentInstant()), .. NoticeInFeed.After(card, attempt, feed, clock.GetCurrentInstant())];
    }

    public async Task<(FeedNotice Notice, Instant From)?> NoticeAsync(LiveCard card, CancellationToken cancel)
    {
        var (round, stage) = PromptCard.Read(card);
        if (card is not { Addressee: { } person, Conversation: { } chat } || await prompts.FindAsync(person, round, cancel) is not { } prompt
            || await reader.OfAsync(person, prompt, stage, cancel) is not { IsClosed: false, SnoozedUntil: null } view || !view.Wanted.Any())
            return null;
        var (settings, _) = await portfolios.FindAsync(round.Portfolio, cancel);
        var (texts, profile) = (RoundTexts.For(view.Language), await profiles.FindAsync(person, cancel));
        return (
            new FeedNotice(texts.RoundOf(round.Period), texts.Title(view), string.Join(", ", view.Wanted.Select(line => line.Code)).CutAt(150), chat.ChatWithBot),
            settings.Quiet.NotDuring(clock.GetCurrentInstant(), profile?.KnownZone ?? settings.Zone, settings.Rounds.Work));
    }

    private async Task<bool> IsOffAsync(RoundId round, CancellationToken cancel) =>
        (await rounds.ScheduleAsync(round.Portfolio, round.Period.Cadence, cancel)).Mode == RoundMode.Off;

    // All answered, nobody asked any more, or over: nothing is sent for it. What was put off is its own reminder.
    private async Task<bool> IsWorthSendingAsync(LiveCard card, Prompt prompt, PromptView view, CancellationToken cancel) => view.Wanted.Any() && view.Stage switch
    {
        PromptStage.First => true,
        // Put off again: the last one comes back.
        PromptStage.Snoozed => !view.IsClosed && card.Id == PromptCard.IdOf(view.Round, PromptStage.Snoozed, prompt.Snoozes),
        // After downtime the last one speaks for both.
        PromptStage.Reminder when view.IsPastDue => false,
        _ => !view.IsClosed && await IsTimelyAsync(card, prompt, view, cancel),
    };

    // Nor to whoever is still to get the message itself, or had one a moment ago.
    private async Task<bool> IsTimelyAsync(LiveCard card, Prompt prompt, PromptView view, CancellationToken cancel)
    {
        var work = (await portfolios.FindAsync(view.Round.Portfolio, cancel)).Settings.Rounds.Work;
        return (prompt.SnoozedUntil is not { } until || IsLongAgo(until)) && await prompts.LastSentAsync(card.Addressee!, view.Round, cancel) is { } sent && IsLongAgo(sent - PromptTimes.Punctual);

        bool IsLongAgo(Instant message) => AskTimes.AreApart(message, clock.GetCurrentInstant(), view.Due.Zone, work);
    }
}
