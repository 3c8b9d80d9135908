using Azure;
using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Why a project is not held to its report in a round. Names are stored in rows.</summary>
internal enum Excuse
{
    /// <summary>On hold or closed before it was due.</summary>
    NotActive,

    /// <summary>Asked weekly before, and monthly now, or the like.</summary>
    OtherCadence,

    /// <summary>Its manager and deputy are both away from the opening until it is due.</summary>
    AllAway,

    /// <summary>By the PMO, with a reason.</summary>
    ByPmo,

    /// <summary>Its PMO asks for nothing until a day, with a reason.</summary>
    Paused,

    /// <summary>The prompt could not be delivered, and that is ours.</summary>
    NotDelivered,
}

/// <summary>Row `asked-{period}` of a project: it is asked once for a period, whatever becomes of its portfolio, its people or their clocks.</summary>
internal sealed record Asked
{
    public required RoundId Round { get; init; }

    /// <summary>Null: nobody is.</summary>
    public Person? Person { get; init; }

    /// <summary>Who is away.</summary>
    public Person? InPlaceOf { get; init; }

    /// <summary>Handed over from the card: what an absence or a deputy would change does not change it back.</summary>
    public bool ByHand { get; init; }

    public Excuse? Excuse { get; init; }

    /// <summary>In the PMO's own words.</summary>
    public string? Reason { get; init; }

    /// <summary>Ids of those who were asked before: their cards say who is now.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    public required Instant At { get; init; }

    public ETag? ETag { get; init; }

    /// <summary>Somebody else is asked instead; nobody is asked twice.</summary>
    public Asked To(Person? person, Person? inPlaceOf) => person?.ObjectId == Person?.ObjectId ? this with { InPlaceOf = inPlaceOf } : this with
    {
        Person = person,
        InPlaceOf = inPlaceOf,
        ByHand = false,
        Formerly = Person is { } before ? [.. Formerly.Append(before.ObjectId).Distinct(StringComparer.Ordinal)] : Formerly,
    };
}
