using PmoBot.Conversation;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Which project a channel or group chat is tied to: the `link` row of `channel-{id}`.</summary>
internal sealed class ChannelLinks(ITableStore store)
{
    public const string Row = "link";

    public static string PartitionOf(string placeId) => $"channel-{placeId}";

    public static RowAddress AddressOf(string placeId) => new(PartitionOf(placeId), Row);

    public async ValueTask<string?> FindAsync(string placeId, CancellationToken cancel) =>
        ProjectOf(await store.FindAsync(AddressOf(placeId), cancel));

    /// <param name="row">What stands at <see cref="AddressOf"/>.</param>
    public static string? ProjectOf(TableRow? row) => row?.Columns.Text("project");

    /// <summary>Who linked it and where it can be written to stand with the link.</summary>
    public static Columns Columns(ProjectCode project, Turn turn) => new()
    {
        ["project"] = project.Value,
        ["by"] = turn.Person.ObjectId,
        ["at"] = turn.Now.ToDateTimeOffset(),
        ["serviceUrl"] = turn.Conversation.ServiceUrl.OriginalString,
        ["conversationType"] = turn.Conversation.ConversationType,
        ["bot"] = turn.Conversation.BotId,
        ["tenant"] = turn.Conversation.TenantId,
    };
}
