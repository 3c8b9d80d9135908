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

    /// <summary>The absence was read from their mailbox; they have said nothing themselves.</summary>
    public bool IsAwayByMailbox { get; init; }

    /// <summary>Set with `settings`: their automatic replies are not read.</summary>
    public bool ClosesMailbox { get; init; }

    /// <summary>With this day included their mailbox is not read again: it was, or they said otherwise than it did.</summary>
    public LocalDate? MailboxReadUpTo { get; init; }

    /// <param name="today">In the person's own zone.</param>
    public bool IsAbsent(LocalDate today) => AbsentUntil >= today;

    public bool IsMailboxWanted(Instant now)
    {
        var today = now.InZone(Zone).Date;
        return !ClosesMailbox && !(MailboxReadUpTo >= today) && (IsAwayByMailbox || !IsAbsent(today));
    }

    public Profile ToldByMailbox(Absence? absence, Instant now)
    {
        var today = now.InZone(Zone).Date;
        LocalDate? until = absence is { } away && away.From <= today && away.Until >= today ? away.Until : null;
        return this with { AbsentUntil = until, IsAwayByMailbox = until is not null, MailboxReadUpTo = today };
    }

    /// <summary>What they say themselves wins, for as long as their mailbox says otherwise.</summary>
    public Profile SaysAwayUntil(LocalDate? until) =>
        this with { AbsentUntil = until, IsAwayByMailbox = false, MailboxReadUpTo = IsAwayByMailbox ? AbsentUntil : MailboxReadUpTo };

    public Profile Closing(bool mailbox) => mailbox && IsAwayByMailbox
        ? this with { ClosesMailbox = true, AbsentUntil = null, IsAwayByMailbox = false }
        : this with { ClosesMailbox = mailbox };

    public Language Language => ChosenLanguage ?? Languages.FromLocale(Locale);

    public DateTimeZone Zone => KnownZone ?? DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Null: neither they nor their client have said.</summary>
    public DateTimeZone? KnownZone => Find(ChosenZone) ?? Find(ClientZone);

    private static DateTimeZone? Find(string? zone) =>
        zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
}
