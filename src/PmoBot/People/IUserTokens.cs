namespace PmoBot.People;

/// <summary>The tokens of people who let the bot act in their name; the Bot Framework Token Service keeps and renews them.</summary>
internal interface IUserTokens
{
    /// <summary>Asks for it anew each time, also while the person is away.</summary>
    /// <param name="objectId">Entra object id.</param>
    Task<UserToken> FindAsync(string objectId, CancellationToken cancel);
}

internal abstract record UserToken
{
    /// <summary>Never logged: <see cref="ToString"/> leaves it out.</summary>
    internal sealed record Found(string Token, DateTimeOffset? Until) : UserToken
    {
        public override string ToString() => $"a token until {Until:O}";
    }

    /// <summary>Never signed in, signed out, or consent withdrawn: only the person can help.</summary>
    internal sealed record None : UserToken;

    /// <summary>The service did not answer as it should; it may, at another try.</summary>
    internal sealed record NotNow(string Why) : UserToken;
}
