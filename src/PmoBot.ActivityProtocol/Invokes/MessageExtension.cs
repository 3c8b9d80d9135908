using System.Text.Json;
using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The value of a <c>composeExtension/query</c>: what was typed into the search box, so far.
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
/// </summary>
public sealed record MessageExtensionQuery
{
    /// <summary>Results that Teams asks for at a time, where it does not say.</summary>
    public const int UsualCount = 25;

    private const string InitialRun = "initialRun";

    /// <summary>As in the app's manifest.</summary>
    public string? CommandId { get; init; }

    [JsonConverter(typeof(ListOrNothing<MessageExtensionParameter>))]
    public IReadOnlyList<MessageExtensionParameter>? Parameters { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<MessageExtensionQueryOptions>))]
    public MessageExtensionQueryOptions? QueryOptions { get; init; }

    /// <summary>
    /// What was typed; empty as long as nothing was. Before the first letter Teams sends a parameter of its own,
    /// <c>initialRun</c>; the Agents Playground may leave a parameter's name out.
    /// </summary>
    [JsonIgnore]
    public string Text
    {
        get
        {
            foreach (var parameter in Parameters ?? [])
            {
                if (parameter.Name != InitialRun)
                    return parameter.Value ?? "";
            }

            return "";
        }
    }

    /// <summary>Null unless the value is an object that names a command.</summary>
    public static MessageExtensionQuery? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it && it.Deserialize(WireJson.Default.MessageExtensionQuery) is { CommandId: not null } read
            ? read
            : null;
}

public sealed record MessageExtensionParameter
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>Which page of the results.</summary>
public sealed record MessageExtensionQueryOptions
{
    /// <summary>Results before it.</summary>
    [JsonConverter(typeof(NumberOrNothing))]
    public int? Skip { get; init; }

    /// <summary>Results on it.</summary>
    [JsonConverter(typeof(NumberOrNothing))]
    public int? Count { get; init; }
}

/// <summary>
/// The value of a <c>composeExtension/fetchTask</c> or <c>/submitAction</c>: a command chosen on a message, or what was
/// typed in its dialog.
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
/// </summary>
public sealed record MessageExtensionAction
{
    /// <summary>As in the app's manifest.</summary>
    public string? CommandId { get; init; }

    /// <summary><c>message</c>, <c>compose</c> or <c>commandBox</c>.</summary>
    public string? CommandContext { get; init; }

    /// <summary>Of a submitAction: what the button carries, and what was typed.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Null where it was chosen elsewhere than on a message.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessagePayload>))]
    public MessagePayload? MessagePayload { get; init; }

    /// <summary>Null unless the value is an object that names a command.</summary>
    public static MessageExtensionAction? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it && it.Deserialize(WireJson.Default.MessageExtensionAction) is { CommandId: not null } read
            ? read
            : null;
}

/// <summary>The message that a command was chosen on, as Teams shows it to whoever chose it.</summary>
public sealed record MessagePayload
{
    public string? Id { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<MessageBody>))]
    public MessageBody? Body { get; init; }

    /// <summary>Null for a message of the system.</summary>
    [JsonConverter(typeof(ObjectOrNothing<MessageFrom>))]
    public MessageFrom? From { get; init; }

    /// <summary>Opens the message in Teams. Data of the client's: to be judged before it is shown. Empty in the Agents Playground.</summary>
    public string? LinkToMessage { get; init; }
}

public sealed record MessageBody
{
    public const string Html = "html";

    /// <summary><c>html</c>, or <c>text</c>.</summary>
    public string? ContentType { get; init; }

    public string? Content { get; init; }
}

/// <summary>A person, or a bot.</summary>
public sealed record MessageFrom
{
    [JsonConverter(typeof(ObjectOrNothing<MessageAuthor>))]
    public MessageAuthor? User { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<MessageAuthor>))]
    public MessageAuthor? Application { get; init; }
}

public sealed record MessageAuthor
{
    /// <summary>Of a person the Entra object id.</summary>
    public string? Id { get; init; }

    public string? DisplayName { get; init; }
}

/// <summary>What a search shows: results, or a sentence in their place.</summary>
public sealed record MessageExtensionResponse(MessageExtensionResult ComposeExtension)
{
    /// <param name="hits">In their order; Teams shows the first 25.</param>
    public static MessageExtensionResponse Result(IReadOnlyList<MessageExtensionAttachment> hits) =>
        new(new MessageExtensionResult("result") { AttachmentLayout = "list", Attachments = hits });

    public static MessageExtensionResponse Message(string text) => new(new MessageExtensionResult("message") { Text = text });
}

/// <summary><c>result</c> with attachments, or <c>message</c> with a text.</summary>
public sealed record MessageExtensionResult(string Type)
{
    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<MessageExtensionAttachment>? Attachments { get; init; }

    public string? Text { get; init; }
}

/// <summary>A card to be posted, and how it stands in the list before it is.</summary>
public sealed record MessageExtensionAttachment(string ContentType, JsonRawValue Content, MessageExtensionPreview Preview)
{
    /// <param name="card">An Adaptive Card in UTF-8 JSON.</param>
    /// <param name="title">Of the line in the list, shown as it is.</param>
    /// <param name="text">Below it. Teams reads simple HTML there: no place for what somebody typed.</param>
    public static MessageExtensionAttachment Card(ReadOnlyMemory<byte> card, string title, string text) =>
        new(ContentTypes.AdaptiveCard, new(card), new(ContentTypes.ThumbnailCard, new ThumbnailCard(title, text)));
}

/// <summary>Always a thumbnail card: Teams takes no Adaptive Card in the list.</summary>
public sealed record MessageExtensionPreview(string ContentType, ThumbnailCard Content);

public sealed record ThumbnailCard(string Title, string Text);
