using PmoBot.People;

namespace PmoBot.Tests.Graph;

/// <summary>Tokens of people as the Token Service gives them out: one after the other, the last one again and again.</summary>
internal sealed class UserTokens : IUserTokens
{
    private readonly Dictionary<string, Queue<UserToken>> _tokens = new(StringComparer.Ordinal);

    public int Asked { get; private set; }

    public void Add(string person, params UserToken[] tokens) => _tokens[person] = new(tokens);

    public void Add(string person, string token) => Add(person, new UserToken.Found(token, null));

    public Task<UserToken> FindAsync(string objectId, CancellationToken cancel)
    {
        Asked++;
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(!_tokens.TryGetValue(objectId, out var tokens) ? new UserToken.None() : tokens.Count > 1 ? tokens.Dequeue() : tokens.Peek());
    }
}
