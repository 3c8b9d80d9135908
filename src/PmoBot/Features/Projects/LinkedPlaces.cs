using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Where a project's channels are, as rows `linked-{place}` beside it: hints, each checked at the link itself.</summary>
internal sealed class LinkedPlaces(ITableStore store, ChannelLinks links)
{
    private const string Prefix = "linked-";

    /// <summary>Where this person can show something of the project: here if it is linked, else in a channel of the project's; null: nowhere.</summary>
    public async Task<ConversationReference?> OfferedAsync(Turn turn, Project project, CancellationToken cancel)
    {
        if (turn.Place.IsShared)
            return turn.LinkedProject == project.Code.Value ? turn.Conversation : null;
        var rows = await store.QueryAsync(project.Code.Partition, Prefix, TableKey.EndOf(Prefix), 100, cancel).ToListAsync(cancel);
        // A channel before a group chat.
        foreach (var row in rows.OrderBy(row => row.Columns.Text("conversationType"), StringComparer.Ordinal))
        {
            var place = row.Key[Prefix.Length..];
            if (await links.FindAsync(place, cancel) == project.Code.Value)
                return Reference(place, row.Columns);
        }

        return null;
    }

    /// <summary>What the link says now: one write of the project's row of it, or none.</summary>
    public async Task<IReadOnlyList<Write>> FollowAsync(ProjectCode project, string channel)
    {
        var link = await store.FindAsync(channel, ChannelLinks.Row);
        var row = Prefix + channel[ChannelLinks.PartitionOf("").Length..];
        if (ChannelLinks.ProjectOf(link) == project.Value)
        {
            return
            [
                new Write.Upsert(row, new Columns
                {
                    ["serviceUrl"] = link!.Columns.Text("serviceUrl"),
                    ["conversationType"] = link.Columns.Text("conversationType"),
                    ["bot"] = link.Columns.Text("bot"),
                    ["tenant"] = link.Columns.Text("tenant"),
                }),
            ];
        }

        return await store.FindAsync(project.Partition, row) is { } stands ? [new Write.Delete(row, stands.ETag)] : [];
    }

    private static ConversationReference Reference(string place, Columns columns) => new(
        new Uri(columns.Text("serviceUrl")!), place, columns.Text("conversationType")!, columns.Text("bot")!, columns.Text("tenant")!);
}
