using Azure;
using NodaTime;

namespace PmoBot.Delivery;

/// <summary>A posted card that follows the state it shows: row <c>card-{id}</c> beside that state.</summary>
internal sealed record LiveCard
{
    // A card that is shown ever again leaves many messages behind; the older ones keep what they showed.
    private const int MostMessages = 5;

    public required string Owner { get; init; }

    public required string Id { get; init; }

    /// <summary>Where its messages stand. Of a card for a person null until it is known, and then theirs as it was found.</summary>
    public ConversationReference? Conversation { get; init; }

    /// <summary>
    /// The Entra object id of whom the card is for; it lies in their partition. It is posted into their own chat as that is
    /// known when it goes out, or into one that is made then.
    /// </summary>
    public string? Addressee { get; init; }

    /// <summary>The <see cref="ICardRenderer.Kind"/> that draws it.</summary>
    public required string Renderer { get; init; }

    /// <summary>What is shown, in the renderer's own words: a row key, a period.</summary>
    public required string Subject { get; init; }

    /// <summary>The messages that show it, the latest last.</summary>
    public IReadOnlyList<string> ActivityIds { get; init; } = [];

    /// <summary>The latest raise that its messages show.</summary>
    public long Shown { get; init; }

    /// <summary>When it was first known to stand in the conversation.</summary>
    public Instant? SentAt { get; init; }

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

    /// <summary>
    /// What follows from a showing, committed together with it: <see cref="Attempt.Done"/>, <see cref="Attempt.Unreachable"/>,
    /// or <see cref="Attempt.Refused"/>, which is also what is given up after many failures. Asked again whenever that commit
    /// meets a conflict, and after every showing: so by ids that make it the same each time; in the card's partition, and not
    /// of the card itself.
    /// </summary>
    /// <param name="card">As it stands after it.</param>
    IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt attempt) => [];

    /// <summary>
    /// What of a card that was sent waits on its addressee, for Teams' activity feed, and from when on they may be told; null:
    /// nothing, or nothing any more. Asked where <see cref="After"/> wants a notice.
    /// </summary>
    Task<(FeedNotice Notice, Instant From)?> NoticeAsync(LiveCard card, CancellationToken cancel) => Task.FromResult<(FeedNotice, Instant)?>(null);

    /// <summary>Null: it can be shown now. Else when to ask again. Asked before a permit is taken: what waits costs nobody anything.</summary>
    Task<TimeSpan?> WaitAsync(LiveCard card, CancellationToken cancel) => Task.FromResult<TimeSpan?>(null);
}
