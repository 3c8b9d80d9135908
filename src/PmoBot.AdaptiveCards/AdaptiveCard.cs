using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// A card as Teams draws it: always declared as version 1.5, the highest that Teams takes, and at most
/// <see cref="CardBudget.MaxBytes"/> long. It can stand as a property in any source-generated JSON document.
/// </summary>
[JsonConverter(typeof(AdaptiveCardJsonConverter))]
public sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private Writing _writing;

    public IReadOnlyList<Element> Body { get; init; } = [];

    public IReadOnlyList<CardAction>? Actions { get; init; }

    public Refresh? Refresh { get; init; }

    public TeamsOptions? MsTeams { get; init; }

    /// <summary>What a client shows that cannot draw the card at all.</summary>
    public CardText? FallbackText { get; init; }

    /// <summary>The card in one sentence, for those who listen.</summary>
    public string? Speak { get; init; }

    /// <summary>BCP 47: the language of the reader.</summary>
    public string? Lang { get; init; }

    /// <summary>The same array each time, to be left as it is.</summary>
    /// <exception cref="CardTooBigException">Longer than <see cref="CardBudget.MaxBytes"/>.</exception>
    public byte[] ToUtf8Json() => CardBudget.Check(Json);

    /// <summary>However long. Whoever asks whether it fits and then sends it writes it once; what `with` makes of it is another card.</summary>
    internal byte[] Json
    {
        get
        {
            if (_writing.Last is { } last && ReferenceEquals(last.Card, this))
                return last.Json;
            var written = new Written(this, CardWriter.Write(this));
            _writing = new Writing(written);
            return written.Json;
        }
    }

    private sealed class Written(AdaptiveCard card, byte[] json)
    {
        public AdaptiveCard Card => card;

        public byte[] Json => json;
    }

    /// <summary>No part of what a card is: equal to any other.</summary>
    private readonly struct Writing(Written? last) : IEquatable<Writing>
    {
        public Written? Last => last;

        public bool Equals(Writing other) => true;

        public override bool Equals(object? obj) => obj is Writing;

        public override int GetHashCode() => 0;
    }
}

/// <summary>What Teams adds to the root of a card.</summary>
public sealed record TeamsOptions
{
    public CardWidth? Width { get; init; }

    public IReadOnlyList<Mention>? Entities { get; init; }
}

/// <summary>Asks the bot for the reader's own version of the card whenever it is shown.</summary>
public sealed record Refresh
{
    /// <summary>Teams' limit; without ids it would refresh for small chats alone and show nobody else the difference.</summary>
    public const int MaxUserIds = 60;

    /// <exception cref="ArgumentException">No user id, or more than <see cref="MaxUserIds"/>.</exception>
    public Refresh(ExecuteAction action, IReadOnlyList<string> userIds)
    {
        if (userIds.Count is 0 or > MaxUserIds)
            throw new ArgumentException($"A refresh names 1 to {MaxUserIds} user ids, not {userIds.Count}.", nameof(userIds));

        Action = action;
        UserIds = userIds;
    }

    public CardAction Action { get; }

    /// <summary>The channel's ids (29:…), not Entra's.</summary>
    public IReadOnlyList<string> UserIds { get; }
}

/// <summary>Without it a card is a narrow column in the chat.</summary>
public enum CardWidth { Full }
