using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>Draws the posted cards of cases from the state as it is then, each for its own reader; the channel's for everybody.</summary>
internal sealed class RenderEscalation(EscalationCases cases, ProfileStore profiles, RoleStore roles, ChannelLinks links, EscalationReaders readers, IActivityFeed feed, IClock clock) : ICardRenderer
{
    public string Kind => EscalationCard.Renderer;

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (id, message) = EscalationCard.Read(card);
        if (await cases.FindAsync(id, cancel) is not { } at)
            return null;
        if (card.Addressee is not { } reader)
            return await InChannelAsync(card, at, cancel);

        var (now, profile) = (clock.GetCurrentInstant(), await profiles.FindAsync(reader, cancel));
        var may = EscalationMay.Of(at, profile?.Person ?? Person.Unnamed(reader), await roles.OfAsync(reader, cancel), now);
        var language = profile?.Language ?? at.Project.Language ?? Language.English;
        var texts = EscalationTexts.For(language);
        if (!may.Read)
            return card.ActivityIds.Count == 0 ? null : CardContents.Of(EscalationCards.NotYours(id, texts), texts.NotYours);
        if (card.ActivityIds.Count == 0 && !IsWorthSending(message, at.Escalation, may))
            return null;
        var view = EscalationView.Of(at, may, language, profile?.KnownZone ?? at.Project.PortfolioSettings.Zone, now) with { Message = message };
        return CardContents.Of(EscalationCards.Show(view), EscalationCards.Summary(view));
    }

    public IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt attempt) =>
        IsAsk(card) ? [.. NoticeInFeed.After(card, attempt, feed, clock.GetCurrentInstant())] : [];

    public async Task<(FeedNotice Notice, Instant From)?> NoticeAsync(LiveCard card, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (!IsAsk(card) || card is not { Addressee: { } reader, Conversation: { } chat } || await cases.FindAsync(EscalationCard.Read(card).Id, cancel) is not { } at
            || Occasions.Of(at, [], now).GetValueOrDefault(reader) is not { Waits: true })
            return null;
        var profile = await profiles.FindAsync(reader, cancel);
        var texts = EscalationTexts.For(profile?.Language ?? at.Project.Language ?? Language.English);
        // The feed shows on locked screens, and may be read by whoever manages the person's post.
        var notice = at.Escalation.IsConfidential
            ? new FeedNotice("PmoBot", texts.DecisionWaits, texts.ReadInChat, chat.ChatWithBot)
            : new FeedNotice($"{at.Escalation.Id}", $"{texts.DecisionWaits} · {at.Escalation.Id}", SomebodyGone.In(at.Escalation.Wanted, texts.Language.Tag()).ReplaceLineEndings(" ").CutAt(150), chat.ChatWithBot);
        return (notice, at.Desk.NotQuiet(now, profile));
    }

    private static bool IsAsk(LiveCard card) => EscalationCard.Read(card).Message.StartsWith($"{Occasions.Level}-", StringComparison.Ordinal);

    // What it is about is over before it went out: nobody needs it any more.
    private static bool IsWorthSending(string message, Escalation it, EscalationMay may) => message.Split('-') switch
    {
        [_, var opening, ..] when opening != it.Opening.ToString(System.Globalization.CultureInfo.InvariantCulture) => false,
        [Occasions.Level or Occasions.Reminder, ..] => may.Decide,
        [Occasions.Question, ..] => it is { IsOpen: true, Question.Answer: null },
        [Occasions.Verdict, ..] => it.Verdict is not null,
        _ => it.IsOpen,
    };

    // Every member of the channel reads along, and guests: no facts, no buttons, and nothing at all where the link is gone or the case is for few.
    private async Task<CardContent?> InChannelAsync(LiveCard card, EscalationAtHand at, CancellationToken cancel)
    {
        var language = at.Project.Language ?? Language.English;
        if (at.Escalation.IsConfidential || await links.FindAsync(Place.IdOf(card.Conversation!.ConversationId), cancel) != at.Project.Code.Value)
            return card.ActivityIds.Count == 0 ? null : CardContents.Of(EscalationCards.NotYours(at.Escalation.Id, EscalationTexts.For(language)), EscalationTexts.For(language).NotYours);
        var now = clock.GetCurrentInstant();
        var view = EscalationView.Of(at, EscalationMay.Nothing, language, at.Project.PortfolioSettings.Zone, now);
        return CardContents.Of(EscalationCards.Base(view) with { Refresh = await readers.RefreshAsync(at, now, cancel) }, EscalationTexts.For(language).Line(at.Escalation));
    }
}
