namespace PmoBot.ActivityProtocol;

/// <summary>What became of one call of the Connector. None of these is an exception: all of them happen every day.</summary>
public abstract record ConnectorResult<T> : IAttempt
{
    /// <summary>It happened.</summary>
    public sealed record Ok(T Value) : ConnectorResult<T>;

    /// <summary>429: it did not happen, and nothing more should be sent for this time (null: the answer named none).</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : ConnectorResult<T>;

    /// <summary>It did not happen, and may at another try: no connection, no token, 412.</summary>
    public sealed record NotDone(string Why) : ConnectorResult<T>;

    /// <summary>It did not happen and will not: a definite answer, or an address that is not trusted and was not called.</summary>
    public sealed record Refused(Refusal Refusal) : ConnectorResult<T>;

    /// <summary>It may have happened: a time-out, a cut connection, any 5xx. Status: 0 when no answer came.</summary>
    public sealed record Unknown(string Why, int Status = 0, TimeSpan? RetryAfter = null) : ConnectorResult<T>;

    bool IAttempt.IsWorthRetrying => this is Throttled or NotDone or Unknown { Status: 502 or 503 or 504 };

    TimeSpan? IAttempt.RetryAfter => (this as Throttled)?.RetryAfter ?? (this as Unknown)?.RetryAfter;

    internal ConnectorResult<TOther> Select<TOther>(Func<T, TOther> map) => this switch
    {
        Ok ok => new ConnectorResult<TOther>.Ok(map(ok.Value)),
        Throttled it => new ConnectorResult<TOther>.Throttled(it.RetryAfter),
        NotDone it => new ConnectorResult<TOther>.NotDone(it.Why),
        Refused it => new ConnectorResult<TOther>.Refused(it.Refusal),
        Unknown it => new ConnectorResult<TOther>.Unknown(it.Why, it.Status, it.RetryAfter),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Why the Connector refuses. Status: the HTTP status, or 0 when the address was not even called.</summary>
public sealed record Refusal(int Status, string? Code, string? SubCode, string? Message)
{
    public const string UntrustedCode = "ServiceUrlNotTrusted";

    /// <summary>The activity or the conversation is not there (any more).</summary>
    public bool IsGone => Status == 404;

    /// <summary>
    /// Nothing can be sent there, however often it is tried: the person blocked or removed the bot, or left, or the
    /// conversation is gone. Of a 404 this holds for a send; for an update the message alone may be gone.
    /// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
    /// </summary>
    public bool IsUnreachable => Status is 403 or 404;

    /// <summary>The service URL is not one that may be called: nothing was sent.</summary>
    public bool IsUntrusted => Status == 0;
}
