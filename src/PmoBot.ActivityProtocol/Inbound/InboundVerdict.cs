namespace PmoBot.ActivityProtocol;

/// <summary>What was found about a request. The reasons are for the log alone: an attacker learns nothing from the answer.</summary>
public abstract record InboundVerdict
{
    public sealed record Accepted(VerifiedToken Token) : InboundVerdict;

    /// <summary>401.</summary>
    public sealed record Unauthorized(string Reason) : InboundVerdict;

    /// <summary>403: a genuine token that may not say this.</summary>
    public sealed record Forbidden(string Reason) : InboundVerdict;

    /// <summary>503: the signing keys cannot be had now, so nothing can be said about the token.</summary>
    public sealed record Unavailable(string Reason) : InboundVerdict;
}

/// <summary>What a token that was checked vouches for.</summary>
public sealed record VerifiedToken(string? ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>Stands for no token at all, where none is asked for: in Development without an app id.</summary>
    public static VerifiedToken None { get; } = new(null, new HashSet<string>(StringComparer.Ordinal));
}
