using Azure;

namespace PmoBot.Delivery;

/// <summary>A posted card that follows the state it shows: row <c>card-{id}</c> beside that state.</summary>
internal sealed record LiveCard
{
    // A card that is shown ever again leaves many messages behind; the older ones keep what they showed.
    private const int MostMessages = 5;

    public required string Owner { get; init; }

    public required string Id { get; init; }

    public required ConversationReference Conversation { get; init; }

    /// <summary>The <see cref="ICardRenderer.Kind"/> that draws it.</summary>
    public required string Renderer { get; init; }

    /// <summary>What is shown, in the renderer's own words: a row key, a period.</summary>
    public required string Subject { get; init; }

    /// <summary>The messages that show it, the latest last.</summary>
    public IReadOnlyList<string> ActivityIds { get; init; } = [];

    /// <summary>The latest raise that its messages show.</summary>
    public long Shown { get; init; }

    public ETag ETag { get; init; }

    public LiveCard ShownBy(string message) => ActivityIds.Contains(message, StringComparer.Ordinal)
        ? this
        : this with { ActivityIds = [.. ActivityIds.Append(message).TakeLast(MostMessages)] };
}

/// <summary>Draws the live cards of one kind from the state as it is now.</summary>
internal interface ICardRenderer
{
    /// <summary>Stored in rows: a literal that never changes.</summary>
    string Kind { get; }

    /// <summary>Null: there is nothing left to show, and the messages stay as they are.</summary>
    Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel);
}
