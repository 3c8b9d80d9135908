using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Teams;

/// <summary>Brings a reply to where it belongs: into the conversation, into the card that was pressed, or to the person alone.</summary>
internal sealed partial class ReplySender(
    ConnectorClient connector, ProfileStore profiles, UserTokens tokens, ILogger<ReplySender> logger)
{
    private readonly ConnectorClient _connector = connector.WithRetries();

    /// <summary>The answer to an Action.Execute: what it carries replaces the card, in Teams for whoever pressed alone.</summary>
    public async Task<AdaptiveCardInvokeResponse> AnswerPressAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var texts = ConversationTexts.For(turn.Language);
        switch (reply)
        {
            case Reply.Text text:
                return AdaptiveCardInvokeResponse.Message(text.Words.ShownTo(turn));
            case Reply.FormAgain again:
                return AdaptiveCardInvokeResponse.Card(again.Body.ToUtf8Json());
            case Reply.Form form when turn.Place.IsShared:
                return AdaptiveCardInvokeResponse.Card(form.Body.ToUtf8Json());
            case Reply.UpdatedCard updated:
                var card = updated.Body.ToUtf8Json();
                if (!updated.IsLive && !turn.Place.IsShared && turn.PressedCardId is { } pressed)
                    await ReplaceAsync(turn, pressed, Message(turn, card, updated.Summary), cancel);
                return AdaptiveCardInvokeResponse.Card(card);
            // The second first: whoever reads the answer finds what follows it already there.
            case Reply.Both { First: Reply.UpdatedCard, Second: var second } both:
                _ = second is Reply.Personally { Inner: var inner } && turn.Place.IsShared
                    ? await PostToOwnChatAsync(turn, inner, cancel)
                    : await PostAsync(turn, second, cancel);
                return await AnswerPressAsync(turn, both.First, cancel);
            case Reply.SignIn signIn when turn.Place.IsShared:
                return await AnswerPressAsync(turn, new Reply.Personally(signIn), cancel);
            case Reply.Personally personally when turn.Place.IsShared:
                return AdaptiveCardInvokeResponse.Message((await PostToOwnChatAsync(turn, personally.Inner, cancel) ? texts.SentToYou : texts.CannotWriteToYou).ShownTo(turn));
            default:
                return AdaptiveCardInvokeResponse.Message((await PostAsync(turn, reply, cancel) ? texts.AnsweredBelow : texts.Broken(turn.CorrelationId)).ShownTo(turn));
        }
    }

    /// <summary>Whether the person got an answer.</summary>
    public Task<bool> PostAsync(Turn turn, Reply reply, CancellationToken cancel) => reply switch
    {
        Reply.Text text => PostAsync(
            turn, turn.Conversation, new Activity { Type = ActivityTypes.Message, Text = text.Words.ShownTo(turn), TextFormat = TextFormats.Plain }, cancel),
        Reply.Card card => PostAsync(turn, turn.Conversation, Message(turn, card.Body.ToUtf8Json(), card.Summary), cancel, card.Posted),
        // An older client's press cannot be answered with a card for one person: their form goes to their own chat.
        Reply.Form form when turn is { Place.IsShared: true, PressedCardId: not null } => PostPersonallyAsync(turn, form, cancel),
        Reply.Form form when turn.Place.IsShared => PostAsync(
            turn, turn.Conversation, Message(turn, ConversationCards.OpenForm(form.Title, form.Open, turn.Language).ToUtf8Json(), form.Title), cancel),
        Reply.Form form => PostAsync(turn, turn.Conversation, Message(turn, form.Body.ToUtf8Json(), form.Title), cancel),
        Reply.FormAgain again => AnswerSubmitAsync(turn, again.Body, again.Title, cancel),
        // Its delivery shows it in that very message, as it is by then; what is drawn here may be older than what stands there.
        Reply.UpdatedCard { IsLive: true } when turn is { Place.IsShared: false, PressedCardId: not null } => Task.FromResult(true),
        Reply.UpdatedCard updated => AnswerSubmitAsync(turn, updated.Body, updated.Summary, cancel),
        Reply.Personally personally => PostPersonallyAsync(turn, personally.Inner, cancel),
        Reply.SignIn signIn when turn.Place.IsShared => PostPersonallyAsync(turn, signIn, cancel),
        Reply.SignIn signIn => PostSignInAsync(turn, signIn, cancel),
        Reply.Both both => PostBothAsync(turn, both, cancel),
        _ => Task.FromResult(true),
    };

    private async Task<bool> PostBothAsync(Turn turn, Reply.Both both, CancellationToken cancel) =>
        await PostAsync(turn, both.First, cancel) & await PostAsync(turn, both.Second, cancel);

    private async Task<bool> PostSignInAsync(Turn turn, Reply.SignIn asked, CancellationToken cancel) =>
        await tokens.CardAsync(turn, asked, cancel) is { } card
            ? await PostAsync(turn, turn.Conversation, new Activity { Type = ActivityTypes.Message, Summary = asked.Words, Attachments = [Attachment.SignIn(card)] }, cancel)
            : await PostAsync(turn, new Reply.Text(ConversationTexts.For(turn.Language).SignInDown), cancel);

    // An older client's Action.Submit cannot be answered with a card: the posted one is replaced. In a shared
    // conversation that would show one person's form to all, so the answer goes to their own chat.
    private Task<bool> AnswerSubmitAsync(Turn turn, AdaptiveCard card, string summary, CancellationToken cancel)
    {
        if (turn.Place.IsShared)
            return PostPersonallyAsync(turn, new Reply.Card(card, summary), cancel);

        var message = Message(turn, card.ToUtf8Json(), summary);
        return turn.PressedCardId is { } pressed
            ? ReplaceAsync(turn, pressed, message, cancel)
            : PostAsync(turn, turn.Conversation, message, cancel);
    }

    private async Task<bool> PostPersonallyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (!turn.Place.IsShared)
            return await PostAsync(turn, reply, cancel);

        var texts = ConversationTexts.For(turn.Language);
        var isSent = await PostToOwnChatAsync(turn, reply, cancel);
        var isSaid = await PostAsync(turn, new Reply.Text(isSent ? texts.SentToYou : texts.CannotWriteToYou), cancel);
        return isSent || isSaid;
    }

    private async Task<bool> PostToOwnChatAsync(Turn turn, Reply reply, CancellationToken cancel) =>
        await ChatOfAsync(turn, cancel) is { } chat
        && await PostAsync(turn with { Conversation = chat, Place = new Place(PlaceKind.Personal, chat.ConversationId) }, reply, cancel);

    // Somebody who spoke only in channels has no personal chat with the bot yet; making it is idempotent.
    private async Task<Delivery.ConversationReference?> ChatOfAsync(Turn turn, CancellationToken cancel)
    {
        if ((await profiles.FindAsync(turn.Person.ObjectId, cancel))?.Chat is { } known)
            return known;

        var here = turn.Conversation;
        var made = await _connector.CreateConversationAsync(
            here.ServiceUrl.OriginalString, ConversationParameters.Personal(here.BotId, turn.UserId, here.TenantId), cancel);
        return made is ConnectorResult<ConversationResourceResponse>.Ok { Value.Id: { Length: > 0 } id }
            ? here with { ConversationId = id, ConversationType = ConversationTypes.Personal }
            : null;
    }

    private async Task<bool> PostAsync(
        Turn turn, Delivery.ConversationReference to, Activity message, CancellationToken cancel, Func<Delivery.ConversationReference, string, Task>? posted = null)
    {
        var result = await _connector.SendAsync(to.ServiceUrl.OriginalString, to.ConversationId, message, cancel);
        if (posted is not null && result is ConnectorResult<ResourceResponse>.Ok { Value.Id: { Length: > 0 } id })
            await FollowAsync(turn, () => posted(to, id));
        return IsSent(turn, result);
    }

    // The answer is there; that it will not change with what it shows is no reason to apologise for it.
    private async Task FollowAsync(Turn turn, Func<Task> follow)
    {
        try
        {
            await follow();
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Log.NotFollowed(logger, broken, turn.CorrelationId);
        }
    }

    private async Task<bool> ReplaceAsync(Turn turn, string messageId, Activity message, CancellationToken cancel)
    {
        var to = turn.Conversation;
        return IsSent(turn, await _connector.UpdateAsync(to.ServiceUrl.OriginalString, to.ConversationId, messageId, message, cancel));
    }

    private bool IsSent(Turn turn, ConnectorResult<ResourceResponse> result)
    {
        if (result is ConnectorResult<ResourceResponse>.Ok)
            return true;
        Log.NotSent(logger, turn.CorrelationId, result.Why());
        return false;
    }

    private static Activity Message(Turn turn, byte[] card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary.ShownTo(turn),
        Attachments = [Attachment.AdaptiveCard(card)],
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The card that answered turn {CorrelationId} will not follow what it shows.")]
        public static partial void NotFollowed(ILogger logger, Exception exception, string correlationId);

        [LoggerMessage(LogLevel.Warning, "The reply of turn {CorrelationId} did not get through: {Reason}.")]
        public static partial void NotSent(ILogger logger, string correlationId, string reason);
    }
}
