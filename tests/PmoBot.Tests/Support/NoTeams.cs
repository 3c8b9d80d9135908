using PmoBot.Delivery;

namespace PmoBot.Tests.Support;

/// <summary>Where Teams tells nothing of its teams.</summary>
internal sealed class NoTeams : ITeams
{
    public Task<TeamFacts?> FindAsync(ConversationReference conversation, string team, CancellationToken cancel) => Task.FromResult<TeamFacts?>(null);

    public Task<string?> NameAsync(ConversationReference conversation, string team, string channel, CancellationToken cancel) => Task.FromResult<string?>(null);
}
