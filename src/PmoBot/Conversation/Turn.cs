using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Conversation;

/// <summary>One message or press of one person, authenticated, with all that a use case may ask about it.</summary>
internal sealed record Turn
{
    public required Person Person { get; init; }

    /// <summary>How Teams names this person to this bot, 29:…: an address, never an identity.</summary>
    public required string UserId { get; init; }

    /// <summary>Who this person is in audit trails.</summary>
    public required Guid Pseudonym { get; init; }

    public required Roles Roles { get; init; }

    public required Place Place { get; init; }

    /// <summary>Where an answer goes, now or later.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>What Teams says of the channel and its team; null outside of channels, and where it does not name the team.</summary>
    public TeamChannel? Channel { get; init; }

    public required Language Language { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required Instant Now { get; init; }

    /// <summary>The project that this channel was linked to by the PMO.</summary>
    public string? LinkedProject { get; init; }

    /// <summary>The message or press, as Teams names it: the same when Teams repeats it.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The posted card whose button was pressed.</summary>
    public string? PressedCardId { get; init; }

    /// <summary>Stands in the log and, if something breaks, on the screen.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>What it turns out to be; one for all that is made of this turn.</summary>
    public UseCase UseCase { get; } = new();

    /// <summary>Whether this client can search the directory for people; the local Teams cannot.</summary>
    public bool CanPickPeople => !Conversation.ServiceUrl.IsLoopback;

    public bool May(Right right, Scope scope) => right.IsOf(Roles.Over(scope));

    /// <summary>In some scope or other: where it turns out to be, it is asked again.</summary>
    public bool MaySomewhere(Right right) => right.IsOf(Roles.Anywhere);
}

internal enum PlaceKind
{
    Personal,
    Group,
    Channel,
}

/// <summary>Where a turn takes place. A channel's threads are one place.</summary>
internal sealed record Place(PlaceKind Kind, string Id)
{
    public bool IsShared => Kind != PlaceKind.Personal;

    /// <summary>Of a conversation or one of its threads.</summary>
    public static string IdOf(string conversationId)
    {
        var thread = conversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return thread < 0 ? conversationId : conversationId[..thread];
    }
}

/// <summary>A channel as an activity tells of it, which leaves out much of what was told before.</summary>
/// <param name="Id"><c>19:…@thread.tacv2</c></param>
/// <param name="TeamId">That of its General channel.</param>
internal sealed record TeamChannel(string Id, string TeamId)
{
    /// <summary>Null: not told, or it is General.</summary>
    public string? Name { get; init; }

    /// <summary>standard, private or shared.</summary>
    public string? Type { get; init; }

    public string? TeamName { get; init; }

    /// <summary>The id of the team's Entra group.</summary>
    public string? GroupId { get; init; }
}
