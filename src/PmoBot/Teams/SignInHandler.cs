using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Teams;

/// <summary>
/// What clients send while somebody signs in. It is always for whoever the authenticated activity names, and by our
/// connection: what the data says besides the token is only compared. The boundary of such a turn's errors.
/// </summary>
internal sealed partial class SignInHandler(
    TurnFactory turns, UserTokens tokens, IEnumerable<ISignedIn> hearers, ReplySender sender, ILogger<SignInHandler> logger)
{
    private readonly SharedAnswers<UserToken> _answers = new(token => token is UserToken.Found);

    public static bool IsFor(Activity activity) => activity is
    {
        Type: ActivityTypes.Invoke,
        Name: InvokeNames.SignInTokenExchange or InvokeNames.SignInVerifyState or InvokeNames.SignInFailure,
    };

    public async Task<InvokeResponse> HandleAsync(Turn turn, Activity activity)
    {
        turn.UseCase.Name = "sign in";
        var exchange = activity.Name == InvokeNames.SignInTokenExchange ? TokenExchange.From(activity.Value) : null;
        try
        {
            return activity.Name switch
            {
                InvokeNames.SignInTokenExchange when exchange is not null => await ExchangeAsync(turn, activity, exchange),
                InvokeNames.SignInVerifyState when SignInVerification.From(activity.Value) is { } verification =>
                    verification.IsCancelled ? Failed(turn) : await VerifyAsync(turn, activity, verification.State!),
                InvokeNames.SignInFailure => Failed(turn),
                _ => InvokeResponse.NotUnderstood,
            };
        }
        catch (Exception failure)
        {
            turn.UseCase.Outcome = UseCase.Broken;
            Log.Broken(logger, failure, turn.CorrelationId);
            return exchange is null ? InvokeResponse.PreconditionFailed : NotExchanged(turn, exchange, "an error");
        }
    }

    /// <summary>In place of an answer, without the storage. The client shows its button then, by which the person goes on later.</summary>
    public static InvokeResponse Refuse(Activity activity) => activity.Name switch
    {
        InvokeNames.SignInTokenExchange when TokenExchange.From(activity.Value) is { } exchange =>
            InvokeResponse.From(new TokenExchangeFailure(exchange.Id!, exchange.ConnectionName!, "too much at once")),
        InvokeNames.SignInFailure => InvokeResponse.Empty,
        _ => InvokeResponse.PreconditionFailed,
    };

    private async Task<InvokeResponse> ExchangeAsync(Turn turn, Activity activity, TokenExchange exchange)
    {
        if (!tokens.IsOurs(exchange.ConnectionName!))
            return NotExchanged(turn, exchange, "another connection");
        return await SignInAsync(turn, activity, $"exchange {exchange.Id}", now => tokens.ExchangeAsync(now, exchange.Token!, CancellationToken.None)) switch
        {
            UserToken.Found => InvokeResponse.Empty,
            UserToken.NotNow notNow => NotExchanged(turn, exchange, notNow.Why),
            _ => NotExchanged(turn, exchange, "consent is needed"),
        };
    }

    // The client shows the button then, by which the person goes on.
    private InvokeResponse NotExchanged(Turn turn, TokenExchange exchange, string why)
    {
        Log.NotExchanged(logger, turn.CorrelationId, why);
        return InvokeResponse.From(new TokenExchangeFailure(exchange.Id!, exchange.ConnectionName!, why));
    }

    private async Task<InvokeResponse> VerifyAsync(Turn turn, Activity activity, string code)
    {
        var answer = await SignInAsync(turn, activity, $"verify {turn.ActivityId}", now => tokens.RedeemAsync(now, code, CancellationToken.None));
        if (answer is UserToken.Found)
            return InvokeResponse.Empty;

        turn = await turns.CompleteAsync(turn, activity, CancellationToken.None);
        var texts = ConversationTexts.For(turn.Language);
        if (answer is UserToken.NotNow { Why: var why })
            Log.NotVerified(logger, turn.CorrelationId, why);
        var words = answer is UserToken.NotNow ? texts.SignInDown : texts.SignInCodeWrong;
        await sender.PostAsync(turn, new Reply.Personally(new Reply.Text(words)), CancellationToken.None);
        return InvokeResponse.PreconditionFailed;
    }

    private Task<UserToken> SignInAsync(Turn turn, Activity activity, string id, Func<Turn, Task<UserToken>> get) =>
        _answers.GetAsync(turn.Person.ObjectId, id, async () =>
        {
            turn = await turns.CompleteAsync(turn, activity, CancellationToken.None);
            var answer = await get(turn);
            if (answer is not UserToken.Found)
                return answer;

            foreach (var hearer in hearers)
                await hearer.SignedInAsync(turn, CancellationToken.None);
            return new UserToken.Found("", null);   // that it is there is all that is remembered
        });

    private InvokeResponse Failed(Turn turn)
    {
        Log.Failed(logger, turn.CorrelationId);
        return InvokeResponse.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Turn {CorrelationId} broke.")]
        public static partial void Broken(ILogger logger, Exception failure, string correlationId);

        [LoggerMessage(LogLevel.Information, "The token of turn {CorrelationId} was not exchanged: {Why}.")]
        public static partial void NotExchanged(ILogger logger, string correlationId, string why);

        [LoggerMessage(LogLevel.Warning, "The code of turn {CorrelationId} could not be tried: {Why}.")]
        public static partial void NotVerified(ILogger logger, string correlationId, string why);

        [LoggerMessage(LogLevel.Information, "A sign-in ended without success, says the client: turn {CorrelationId}.")]
        public static partial void Failed(ILogger logger, string correlationId);
    }
}
