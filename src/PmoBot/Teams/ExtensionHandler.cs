using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>
/// The message extension: a search while somebody composes, a command chosen on a message, and what they do in its dialog.
/// Whatever shows in a dialog is for whoever opened it alone. The boundary of such a turn's errors.
/// </summary>
internal sealed partial class ExtensionHandler(
    TurnFactory turns, ExtensionRouter extensions, TurnRouter router, ILogger<ExtensionHandler> logger)
{
    public static bool IsFor(Activity activity) => activity is
    {
        Type: ActivityTypes.Invoke,
        Name: InvokeNames.MessageExtensionQuery or InvokeNames.MessageExtensionFetch or InvokeNames.MessageExtensionSubmit,
    };

    public async Task<InvokeResponse> HandleAsync(Turn turn, Activity activity, CancellationToken cancel) => activity.Name switch
    {
        InvokeNames.MessageExtensionQuery when MessageExtensionQuery.From(activity.Value) is { } query && extensions.Searches(query.CommandId!) =>
            await SearchAsync(turn, activity, query, cancel),
        InvokeNames.MessageExtensionFetch when MessageExtensionAction.From(activity.Value) is { } action && extensions.Fetches(action.CommandId!) =>
            await FetchAsync(turn, activity, action, cancel),
        InvokeNames.MessageExtensionSubmit when PressOf(activity) is { } press => await SubmitAsync(turn, activity, press, cancel),
        _ => InvokeResponse.NotUnderstood,
    };

    /// <summary>In place of an answer, with what was typed; the storage is not asked.</summary>
    public InvokeResponse Refuse(Turn turn, Activity activity, string why) => activity.Name switch
    {
        InvokeNames.MessageExtensionQuery => InvokeResponse.From(MessageExtensionResponse.Message(why.ShownTo(turn))),
        InvokeNames.MessageExtensionSubmit when PressOf(activity) is { } press => Dialog(router.FormAgain(turn, press, why)),
        _ => Dialog(new Reply.Text(why)),
    };

    private async Task<InvokeResponse> SearchAsync(Turn turn, Activity activity, MessageExtensionQuery query, CancellationToken cancel)
    {
        try
        {
            turn = await turns.CompleteAsync(turn, activity, cancel);
            var asked = SearchQuery.Of(query.Text, query.QueryOptions?.Skip, query.QueryOptions?.Count);
            return InvokeResponse.From(await extensions.SearchAsync(turn, query.CommandId!, asked, cancel) switch
            {
                SearchAnswer.Hits hits => MessageExtensionResponse.Result(
                    [.. hits.Page.Select(hit => MessageExtensionAttachment.Card(hit.Card.ToUtf8Json(), hit.Title.ShownTo(turn), hit.Line.ShownTo(turn)))]),
                SearchAnswer.Nothing nothing => MessageExtensionResponse.Message(nothing.Words.ShownTo(turn)),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
        catch (Exception failure)
        {
            return InvokeResponse.From(MessageExtensionResponse.Message(Apology(turn, failure)));
        }
    }

    private async Task<InvokeResponse> FetchAsync(Turn turn, Activity activity, MessageExtensionAction action, CancellationToken cancel)
    {
        try
        {
            turn = await turns.CompleteAsync(turn, activity, cancel);
            return Dialog(await extensions.FetchAsync(turn, action.CommandId!, MessageOf(action), cancel));
        }
        catch (Exception failure)
        {
            return Dialog(new Reply.Text(Apology(turn, failure)));
        }
    }

    private async Task<InvokeResponse> SubmitAsync(Turn turn, Activity activity, Incoming.Press press, CancellationToken cancel)
    {
        try
        {
            turn = await turns.CompleteAsync(turn, activity, cancel);
            return Dialog(await router.AnswerAsync(turn, press, cancel));
        }
        catch (Exception failure)
        {
            return Dialog(router.FormAgain(turn, press, Apology(turn, failure)));
        }
    }

    private string Apology(Turn turn, Exception failure)
    {
        turn.UseCase.Outcome = UseCase.Broken;
        Log.Broken(logger, failure, turn.CorrelationId);
        return ConversationTexts.For(turn.Language).Broken(turn.CorrelationId);
    }

    /// <summary>What the dialog shows next. Nothing is posted: the bot may not be in the conversation at all.</summary>
    private static InvokeResponse Dialog(Reply reply) => reply switch
    {
        Reply.Personally { Inner: var inner } => Dialog(inner),
        Reply.Both { First: Reply.UpdatedCard first } => Dialog(first),
        Reply.Both { Second: var second } => Dialog(second),
        Reply.Form form => Card(form.Title, form.Body),
        Reply.FormAgain again => Card(again.Title, again.Body),
        Reply.Card card => Card(card.Summary, card.Body),
        Reply.UpdatedCard card => Card(card.Summary, card.Body),
        Reply.Text text => InvokeResponse.From(TaskModuleResponse.Message(FrenchSigns.In(text.Words))),
        _ => InvokeResponse.Empty,
    };

    private static InvokeResponse Card(string title, AdaptiveCard card) =>
        InvokeResponse.From(TaskModuleResponse.Continue(FrenchSigns.In(SomebodyGone.In(title, card.Lang)), card.ToDialogUtf8Json()));

    private static Incoming.Press? PressOf(Activity activity) =>
        MessageExtensionAction.From(activity.Value) is { Data: { } data } && new FormData(data) is var form && form.Text(SubmitAction.VerbKey) is { } verb
            ? new Incoming.Press(verb, form)
            : null;

    private static ChosenMessage? MessageOf(MessageExtensionAction action) => action.MessagePayload is { } payload
        ? new ChosenMessage(MessageText.Of(payload.Body), payload.From?.User?.DisplayName ?? payload.From?.Application?.DisplayName, payload.LinkToMessage)
        : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke.")]
        public static partial void Broken(ILogger logger, Exception failure, string correlationId);
    }
}
