using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Teams;

/// <param name="Connection">Of the bot's registration, by which people sign in; null: nobody can.</param>
/// <param name="AppId">Null: as the activity names the bot, which Development alone allows.</param>
internal sealed record SignInOptions(string? Connection, string? AppId = null);

/// <summary>People's tokens at the Bot Framework Token Service: one attempt each, and none of them is kept here.</summary>
internal sealed class UserTokens(UserTokenClient client, SignInOptions options, ProfileStore profiles, TimeProvider time) : IUserTokens, ISignIn
{
    // The Bot Service gives up on a turn after 10 to 15 seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public bool IsOn => options.Connection is not null;

    public bool IsOurs(string connection) => connection == options.Connection;

    // The service knows people as Teams names them to this bot; whoever never spoke with it has no token there.
    public async Task<UserToken> FindAsync(string objectId, CancellationToken cancel) =>
        options.Connection is { } connection && await UserIdAsync(objectId, cancel) is { } user
            ? Read(await WithinAsync(limit => client.GetTokenAsync(user, connection, ChannelIds.Teams, null, limit), cancel))
            : new UserToken.None();

    public async Task<bool> SignOutAsync(string objectId, CancellationToken cancel) =>
        options.Connection is not { } connection || await UserIdAsync(objectId, cancel) is not { } user
        || await WithinAsync(limit => client.SignOutAsync(user, connection, ChannelIds.Teams, limit), cancel)
            is ConnectorResult<TokenResponse>.Ok or ConnectorResult<TokenResponse>.Refused { Refusal.IsGone: true };

    /// <summary>A code that was got by signing in becomes a token that is kept. None: it is not the right one, or too old.</summary>
    public async Task<UserToken> RedeemAsync(Turn turn, string code, CancellationToken cancel) =>
        options.Connection is { } connection && turn.UserId.Length > 0
            ? Read(await WithinAsync(limit => client.GetTokenAsync(turn.UserId, connection, ChannelIds.Teams, code, limit), cancel))
            : new UserToken.None();

    /// <summary>A client's token becomes one that is kept, for whoever the activity names. None: they have to consent first.</summary>
    public async Task<UserToken> ExchangeAsync(Turn turn, string token, CancellationToken cancel)
    {
        if (options.Connection is not { } connection || turn.UserId.Length == 0)
            return new UserToken.None();
        var answer = await WithinAsync(limit => client.ExchangeAsync(turn.UserId, connection, ChannelIds.Teams, token, limit), cancel);
        return answer is ConnectorResult<TokenResponse>.Refused { Refusal.Status: 400 } ? new UserToken.None() : Read(answer);
    }

    /// <summary>The card by which this person signs in, in this conversation, which must be their own chat. Null: the service does not answer.</summary>
    public async Task<OAuthCard?> CardAsync(Turn turn, Reply.SignIn asked, CancellationToken cancel)
    {
        if (options.Connection is not { } connection)
            return null;
        var here = turn.Conversation;
        var reference = new ConversationReference(here.ServiceUrl.OriginalString, here.ConversationId)
        {
            ActivityId = turn.ActivityId,
            ChannelId = ChannelIds.Teams,
            User = new ChannelAccount { Id = turn.UserId, AadObjectId = turn.Person.ObjectId },
            Bot = new ChannelAccount { Id = here.BotId },
            Conversation = new ConversationAccount { Id = here.ConversationId, ConversationType = here.ConversationType, TenantId = here.TenantId },
        };
        var answer = await WithinAsync(
            limit => client.GetSignInResourceAsync(connection, reference, options.AppId ?? here.BotId.Replace("28:", "", StringComparison.Ordinal), limit), cancel);
        return answer is ConnectorResult<SignInResource>.Ok { Value: { SignInLink.Length: > 0 } resource }
            ? OAuthCard.Of(asked.Words, connection, asked.Button, resource)
            : null;
    }

    private static UserToken Read(ConnectorResult<TokenResponse> answer) => answer switch
    {
        ConnectorResult<TokenResponse>.Ok { Value: { Token: { Length: > 0 } token } found } => new UserToken.Found(token, found.Expiration),
        ConnectorResult<TokenResponse>.Ok => new UserToken.NotNow("an answer without a token"),
        ConnectorResult<TokenResponse>.Refused { Refusal.IsGone: true } => new UserToken.None(),
        _ => new UserToken.NotNow(answer.Why()),
    };

    private async Task<ConnectorResult<T>> WithinAsync<T>(Func<CancellationToken, Task<ConnectorResult<T>>> call, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ConnectorResult<T>.Unknown("time-out");
        }
    }

    private async Task<string?> UserIdAsync(string objectId, CancellationToken cancel) => (await profiles.FindAsync(objectId, cancel))?.Account?.UserId;
}
