using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>Who reads along in a shared conversation and is not of the organisation: as Teams tells it, else as the directory does.</summary>
internal sealed class Outsiders(IRoster roster, ITeams teams, IDirectory directory, DirectoryHints hints)
{
    /// <summary>Null: nobody tells.</summary>
    public async Task<IReadOnlyList<Outsider>?> OfAsync(Turn turn, CancellationToken cancel)
    {
        if (await roster.OutsidersAsync(turn.Conversation, cancel) is { } told)
            return told;
        if (!directory.IsOn || turn.Channel is not { } channel
            || (channel.GroupId ?? (await teams.FindAsync(turn.Conversation, channel.TeamId, cancel))?.GroupId) is not { } group
            || await hints.MembersOfAsync(new ChannelAddress(group, channel.Id), cancel) is not { } members)
            return null;
        return [.. members.Where(member => member.Origin != MemberOrigin.Home).Select(member => new Outsider(member.Person.Name, member.Origin == MemberOrigin.Guest))];
    }
}
