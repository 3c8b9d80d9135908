using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <param name="Name">Of what it is about.</param>
/// <param name="Zone">By whose clock its times are said.</param>
internal sealed record SubscriptionView(Subscription Subscription, string Name, NodaTime.DateTimeZone Zone)
{
    /// <summary>Whoever looks at it.</summary>
    public DigestReader Reader { get; init; } = new(MayRead: true, MayReadTrail: false);

    /// <summary>Of its readers those who lost the right to it, and get nothing.</summary>
    public IReadOnlyList<Person> Without { get; init; } = [];

    /// <summary>Who of another organisation reads along, in words.</summary>
    public string? Guests { get; init; }

    /// <summary>It is to be posted in the reader's name, who has not signed in yet.</summary>
    public bool WantsSignIn { get; init; }
}

/// <summary>All digests about one thing, and the newest editions.</summary>
internal sealed record DigestPage(DigestSubject Subject, string Name, NodaTime.DateTimeZone Zone, IReadOnlyList<Subscription> Subscriptions, IReadOnlyList<DigestEdition> Editions, bool IsManaged)
{
    /// <summary>Readers who lost the right, by their subscription.</summary>
    public ILookup<string, Person> Without { get; init; } = Array.Empty<Person>().ToLookup(_ => "");

    public SubscriptionView View(Subscription subscription) => new(subscription, Name, subscription.Zone ?? Zone) { Without = [.. Without[subscription.Id]] };
}

/// <param name="Typed">What stands in it.</param>
/// <param name="Published">When the next round's figures are published, by the portfolio's clock.</param>
internal sealed record DigestForm(DigestSubject Subject, string Id, string Name, NodaTime.ZonedDateTime Published, FormData Typed, DigestTexts Texts)
{
    /// <summary>Whether it is written where it is to be posted.</summary>
    public bool IsHere { get; init; }

    public IReadOnlyList<DigestChannel> Channels { get; init; } = [];

    public IReadOnlyList<Person> People { get; init; } = [];

    public bool CanPickPeople { get; init; }

    /// <summary>In whose name it can be posted.</summary>
    public IReadOnlyList<string> Posters { get; init; } = [];

    public Person? Publisher { get; init; }

    public string? Notice { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
