namespace PmoBot.Delivery;

/// <summary>What Teams tells of a team that the bot is in.</summary>
internal interface ITeams
{
    /// <summary>Null: there is no such team, the bot is not in it, or Teams does not tell now.</summary>
    /// <param name="team">Its id, <c>19:…@thread.tacv2</c>.</param>
    Task<TeamFacts?> FindAsync(ConversationReference conversation, string team, CancellationToken cancel);

    /// <summary>What a channel of a team is called. Null: it has no name, as General, or Teams does not tell now.</summary>
    Task<string?> NameAsync(ConversationReference conversation, string team, string channel, CancellationToken cancel);
}

/// <param name="GroupId">The id of its Entra group, by which Graph knows it.</param>
internal sealed record TeamFacts(string? GroupId, string? Name);
