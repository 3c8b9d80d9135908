using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>People's own chats, as their profiles know them.</summary>
internal sealed class PersonalChats(ITableStore store) : IPersonalChats
{
    public async Task<Contact> FindAsync(string objectId, CancellationToken cancel)
    {
        var profile = ProfileStore.Read(await store.FindAsync(ProfileStore.AddressOf(objectId), cancel));
        return new(profile?.Chat, profile?.Account?.UserId ?? objectId, profile?.Account?.ServiceUrl);
    }

    public async Task<IReadOnlyList<Write>> ReachedAsync(string objectId, ConversationReference chat)
    {
        var row = await store.FindAsync(ProfileStore.AddressOf(objectId), CancellationToken.None);
        return row is not null && ProfileStore.Read(row) is { Chat: null } profile
            ? [ProfileStore.Replace(profile with { Chat = chat, UninstalledAt = null }, row)]
            : [];
    }
}
