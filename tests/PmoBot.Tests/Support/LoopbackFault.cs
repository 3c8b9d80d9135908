namespace PmoBot.Tests.Support;

/// <summary>What goes wrong with one request.</summary>
internal abstract record LoopbackFault
{
    /// <summary>Answers this status and does nothing.</summary>
    public sealed record Answer(int Status, TimeSpan? RetryAfter = null, string? Body = null) : LoopbackFault;

    /// <summary>Does what was asked, and answers this status all the same.</summary>
    public sealed record AnswerAfter(int Status) : LoopbackFault;

    /// <summary>Sends the caller elsewhere, with 307, so that a client that follows repeats its request there.</summary>
    public sealed record Redirect(string To) : LoopbackFault;

    /// <summary>Cuts the connection and does nothing.</summary>
    public sealed record CutBefore : LoopbackFault;

    /// <summary>Does what was asked, then cuts the connection.</summary>
    public sealed record CutAfter : LoopbackFault;

    /// <summary>Waits for this before doing anything: a slow peer, as slow as the test wants.</summary>
    public sealed record Hold(Task Until) : LoopbackFault;

    /// <summary>Does what was asked, and answers only after this: to a caller that does not wait so long it is a time-out.</summary>
    public sealed record HoldAfter(Task Until) : LoopbackFault;
}
