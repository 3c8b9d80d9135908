using NodaTime;
using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Features.Help;
using PmoBot.People;

namespace PmoBot.Teams;

/// <summary>One activity from beginning to end: the turn, the use case, the reply. The boundary of a turn's errors.</summary>
internal sealed partial class TurnHandler(
    TurnFactory turns, TurnRouter router, ExtensionHandler extensions, SignInHandler signIns, PlaceEvents places, Greeting greeting, ReplySender sender, RecentActivities recent,
    TurnLimits limits, HeldBack heldBack, ProfileStore profiles, TurnMeter meter, IClock clock, TimeProvider time, ILogger<TurnHandler> logger)
{
    /// <summary>The Bot Service has given up by then; an answer that is posted still comes in time for a person.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>To its end, even if the request is cut off: the Bot Service may not bring the message again.</summary>
    public async Task<InvokeResponse> HandleAsync(Activity activity)
    {
        var measured = meter.Begin();
        var turn = TurnFactory.WithoutStorage(activity, clock.GetCurrentInstant());
        try
        {
            return await HandleAsync(turn, activity);
        }
        finally
        {
            measured.End(turn?.UseCase ?? UseCase.Nobodys, turn?.CorrelationId);
        }
    }

    private async Task<InvokeResponse> HandleAsync(Turn? nobodys, Activity activity)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        if (activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate)
            await FollowAsync(activity);
        if (nobodys is not { } turn)
            return Unanswered(activity);
        // What the Bot Service brings again is nothing that its person does.
        if (activity.Type == ActivityTypes.Message && recent.IsKnown(turn))
            return Repeated(turn);
        using var permit = await limits.EnterAsync(turn);
        if (permit.Limit is { } reached)
        {
            turn.UseCase.Outcome = UseCase.HeldBack;
            meter.HoldBack(reached.ToString());
            return await heldBack.AnswerAsync(turn, activity, reached, limit.Token);
        }

        if (activity.Type is ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate)
            return await GreetAsync(turn, activity, limit.Token);
        if (ExtensionHandler.IsFor(activity))
            return await extensions.HandleAsync(turn, activity, limit.Token);
        if (SignInHandler.IsFor(activity))
            return await signIns.HandleAsync(turn, activity);
        if (IncomingFactory.From(activity) is not { } incoming)
        {
            turn.UseCase.Outcome = UseCase.Ignored;
            return Unanswered(activity);
        }

        if (activity.Type == ActivityTypes.Message && !recent.IsNew(turn))
            return Repeated(turn);
        try
        {
            turn = await turns.CompleteAsync(turn, activity, limit.Token);
            var reply = await router.AnswerAsync(turn, incoming, limit.Token);
            return await SendAsync(turn, activity, reply, limit.Token);
        }
        catch (Exception failure)
        {
            turn.UseCase.Outcome = UseCase.Broken;
            Log.Broken(logger, failure, turn.CorrelationId);
            return await ApologiseAsync(turn, activity, incoming);
        }
    }

    // What Teams says of a channel or a team it says of itself: there need be nobody whose turn it is.
    private async Task FollowAsync(Activity activity)
    {
        try
        {
            await places.FollowAsync(activity);
        }
        catch (Exception failure)
        {
            Log.NotFollowed(logger, failure);
        }
    }

    private async Task<InvokeResponse> GreetAsync(Turn turn, Activity activity, CancellationToken cancel)
    {
        turn.UseCase.Name = "event";
        try
        {
            if (!turn.Place.IsShared && IsUninstalled(activity))
                await profiles.CloseChatAsync(turn.Person, turn.Conversation.ConversationId, turn.Now, cancel);
            if (turn.Place.IsShared || IsUninstalled(activity) || activity.Action == "remove-upgrade")
                return InvokeResponse.Empty;

            turn = await turns.CompleteAsync(turn, activity, cancel);
            await greeting.GreetAsync(turn, reply => sender.PostAsync(turn, reply, cancel), cancel);
            return InvokeResponse.Empty;
        }
        catch (Exception failure)
        {
            turn.UseCase.Outcome = UseCase.Broken;
            Log.Broken(logger, failure, turn.CorrelationId);
            return InvokeResponse.Empty;
        }
    }

    // An upgrade removes the old version too, as `remove-upgrade`: the chat stays.
    private static bool IsUninstalled(Activity activity) =>
        activity is { Type: ActivityTypes.InstallationUpdate, Action: "remove" }
        || activity.MembersRemoved?.Any(member => member.Id is { Length: > 0 } id && id == activity.Recipient?.Id) == true;

    private async Task<InvokeResponse> ApologiseAsync(Turn turn, Activity activity, Incoming incoming)
    {
        try
        {
            var notice = ConversationTexts.For(turn.Language).Broken(turn.CorrelationId);
            return await SendAsync(turn, activity, router.FormAgain(turn, incoming, notice), CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.Speechless(logger, failure, turn.CorrelationId);
            recent.Forget(turn);
            return InvokeResponse.Empty;
        }
    }

    private async Task<InvokeResponse> SendAsync(Turn turn, Activity activity, Reply reply, CancellationToken cancel)
    {
        if (activity.Type == ActivityTypes.Invoke)
            return InvokeResponse.From(await sender.AnswerPressAsync(turn, reply, cancel));
        if (!await sender.PostAsync(turn, reply, cancel))
        {
            turn.UseCase.Outcome = turn.UseCase.Outcome == UseCase.Broken ? UseCase.Broken : UseCase.Unsent;
            recent.Forget(turn);
        }

        return InvokeResponse.Empty;
    }

    private static InvokeResponse Repeated(Turn turn)
    {
        turn.UseCase.Outcome = UseCase.Repeated;
        return InvokeResponse.Empty;
    }

    private static InvokeResponse Unanswered(Activity activity) =>
        activity.Type == ActivityTypes.Invoke ? InvokeResponse.NotUnderstood : InvokeResponse.Empty;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What became of a channel or a team could not be kept.")]
        public static partial void NotFollowed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke.")]
        public static partial void Broken(ILogger logger, Exception failure, string correlationId);

        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke, and so did the apology.")]
        public static partial void Speechless(ILogger logger, Exception failure, string correlationId);
    }
}
