using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.People;

/// <summary>How Teams names somebody to this bot, 29:…, and where it was heard: an address, never an identity.</summary>
internal sealed record Account(string UserId, Uri ServiceUrl);

/// <summary>What the bot knows of a person in order to speak with them.</summary>
internal sealed record Profile
{
    public required Person Person { get; init; }

    /// <summary>Stands for the person in audit trails; forgetting this row makes the entries nobody's.</summary>
    public required Guid Pseudonym { get; init; }

    /// <summary>Set with `settings`; null: follow the Teams client.</summary>
    public Language? ChosenLanguage { get; init; }

    /// <summary>As the person's client last said.</summary>
    public string? Locale { get; init; }

    /// <summary>Set with `settings`; null: follow the Teams client.</summary>
    public string? ChosenZone { get; init; }

    /// <summary>An IANA name, as the person's client last said.</summary>
    public string? ClientZone { get; init; }

    /// <summary>Where to write to this person, once they or the app have opened a personal chat.</summary>
    public Delivery.ConversationReference? Chat { get; init; }

    /// <summary>When they took the app away, and the chat with it; null again as soon as a message gets through, either way.</summary>
    public Instant? UninstalledAt { get; init; }

    /// <summary>By what a personal chat is made where there is none yet.</summary>
    public Account? Account { get; init; }

    /// <summary>Has been told what will be asked, how long it takes, and where their data is.</summary>
    public bool Greeted { get; init; }

    /// <summary>Stands in while this person is away, on whatever has no deputy of its own.</summary>
    public Person? Deputy { get; init; }

    /// <summary>
    /// The last day of an absence, never why; erased once it is past. For the person and for the program, which asks
    /// the deputy instead: no channel and nobody else is shown it.
    /// </summary>
    public LocalDate? AbsentUntil { get; init; }

    /// <param name="today">In the person's own zone.</param>
    public bool IsAbsent(LocalDate today) => AbsentUntil >= today;

    public Language Language => ChosenLanguage ?? Languages.FromLocale(Locale);

    public DateTimeZone Zone => KnownZone ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Null: neither they nor their client have said.</summary>
    public DateTimeZone? KnownZone => Find(ChosenZone) ?? Find(ClientZone);

    private static DateTimeZone? Find(string? zone) =>
        zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
}
