using System.Text.Json;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Card rows ↔ live cards.</summary>
internal static class LiveCardRows
{
    public static string Key(string id) => $"card-{id}";

    public static async Task<LiveCard?> FindAsync(ITableStore store, string owner, string id, CancellationToken cancel) =>
        await store.FindAsync(owner, Key(id), cancel) is { } row ? Read(row, id) : null;

    public static async Task<IReadOnlyList<LiveCard>> ListAsync(ITableStore store, string owner, string prefix, CancellationToken cancel)
    {
        var cards = new List<LiveCard>();
        await foreach (var row in store.QueryAsync(owner, Key(prefix), TableKey.EndOf(Key(prefix)), 100, cancel))
            cards.Add(Read(row, row.Key["card-".Length..]));
        return cards;
    }

    public static Write Insert(LiveCard card) => new Write.Insert(Key(card.Id), ToColumns(card));

    public static Write Replace(LiveCard card) => new Write.Replace(Key(card.Id), ToColumns(card), card.ETag);

    private static LiveCard Read(TableRow row, string id) => new()
    {
        Owner = row.Partition,
        Id = id,
        Conversation = row.Columns.Text("conversation") is { } conversation
            ? new(
                new Uri(row.Columns.Text("serviceUrl")!),
                conversation,
                row.Columns.Text("conversationType")!,
                row.Columns.Text("bot")!,
                row.Columns.Text("tenant")!)
            : null,
        Addressee = row.Columns.Text("addressee"),
        Renderer = row.Columns.Text("renderer")!,
        Subject = row.Columns.Text("subject")!,
        ActivityIds = JsonSerializer.Deserialize<string[]>(row.Columns.Text("activities")!)!,
        Shown = row.Columns.Int64("shown")!.Value,
        SentAt = row.Columns.Instant("sentAt") is { } sent ? Instant.FromDateTimeOffset(sent) : null,
        ETag = row.ETag,
    };

    private static Columns ToColumns(LiveCard card) => new()
    {
        ["serviceUrl"] = card.Conversation?.ServiceUrl.AbsoluteUri,
        ["conversation"] = card.Conversation?.ConversationId,
        ["conversationType"] = card.Conversation?.ConversationType,
        ["bot"] = card.Conversation?.BotId,
        ["tenant"] = card.Conversation?.TenantId,
        ["renderer"] = card.Renderer,
        ["subject"] = card.Subject,
        ["activities"] = JsonSerializer.Serialize(card.ActivityIds),
        ["shown"] = card.Shown,
        ["addressee"] = card.Addressee,
        ["sentAt"] = card.SentAt?.ToDateTimeOffset(),
    };
}
