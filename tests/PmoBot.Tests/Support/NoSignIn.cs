using PmoBot.People;

namespace PmoBot.Tests.Support;

/// <summary>Where nobody can sign in.</summary>
internal sealed class NoSignIn : ISignIn, IUserTokens
{
    public bool IsOn => false;

    public Task<bool> SignOutAsync(string objectId, CancellationToken cancel) => Task.FromResult(true);

    public Task<UserToken> FindAsync(string objectId, CancellationToken cancel) => Task.FromResult<UserToken>(new UserToken.None());
}
