namespace PmoBot.People;

/// <summary>Signing in to let the bot act in one's name.</summary>
internal interface ISignIn
{
    /// <summary>Whether this deployment has a connection by which anybody could.</summary>
    bool IsOn { get; }

    /// <summary>The person's token is gone from the service that kept it. False: the service did not say so; it may, at another try.</summary>
    /// <param name="objectId">Entra object id.</param>
    Task<bool> SignOutAsync(string objectId, CancellationToken cancel);
}
