using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>Who is in a conversation, as Teams knows them.</summary>
internal interface IRoster
{
    /// <summary>Null: not a member there, or Teams does not tell now.</summary>
    Task<string?> NameOfAsync(ConversationReference conversation, string objectId, CancellationToken cancel);

    /// <summary>Whoever is there and not of the organisation. Null: Teams does not tell, or not in time.</summary>
    Task<IReadOnlyList<Outsider>?> OutsidersAsync(ConversationReference conversation, CancellationToken cancel);
}

/// <param name="IsGuest">A guest of the organisation; else a member of another one, in a channel that is shared with it.</param>
internal sealed record Outsider(string Name, bool IsGuest);
