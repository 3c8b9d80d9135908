using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>What is known of people's own chats with the bot.</summary>
internal interface IPersonalChats
{
    /// <summary>As it is known now.</summary>
    Task<Contact> FindAsync(string objectId, CancellationToken cancel);

    /// <summary>
    /// Something got through to this person in this chat: what is to be written of that, for a commit in their partition.
    /// Nothing where nothing is known of them, or nothing else.
    /// </summary>
    Task<IReadOnlyList<Write>> ReachedAsync(string objectId, ConversationReference chat);
}

/// <summary>How somebody may be reached.</summary>
/// <param name="Chat">Their own chat, if there is one.</param>
/// <param name="Member">By which one is made: as Teams names them to this bot, or else their object id.</param>
/// <param name="ServiceUrl">Where they last were met, if ever.</param>
internal sealed record Contact(ConversationReference? Chat, string Member, Uri? ServiceUrl = null);
