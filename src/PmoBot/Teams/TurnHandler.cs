using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Features.Help;

namespace PmoBot.Teams;

/// <summary>One activity from beginning to end: the turn, the use case, the reply. The boundary of a turn's errors.</summary>
internal sealed partial class TurnHandler(
    TurnFactory turns, TurnRouter router, Greeting greeting, ReplySender sender, RecentActivities recent, IClock clock,
    ILogger<TurnHandler> logger)
{
    public async Task<InvokeResponse> HandleAsync(Activity activity, CancellationToken cancel)
    {
        if (TurnFactory.WithoutStorage(activity, clock.GetCurrentInstant()) is not { } turn)
            return Unanswered(activity);
        if (activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate)
            return await GreetAsync(turn, activity, cancel);
        if (IncomingFactory.From(activity) is not { } incoming)
            return Unanswered(activity);
        if (activity.Type == ActivityTypes.Message && !recent.IsNew(turn))
            return InvokeResponse.Empty;

        try
        {
            turn = await turns.CompleteAsync(turn, activity, cancel);
            var reply = await router.AnswerAsync(turn, incoming, cancel);
            return await sender.SendAsync(turn, activity, reply, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return InvokeResponse.Empty;
        }
        catch (Exception failure)
        {
            Log.Broken(logger, failure, turn.CorrelationId);
            return await ApologiseAsync(turn, activity, incoming, cancel);
        }
    }

    private async Task<InvokeResponse> GreetAsync(Turn turn, Activity activity, CancellationToken cancel)
    {
        try
        {
            if (turn.Place.IsShared || activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true)
                return InvokeResponse.Empty;

            turn = await turns.CompleteAsync(turn, activity, cancel);
            return await greeting.ForAsync(turn) is { } reply
                ? await sender.SendAsync(turn, activity, reply, cancel)
                : InvokeResponse.Empty;
        }
        catch (Exception failure)
        {
            Log.Broken(logger, failure, turn.CorrelationId);
            return InvokeResponse.Empty;
        }
    }

    private async Task<InvokeResponse> ApologiseAsync(Turn turn, Activity activity, Incoming incoming, CancellationToken cancel)
    {
        try
        {
            var notice = ConversationTexts.For(turn.Language).Broken(turn.CorrelationId);
            return await sender.SendAsync(turn, activity, router.FormAgain(turn, incoming, notice), cancel);
        }
        catch (Exception failure)
        {
            Log.Speechless(logger, failure, turn.CorrelationId);
            return InvokeResponse.Empty;
        }
    }

    private static InvokeResponse Unanswered(Activity activity) =>
        activity.Type == ActivityTypes.Invoke ? InvokeResponse.NotUnderstood : InvokeResponse.Empty;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke.")]
        public static partial void Broken(ILogger logger, Exception failure, string correlationId);

        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke, and so did the apology.")]
        public static partial void Speechless(ILogger logger, Exception failure, string correlationId);
    }
}
