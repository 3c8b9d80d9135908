using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>Subscriptions ↔ rows `digest-{id}` of what they are about.</summary>
internal sealed class SubscriptionRows(ITableStore store)
{
    public const string Prefix = "digest-";

    public async Task<Subscription?> FindAsync(string partition, string id, CancellationToken cancel) =>
        Drafts.IsId(id) && await store.FindAsync(partition, Prefix + id, cancel) is { } row ? Read(row) : null;

    /// <summary>In the order in which they were begun.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(string partition, CancellationToken cancel) =>
        await store.QueryAsync(partition, Prefix, TableKey.EndOf(Prefix), 100, cancel).Select(Read).ToListAsync(cancel);

    public static Write ToWrite(Subscription subscription) => subscription.ETag == default
        ? new Write.Insert(subscription.Row, ToColumns(subscription))
        : new Write.Replace(subscription.Row, ToColumns(subscription), subscription.ETag);

    public static Subscription Read(TableRow row) => new()
    {
        Id = row.Key[Prefix.Length..],
        Subject = new DigestSubject(row.Partition, row.Columns.Text("programme")),
        Audience = Enum.Parse<DigestAudience>(row.Columns.Text("audience")!),
        Schedule = DigestSchedule.Parse(row.Columns.Text("schedule")!),
        Zone = row.Columns.Text("zone") is { } zone ? DateTimeZoneProviders.Tzdb[zone] : null,
        Channels = [.. JsonSerializer.Deserialize(row.Columns.Text("channels")!, DigestJsons.Default.ChannelJsonArray)!.Select(channel => channel.ToChannel())],
        People = [.. JsonSerializer.Deserialize(row.Columns.Text("people")!, DigestJsons.Default.PersonArray)!],
        Publisher = row.Columns.Text("publisher") is { } publisher ? new Person(publisher, row.Columns.Text("publisherName") ?? "") : null,
        SkipsNothing = row.Columns.Flag("skipsNothing") ?? false,
        IsPaused = row.Columns.Flag("isPaused") ?? false,
        SetBy = new Person(row.Columns.Text("setBy")!, row.Columns.Text("setByName") ?? ""),
        Since = Instant.FromDateTimeOffset(row.Columns.Instant("since")!.Value),
        NextAt = row.Columns.Instant("nextAt") is { } next ? Instant.FromDateTimeOffset(next) : null,
        LastAt = row.Columns.Instant("lastAt") is { } last ? Instant.FromDateTimeOffset(last) : null,
        Unmade = row.Columns.Instant("unmade") is { } unmade ? Instant.FromDateTimeOffset(unmade) : null,
        FigureParts = row.Columns.Int32("figureParts") ?? 0,
        ETag = row.ETag,
    };

    /// <summary>What the PMO decided of it; what time brings is no change.</summary>
    public static string InWords(Subscription subscription) => string.Join('\n',
    [
        $"programme: {subscription.Subject.Programme}",
        $"audience: {subscription.Audience}",
        $"schedule: {subscription.Schedule.ToText()}",
        $"zone: {subscription.Zone?.Id}",
        $"channels: {string.Join(' ', subscription.Channels.Select(channel => $"{channel.Id}:{channel.Language.Tag()}"))}",
        $"people: {string.Join(' ', subscription.People.Select(person => person.ObjectId))}",
        $"publisher: {subscription.Publisher?.ObjectId}",
        $"skipsNothing: {(subscription.SkipsNothing ? "yes" : "no")}",
        $"paused: {(subscription.IsPaused ? "yes" : "no")}",
    ]);

    /// <summary>What a form was filled from, shortly.</summary>
    public static string Fingerprint(Subscription subscription) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(InWords(subscription))))[..16];

    private static Columns ToColumns(Subscription it) => new()
    {
        ["programme"] = it.Subject.Programme,
        ["audience"] = it.Audience.ToString(),
        ["schedule"] = it.Schedule.ToText(),
        ["zone"] = it.Zone?.Id,
        ["channels"] = JsonSerializer.Serialize([.. it.Channels.Select(ChannelJson.Of)], DigestJsons.Default.ChannelJsonArray),
        ["people"] = JsonSerializer.Serialize([.. it.People], DigestJsons.Default.PersonArray),
        ["publisher"] = it.Publisher?.ObjectId,
        ["publisherName"] = it.Publisher?.Name,
        ["skipsNothing"] = it.SkipsNothing,
        ["isPaused"] = it.IsPaused,
        ["setBy"] = it.SetBy.ObjectId,
        ["setByName"] = it.SetBy.Name,
        ["since"] = it.Since.ToDateTimeOffset(),
        ["nextAt"] = it.NextAt?.ToDateTimeOffset(),
        ["lastAt"] = it.LastAt?.ToDateTimeOffset(),
        ["unmade"] = it.Unmade?.ToDateTimeOffset(),
        ["figureParts"] = it.FigureParts,
    };
}

internal sealed record ChannelJson(
    Uri ServiceUrl, string Conversation, string Type, string Bot, string Tenant, string Name, string Language, string? Team, DigestTrouble? Trouble)
{
    public static ChannelJson Of(DigestChannel channel) => new(
        channel.Place.ServiceUrl, channel.Place.ConversationId, channel.Place.ConversationType, channel.Place.BotId, channel.Place.TenantId,
        channel.Name, channel.Language.Tag(), channel.Team, channel.Trouble);

    public DigestChannel ToChannel() =>
        new(new(ServiceUrl, Conversation, Type, Bot, Tenant), Name, Languages.FromTag(Language) ?? PmoBot.Conversation.Language.English, Team) { Trouble = Trouble };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChannelJson[]))]
[JsonSerializable(typeof(Person[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(EditionJson))]
internal sealed partial class DigestJsons : JsonSerializerContext;
