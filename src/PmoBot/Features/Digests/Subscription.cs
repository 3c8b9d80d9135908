using Azure;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>That somebody is to read a digest: of what, where, when. By the PMO, who grants thereby what it says to all who read along.</summary>
internal sealed record Subscription
{
    /// <summary>Places and people that one commit still holds.</summary>
    public const int MostChannels = 20;
    public const int MostPeople = 30;

    public required string Id { get; init; }

    public required DigestSubject Subject { get; init; }

    public required DigestAudience Audience { get; init; }

    public required DigestSchedule Schedule { get; init; }

    /// <summary>Null: the portfolio's.</summary>
    public DateTimeZone? Zone { get; init; }

    public IReadOnlyList<DigestChannel> Channels { get; init; } = [];

    /// <summary>Who reads it in their own chat, each in their language.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>In whose name it is posted to channels; null: the bot's own.</summary>
    public Person? Publisher { get; init; }

    /// <summary>Where nothing changed and nothing is wanted it does not go out; else it says so.</summary>
    public bool SkipsNothing { get; init; }

    public bool IsPaused { get; init; }

    public required Person SetBy { get; init; }

    /// <summary>When its times were set, or last resumed: none before that is owed.</summary>
    public required Instant Since { get; init; }

    /// <summary>Null: it waits for nothing, being paused.</summary>
    public Instant? NextAt { get; init; }

    /// <summary>The newest edition, which the next one is compared with.</summary>
    public Instant? LastAt { get; init; }

    /// <summary>When the edition was due that cannot be made, as long as that lasts: told once.</summary>
    public Instant? Unmade { get; init; }

    /// <summary>Grows with every edition: which parts of frozen figures are its.</summary>
    public int FigureParts { get; init; }

    public ETag ETag { get; init; }

    public string Row => SubscriptionRows.Prefix + Id;

    /// <summary>What is the publisher's matter, and so every channel's; null: nothing.</summary>
    public DigestTrouble? PublishersTrouble => Channels.Select(channel => channel.Trouble).FirstOrDefault(trouble => trouble?.IsPublishers() == true);

    /// <summary>The same, where that is known of this channel already.</summary>
    public Subscription WithTrouble(string channel, DigestTrouble? trouble) => Channels.Any(one => one.Id == channel && one.Trouble != trouble)
        ? this with { Channels = [.. Channels.Select(one => one.Id == channel ? one with { Trouble = trouble } : one)] }
        : this;
}

/// <summary>A channel or a group chat, with the language that it is spoken to in.</summary>
/// <param name="Team">The id of the team's Entra group; null: a group chat, or not known: the bot posts there.</param>
internal sealed record DigestChannel(ConversationReference Place, string Name, Language Language, string? Team = null)
{
    /// <summary>Why it could not be posted as it should, as long as that lasts: told once.</summary>
    public DigestTrouble? Trouble { get; init; }

    public string Id => Conversation.Place.IdOf(Place.ConversationId);
}

internal enum DigestTrouble
{
    /// <summary>The publisher has to sign in again; the bot posts meanwhile.</summary>
    SignInWanted,

    /// <summary>The publisher may not post there; the bot posts meanwhile.</summary>
    NotAllowed,

    /// <summary>The publisher does not run digests any more; the bot posts meanwhile.</summary>
    PublisherGone,

    /// <summary>Neither may the bot: the channel is gone, or the bot was taken out of its team.</summary>
    ChannelGone,

    /// <summary>Refused for another reason; the bot posts meanwhile.</summary>
    Refused,
}

internal static class DigestTroubles
{
    /// <summary>Of whoever the digest is posted as, whatever the channel.</summary>
    public static bool IsPublishers(this DigestTrouble trouble) => trouble is DigestTrouble.SignInWanted or DigestTrouble.PublisherGone;
}
