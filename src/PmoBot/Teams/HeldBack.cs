using PmoBot.ActivityProtocol;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>
/// What is answered in place of a turn that a limit held back. It costs the storage nothing, and leaves a form as it was typed.
/// Never a 5xx: the Bot Service would bring it again.
/// </summary>
internal sealed partial class HeldBack(TurnLimits limits, ExtensionHandler extensions, ReplySender sender, ILogger<HeldBack> logger) : IDisposable
{
    // Each may last as long as the Connector takes; the others are not told.
    private readonly SemaphoreSlim _tellings = new(16);

    public async Task<InvokeResponse> AnswerAsync(Turn turn, Activity activity, TurnLimit limit, CancellationToken cancel)
    {
        turn = turn with { Language = limits.LanguageOf(turn) };
        var texts = ConversationTexts.For(turn.Language);
        var words = limit == TurnLimit.Person ? texts.TooOften : texts.TooBusy;
        if (ExtensionHandler.IsFor(activity))
            return extensions.Refuse(turn, activity, words);
        if (SignInHandler.IsFor(activity))
            return SignInHandler.Refuse(activity);
        var isMeant = IncomingFactory.From(activity) is not null;
        if (activity.Type == ActivityTypes.Invoke)
            return isMeant ? InvokeResponse.From(AdaptiveCardInvokeResponse.Message(words.ShownTo(turn))) : InvokeResponse.NotUnderstood;
        if (isMeant)
            await TellAsync(turn, words, cancel);
        return InvokeResponse.Empty;
    }

    public void Dispose() => _tellings.Dispose();

    private async Task TellAsync(Turn turn, string words, CancellationToken cancel)
    {
        if (!await _tellings.WaitAsync(0, CancellationToken.None))
            return;
        try
        {
            if (limits.MayTell(turn))
                await sender.PostAsync(turn, new Reply.Text(words), cancel);
        }
        catch (Exception failure)
        {
            Log.Untold(logger, failure, turn.CorrelationId);
        }
        finally
        {
            _tellings.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Turn {CorrelationId} was held back by a limit, and that could not be said.")]
        public static partial void Untold(ILogger logger, Exception failure, string correlationId);
    }
}
