using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>What one person may do with a case now; asked again when they do it.</summary>
internal sealed record EscalationMay
{
    /// <summary>The case, with its facts.</summary>
    public bool Read { get; init; }

    /// <summary>Decide, reject, ask for more.</summary>
    public bool Decide { get; init; }

    /// <summary>The level at which they would.</summary>
    public int? Level { get; init; }

    /// <summary>For whom, where they stand in.</summary>
    public Person? OnBehalfOf { get; init; }

    public bool Delegate { get; init; }

    /// <summary>Who decides in this person's place, for this case.</summary>
    public Person? DelegatedTo { get; init; }

    /// <summary>What was said in this person's name, where all have to agree.</summary>
    public char? Voice { get; init; }

    public bool Answer { get; init; }

    public bool Withdraw { get; init; }

    public bool Reopen { get; init; }

    public static readonly EscalationMay Nothing = new();

    public static EscalationMay Of(EscalationAtHand at, Person person, Roles roles, Instant now)
    {
        var stands = at.Escalation;
        var held = stands.SeatsHeldBy(at.Desk, person, now);
        var speaks = Speaks(at, person, roles, now);
        var mayRead = held is not null || IsReader(at, person, roles) || person.Is(stands.Verdict?.By);
        return new EscalationMay
        {
            Read = mayRead,
            Decide = stands.IsOpen && held is not null,
            Level = stands.IsOpen ? held?.Level : null,
            OnBehalfOf = held is var (_, seats) && seats.All(seat => !person.Is(seat.Approver)) ? seats[0].Approver : null,
            Delegate = stands.IsOpen && stands.OwnLevelOf(at.Desk, person, now) is not null,
            DelegatedTo = stands.Delegations.FirstOrDefault(one => one.Approver.Is(person))?.To,
            Voice = held is var (level, said) && at.Desk.NeedsAll(level) ? said.Select(seat => stands.VoteOf(level, seat.Approver)?.Option).FirstOrDefault() : null,
            Answer = stands is { IsOpen: true, Question: { Answer: null } } && speaks,
            Withdraw = stands.IsOpen && speaks,
            Reopen = !stands.IsOpen && !at.Desk.IsClosed && speaks,
        };
    }

    /// <summary>Speaks for the case: whoever raised it, as long as they read the project, its leads and its PMO; nobody who is to decide it.</summary>
    public static bool Speaks(EscalationAtHand at, Person person, Roles roles, Instant now) =>
        IsReader(at, person, roles) && (person.Is(at.Escalation.Raiser) || at.Project.Allows(Right.Escalate, person.ObjectId, roles))
        && !at.Escalation.IsForApprover(at.Desk, person, now);

    private static bool IsReader(EscalationAtHand at, Person person, Roles roles) =>
        at.Project.Allows(at.Escalation.IsConfidential ? Right.ReadConfidentialItem : Right.ReadProject, person.ObjectId, roles);
}

/// <summary>All that a card of a case is drawn from, for one reader.</summary>
internal sealed record EscalationView(EscalationAtHand At, EscalationMay May, Language Language, DateTimeZone Zone)
{
    public Escalation Escalation => At.Escalation;

    /// <summary>What the message is about; null: somebody looked it up.</summary>
    public string? Message { get; init; }

    /// <summary>When silence moves it up; null while the clock stands still.</summary>
    public ZonedDateTime? Due { get; init; }

    /// <summary>Who decides then; none: it is told its PMO.</summary>
    public IReadOnlyList<Person> Next { get; init; } = [];

    /// <summary>Who can decide it now, at its own level.</summary>
    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>Whose it is to decide, whoever stands in for them.</summary>
    public IReadOnlyList<Person> Approvers => [.. Seats.Select(seat => seat.Approver)];

    /// <summary>Who had it at the level before.</summary>
    public IReadOnlyList<Person> Before { get; init; } = [];

    /// <summary>What was said so far, the oldest first.</summary>
    public IReadOnlyList<EscalationStep> Timeline { get; init; } = [];

    /// <summary>What was typed into the card that is shown again, and what is wrong with it.</summary>
    public FormData Typed { get; init; } = FormData.Empty;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>Everybody in a channel of the project reads along, as long as nothing is confidential.</summary>
    public bool MayReadAlong { get; init; }

    public static EscalationView For(Turn turn, EscalationAtHand at) =>
        Of(at, EscalationMay.Of(at, turn.Person, turn.Roles, turn.Now), turn.Language, turn.Zone, turn.Now) with
        {
            MayReadAlong = !at.Escalation.IsConfidential && turn.LinkedProject == at.Project.Code.Value,
        };

    /// <summary>In place of a card that was pressed: nothing confidential is in a conversation of many, whoever presses.</summary>
    public static EscalationView Here(Turn turn, EscalationAtHand at) => turn.Place.IsShared && at.Escalation.IsConfidential
        ? Of(at, EscalationMay.Nothing, turn.Language, turn.Zone, turn.Now)
        : For(turn, at);

    /// <summary>The same words whether there is no such case or it is not for this person's eyes.</summary>
    public static Reply.Refused Unreadable(Turn turn, EscalationId id) =>
        new(new Refusal.Unreadable($"{id}")) { Instead = new Reply.Text(EscalationTexts.For(turn.Language).NoSuchCase(id)) };

    /// <summary>The card for this reader; null: there is none.</summary>
    public AdaptiveCard? Shown => May.Read ? EscalationCards.Show(this) : MayReadAlong ? EscalationCards.Base(this) : null;

    public static EscalationView Of(EscalationAtHand at, EscalationMay may, Language language, DateTimeZone zone, Instant now)
    {
        var (stands, desk) = (at.Escalation, at.Desk);
        var next = desk.From(stands.Level + 1, stands.Raiser);
        return new EscalationView(at, may, language, zone)
        {
            Due = stands.DueAt(desk)?.InZone(zone),
            Next = next is { } level ? [.. desk.SeatsOf(level, stands.Raiser, stands.Delegations, now).Select(seat => seat.Approver)] : [],
            Before = stands.LevelsAsked.SkipLast(1).Reverse().Select(before => desk.SeatsOf(before, stands.Raiser, [], now)).FirstOrDefault(seats => seats.Count > 0) is { } had
                ? [.. had.Select(seat => seat.Approver)]
                : [],
            Seats = desk.SeatsOf(stands.Level, stands.Raiser, stands.Delegations, now),
        };
    }
}
