using System.Text.Json;
using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// A Bot Framework activity, as far as Teams and the Agents Playground use it. Fields that are unknown are skipped;
/// a field of the wrong JSON type counts as absent, so everything but <see cref="Type"/> may be null.
/// Names and meanings: https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type that is newer than this library.</summary>
    public string Type { get; set; } = "";

    public string? Id { get; set; }

    /// <summary>Of an invoke or event: one of <see cref="InvokeNames"/>.</summary>
    public string? Name { get; set; }

    public string? ChannelId { get; set; }

    /// <summary>Where this conversation's Connector answers. Data until <see cref="ServiceUrlPolicy"/> has judged it.</summary>
    public string? ServiceUrl { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>An IANA name, such as <c>Europe/Paris</c>.</summary>
    public string? LocalTimezone { get; set; }

    public string? Locale { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelAccount>))]
    public ChannelAccount? From { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelAccount>))]
    public ChannelAccount? Recipient { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ConversationAccount>))]
    public ConversationAccount? Conversation { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<TeamsChannelData>))]
    public TeamsChannelData? ChannelData { get; set; }

    public string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> (when absent) or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>What a notification shows in place of a card.</summary>
    public string? Summary { get; set; }

    public string? ReplyToId { get; set; }

    /// <summary>Of an invoke its payload, of an <c>Action.Submit</c> the card's data and inputs.</summary>
    public JsonElement? Value { get; set; }

    [JsonConverter(typeof(ListOrNothing<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; set; }

    /// <summary><c>list</c> (when absent) or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; set; }

    [JsonConverter(typeof(ListOrNothing<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; set; }

    [JsonConverter(typeof(ListOrNothing<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; set; }

    [JsonConverter(typeof(ListOrNothing<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>Of an installationUpdate: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; set; }

    /// <summary>The activity in UTF-8 JSON, or null if it is malformed: not JSON, not an object, without a type.</summary>
    public static Activity? Parse(ReadOnlySpan<byte> json) => ActivityReader.Parse(json);

    /// <summary>As it goes over the wire: nulls left out, letters of every language as themselves.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Default.Activity);

    /// <summary>Where an answer goes, or null if the activity does not say.</summary>
    public ConversationReference? ToReference() =>
        ServiceUrl is { Length: > 0 } serviceUrl && Conversation is { Id.Length: > 0 } conversation
            ? new(serviceUrl, conversation.Id) { ActivityId = Id, ChannelId = ChannelId, User = From, Bot = Recipient, Conversation = conversation, Locale = Locale }
            : null;
}
