using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>Who is in a conversation, as Teams knows them.</summary>
internal interface IRoster
{
    /// <summary>Null: not a member there, or Teams does not tell now.</summary>
    Task<string?> NameOfAsync(ConversationReference conversation, string objectId, CancellationToken cancel);
}
