using PmoBot.AdaptiveCards;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Conversation;

/// <summary>What a use case answers. How it travels (message, invoke answer, update) is not its concern.</summary>
internal abstract record Reply
{
    public static readonly Reply Nothing = new Silence();

    /// <summary>A new message in this conversation.</summary>
    internal sealed record Text(string Words) : Reply;

    /// <summary>A new card in this conversation: only what everybody here may see.</summary>
    internal sealed record Card(AdaptiveCard Body, string Summary) : Reply
    {
        /// <summary>Where it was posted, and as which message: from then on it is to follow what it shows. Null: it stays as it is.</summary>
        public Func<ConversationReference, string, Task>? Posted { get; init; }
    }

    /// <summary>
    /// A form for this person. In a shared conversation it never opens for all: a card with one button stands there,
    /// and <paramref name="Open"/> answers whoever presses it with their own form.
    /// </summary>
    internal sealed record Form(AdaptiveCard Body, string Title, CardAddress Open) : Reply;

    /// <summary>
    /// The form that was sent, with what was typed and what is wrong with it, for whoever sent it. It is an answer only:
    /// a posted form is never updated under the writer's fingers.
    /// </summary>
    internal sealed record FormAgain(AdaptiveCard Body, string Title) : Reply;

    /// <summary>Takes the place of the card that was pressed.</summary>
    internal sealed record UpdatedCard(AdaptiveCard Body, string Summary) : Reply
    {
        /// <summary>A delivery shows it in the posted card; otherwise the reply does.</summary>
        public bool IsLive { get; init; }
    }

    /// <summary>Goes to the person's own chat; a shared conversation is told "sent to you".</summary>
    internal sealed record Personally(Reply Inner) : Reply;

    /// <summary>Not permitted. It reaches nobody as it is: the <see cref="Doorkeeper"/> makes words of it.</summary>
    internal sealed record Refused(Refusal Why) : Reply
    {
        /// <summary>What is shown in place of those words, such as the form with all that was typed.</summary>
        public Reply? Instead { get; init; }

        public Refused(Right right, Scope of)
            : this(new Refusal.Lacking(right, of))
        {
        }
    }

    /// <summary>
    /// A way to sign in, with a button where the client cannot do it by itself. Always in the person's own chat: whoever
    /// presses it signs in as themselves.
    /// </summary>
    internal sealed record SignIn(string Words, string Button) : Reply;

    /// <summary>Two answers in a row, such as "understood as …" and the answer itself.</summary>
    internal sealed record Both(Reply First, Reply Second) : Reply;

    /// <summary>What was asked for arrives by a delivery.</summary>
    private sealed record Silence : Reply;
}

/// <summary>A button's verb and data.</summary>
internal sealed record CardAddress(string Verb, IReadOnlyDictionary<string, string> Data)
{
    public CardAddress(string verb, params (string Key, string Value)[] data)
        : this(verb, data.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
    {
    }
}
