using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.People;

/// <summary>What the organisation's directory tells of people and places. Any answer may be missing: whoever asks goes on without.</summary>
internal interface IDirectory
{
    /// <summary>Whether there is one at all.</summary>
    bool IsOn { get; }

    /// <summary>Everybody who reads a channel, those of other organisations too.</summary>
    Task<Looked<IReadOnlyList<ChannelMember>>> MembersAsync(ChannelAddress channel, CancellationToken cancel);

    /// <param name="people">Entra object ids; the answer has each of them.</param>
    Task<IReadOnlyDictionary<string, Looked<Person>>> ManagersAsync(IReadOnlyCollection<string> people, CancellationToken cancel);

    /// <param name="people">Entra object ids; the answer has each of them.</param>
    Task<IReadOnlyDictionary<string, Looked<Mailbox>>> MailboxesAsync(IReadOnlyCollection<string> people, CancellationToken cancel);
}

/// <summary>What came of a look into the directory.</summary>
internal abstract record Looked<T>
{
    internal sealed record Found(T Value) : Looked<T>;

    /// <summary>There is none: no manager, no mailbox, no such place.</summary>
    internal sealed record None : Looked<T>;

    /// <summary>The bot was not given this permission, or not for this person.</summary>
    internal sealed record NotPermitted : Looked<T>;

    /// <summary>It may be told at another time.</summary>
    internal sealed record NotNow(string Why) : Looked<T>;
}

internal sealed record ChannelMember(Person Person, MemberOrigin Origin);

internal enum MemberOrigin
{
    Home,
    Guest,

    /// <summary>Of another organisation, with which the channel is shared.</summary>
    OtherTenant,
}

/// <param name="Zone">As the person's calendar has it; null: none that is known.</param>
internal sealed record Mailbox(DateTimeZone? Zone, Absence? Absence);

/// <summary>Whole days by automatic replies, both included; never why.</summary>
internal sealed record Absence(LocalDate From, LocalDate Until);
