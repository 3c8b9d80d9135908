namespace PmoBot.Conversation;

/// <summary>Hears that somebody signed in: their token is kept from now on.</summary>
internal interface ISignedIn
{
    /// <summary>
    /// Of one sign-in it may be told more than once, and by several replicas at the same time: the first is to have its effect,
    /// the message to the person among it.
    /// </summary>
    Task SignedInAsync(Turn turn, CancellationToken cancel);
}
