using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>What may become of a case, and how: pure. Whoever presses is known from the turn; what they press is checked here.</summary>
internal static class EscalationMoves
{
    /// <summary>An approver takes an option, or rejects all of them. Of a level where all have to agree each has one voice, and may change it until all have spoken.</summary>
    /// <param name="option">Null: rejected, with a comment.</param>
    public static Ruling Decide(this Escalation stands, EscalationDesk desk, Person by, int opening, char? option, string? comment, Instant now)
    {
        if (stands.Barred(opening) is { } barred)
            return barred;
        if (stands.SeatsHeldBy(desk, by, now) is not var (level, seats))
            return stands.NotTheirs(desk, by, now);
        if (option is { } letter && stands.Options.All(one => one.Letter != letter))
            return new Ruling.Not(WhyNot.NoSuchOption);

        var inNameOf = seats.FirstOrDefault(seat => by.Is(seat.Approver)) ?? seats[0];
        var onBehalfOf = by.Is(inNameOf.Approver) ? null : inNameOf.Approver;
        if (option is not { } taken || !desk.NeedsAll(level))
            return stands.Ended(desk, new Verdict(option, by, onBehalfOf, comment, level, now, stands.LeadAt(desk, now)));

        var voted = stands with
        {
            Votes =
            [
                .. stands.Votes.Where(vote => vote.Level != level || !seats.Any(seat => seat.Approver.Is(vote.Approver))),
                .. seats.Select(seat => new Vote(level, seat.Approver, by, taken, now)),
            ],
        };
        // Who speaks for others too speaks once for each.
        var steps = seats.Select(seat => new EscalationStep(StepKind.Voted, now, by, level)
        {
            OnBehalfOf = by.Is(seat.Approver) ? null : seat.Approver,
            Option = taken,
            Text = comment,
        });
        return voted.Settled(desk, now, comment) is { } settled ? new Ruling.Moved(settled.Next, [.. steps, .. settled.Steps]) : new Ruling.Moved(voted, steps);
    }

    /// <summary>
    /// All of a level have spoken, by the last voice or because whoever had not is no approver any more; or the path leaves the
    /// case's level with nobody who could.
    /// </summary>
    /// <param name="comment">Of the last voice.</param>
    /// <returns>Null: it stands.</returns>
    internal static Ruling.Moved? Settled(this Escalation stands, EscalationDesk desk, Instant now, string? comment = null)
    {
        if (!stands.IsOpen)
            return null;
        foreach (var level in stands.LevelsAsked.Reverse())
        {
            var voices = desk.SeatsOf(level, stands.Raiser, [], now).Select(seat => stands.VoteOf(level, seat.Approver)).ToList();
            if (!desk.NeedsAll(level) || voices.Count == 0 || voices.Contains(null))
                continue;
            var last = stands.Votes.Last(voices.Contains);
            if (voices.TrueForAll(vote => vote!.Option == last.Option))
            {
                // Who has a say of their own decides in their own name.
                var theirs = voices.Where(vote => vote!.By.Is(last.By)).Select(vote => vote!.Approver).ToList();
                var onBehalfOf = theirs.Exists(last.By.Is) ? null : theirs[0];
                return stands.Ended(desk, new Verdict(last.Option, last.By, onBehalfOf, comment, level, now, stands.LeadAt(desk, now)));
            }

            if (level == stands.Level)
                return (stands with { Differing = [.. voices.OfType<Vote>()] }).MovedUp(desk, now, StepKind.Differed);
        }

        return stands.SilentRun != stands.Run && desk.SeatsOf(stands.Level, stands.Raiser, [], now).Count == 0 ? stands.MovedUp(desk, now) : null;
    }

    /// <summary>An approver wants to know more: the clock stands still until it is answered, or the time for that is over.</summary>
    public static Ruling Ask(this Escalation stands, EscalationDesk desk, Person by, int opening, string text, Instant now)
    {
        if (stands.Barred(opening) is { } barred)
            return barred;
        if (stands.SeatsHeldBy(desk, by, now) is not var (level, seats))
            return stands.NotTheirs(desk, by, now);
        if (stands.Question is { HoldsClock: true })
            return new Ruling.Not(WhyNot.AlreadyAsked);
        return new Ruling.Moved(
            stands with { Question = new Question(by, text, now, desk.AnswerDue(stands.Raiser, now)), Clock = stands.Clock.Stopped(now, desk.Work) },
            new EscalationStep(StepKind.Asked, now, by, level) { OnBehalfOf = seats.Any(seat => by.Is(seat.Approver)) ? null : seats[0].Approver, Text = text });
    }

    /// <summary>The answer comes back to the approvers. It is taken after its time too.</summary>
    public static Ruling Answer(this Escalation stands, EscalationDesk desk, Person by, int opening, string text, Instant now)
    {
        if (stands.Barred(opening) is { } barred)
            return barred;
        if (stands.Question is not { Answer: null } question)
            return new Ruling.Not(WhyNot.NothingAsked);
        return new Ruling.Moved(
            stands with
            {
                Question = question with { Answer = text, AnsweredBy = by },
                Clock = stands.Clock.Resumed(now),
                WithRaiser = question.HoldsClock ? stands.WithRaiser + desk.Worked(question.At, now) : stands.WithRaiser,
            },
            new EscalationStep(StepKind.Answered, now, by, stands.Level) { Text = text });
    }

    /// <summary>An approver has somebody else decide this case; they may still decide themselves.</summary>
    /// <param name="to">Null: takes it back.</param>
    public static Ruling Delegate(this Escalation stands, EscalationDesk desk, Person by, int opening, Person? to, Instant now)
    {
        if (stands.Barred(opening) is { } barred)
            return barred;
        if (stands.OwnLevelOf(desk, by, now) is not { } level)
            return stands.SeatsHeldBy(desk, by, now) is null ? stands.NotTheirs(desk, by, now) : new Ruling.Not(WhyNot.OnlyStandsIn);
        if (to is not null && (to.Is(stands.Raiser) || desk.SeatsOf(level, stands.Raiser, [], now).Any(seat => to.Is(seat.Approver))))
            return new Ruling.Not(WhyNot.CannotStandIn);

        var others = stands.Delegations.Where(delegation => !delegation.Approver.Is(by));
        return new Ruling.Moved(
            stands with
            {
                Delegations = [.. others, .. to is null ? Array.Empty<Delegation>() : [new Delegation(by, to)]],
                // Their voice goes with it.
                Votes = to is null ? stands.Votes : [.. stands.Votes.Where(vote => !vote.Approver.Is(by))],
            },
            new EscalationStep(to is null ? StepKind.TakenBack : StepKind.Delegated, now, by, level) { To = to });
    }

    public static Ruling Withdraw(this Escalation stands, Person by, int opening, string? reason, Instant now) => stands.Barred(opening) ?? (Ruling)new Ruling.Moved(
        stands with { State = EscalationState.Withdrawn, Withdrawal = new Remark(by, now, reason) },
        new EscalationStep(StepKind.Withdrawn, now, by, stands.Level) { Text = reason });

    /// <summary>What was decided or withdrawn is open again, with the facts of today; what was posted before decides nothing any more.</summary>
    public static Ruling Reopen(this Escalation stands, EscalationDesk desk, Person by, int opening, string reason, IReadOnlyList<EscalationFact> facts, bool isConfidential, Instant now)
    {
        if (opening != stands.Opening)
            return new Ruling.Not(WhyNot.Stale);
        if (stands.IsOpen)
            return new Ruling.Not(WhyNot.StillOpen);
        if (desk.IsClosed)
            return new Ruling.Not(WhyNot.ProjectClosed);
        if (desk.Start(stands.First, stands.Raiser) is not { } level)
            return new Ruling.Not(WhyNot.NobodyDecides);
        return new Ruling.Moved(
            stands with
            {
                State = EscalationState.Open,
                Opening = stands.Opening + 1,
                RaisedAt = now,
                Facts = facts,
                // What once was for few stays so: its timeline speaks of it.
                IsConfidential = stands.IsConfidential || isConfidential,
                Level = level,
                Clock = desk.ClockOf(level, stands.Raiser, stands.Time, now),
                Shift = 0,
                Reminders = 0,
                Run = stands.Run + 1,
                Question = null,
                Votes = [],
                Differing = [],
                Withdrawal = null,
                Reopening = new Remark(by, now, reason),
                Delegations = [],
                Verdict = null,
                WithRaiser = Duration.Zero,
            },
            new EscalationStep(StepKind.Reopened, now, by, level) { Text = reason });
    }

    /// <summary>The path is another: the case stays with those who have it, wherever they stand now; with all its time for whoever comes to it anew.</summary>
    /// <returns>Null: nothing changes for it.</returns>
    internal static Ruling.Moved? Followed(this Escalation stands, EscalationDesk desk, Instant now)
    {
        if (!stands.IsOpen || stands.Path.Length == 0 || stands.Path == desk.InWords)
            return null;
        var level = desk.NowAt(stands.Level, stands.Path);
        if (level == stands.Level || (level is null && !desk.HasLevel(stands.Level)))
            return null;
        var then = level is { } moved
            ? stands with { Level = moved, Shift = stands.Shift + stands.Level - moved }
            : stands.Unasked(desk, now) with { Clock = desk.ClockOf(stands.Level, stands.Raiser, stands.Time, now), Reminders = 0, Run = stands.Run + 1 };
        return new Ruling.Moved(
            then with
            {
                First = Math.Min(desk.NowAt(stands.First, stands.Path) ?? Math.Min(stands.First, then.Level), then.Level),
                Votes = [.. stands.Votes.Select(vote => (vote, Level: desk.NowAt(vote.Level, stands.Path))).Where(one => one.Level is not null).Select(one => one.vote with { Level = one.Level!.Value }).DistinctBy(vote => (vote.Level, vote.Approver.ObjectId))],
                Path = desk.InWords,
            },
            new EscalationStep(StepKind.PathChanged, now, null, then.Level));
    }

    /// <summary>The next level has it, with all its time; where there is none, its PMO hears of it, and the time of the highest that there is runs anew.</summary>
    /// <param name="why">A step that comes before it; null: silence.</param>
    internal static Ruling.Moved MovedUp(this Escalation stands, EscalationDesk desk, Instant now, StepKind? why = null)
    {
        var next = desk.From(stands.Level + 1, stands.Raiser);
        var level = next ?? desk.Highest(stands.Level, stands.Raiser) ?? stands.Level;
        var moved = stands.Unasked(desk, now) with
        {
            Level = level,
            Clock = desk.ClockOf(level, stands.Raiser, stands.Time, now),
            Reminders = 0,
            Run = stands.Run + 1,
            SilentRun = next is null ? stands.Run + 1 : stands.SilentRun,
            // Of two minds at the top: they are asked anew.
            Votes = next is null ? [.. stands.Votes.Where(vote => vote.Level != level)] : stands.Votes,
        };
        var step = new EscalationStep(next is null ? StepKind.ToldPmo : StepKind.MovedUp, now, null, level);
        return new Ruling.Moved(moved, why is { } kind ? [new EscalationStep(kind, now, null, stands.Level), step] : [step]);
    }

    /// <summary>Whoever has a say by now is involved from now on, whatever becomes of their say.</summary>
    /// <param name="acted">Who did something, whose card follows it too.</param>
    public static Escalation WithPeopleOf(this Escalation stands, EscalationDesk desk, Instant now, params IEnumerable<Person?> acted)
    {
        var seats = stands.LevelsAsked.SelectMany(level => desk.SeatsOf(level, stands.Raiser, stands.Delegations, now));
        var people = seats.SelectMany(seat => new[] { seat.Approver, seat.StandIn }).Concat(stands.Delegations.Select(delegation => delegation.To)).Concat(acted).Prepend(stands.Raiser);
        return stands with
        {
            Involved = [.. stands.Involved.Concat(people.OfType<Person>().Select(person => person.ObjectId)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Path = desk.InWords,
        };
    }

    /// <summary>Nobody waits for the answer any longer; it is still welcome.</summary>
    internal static Escalation Unasked(this Escalation stands, EscalationDesk desk, Instant now) => stands.Question is not { HoldsClock: true } question ? stands : stands with
    {
        Question = question with { IsOver = true },
        Clock = stands.Clock.Resumed(now),
        WithRaiser = stands.WithRaiser + desk.Worked(question.At, now),
    };

    private static Ruling.Not? Barred(this Escalation stands, int opening) => stands switch
    {
        _ when opening != stands.Opening => new Ruling.Not(WhyNot.Stale),
        { State: EscalationState.Withdrawn } => new Ruling.Not(WhyNot.Withdrawn),
        { IsOpen: false } => new Ruling.Not(WhyNot.Decided),
        _ => null,
    };

    private static Ruling.Moved Ended(this Escalation stands, EscalationDesk desk, Verdict verdict) => new(
        stands with
        {
            State = verdict.Option is null ? EscalationState.Rejected : EscalationState.Approved,
            Verdict = verdict,
            Clock = stands.Clock.Stopped(verdict.At, desk.Work),
        },
        new EscalationStep(verdict.Option is null ? StepKind.Rejected : StepKind.Approved, verdict.At, verdict.By, verdict.Level)
        {
            OnBehalfOf = verdict.OnBehalfOf,
            Option = verdict.Option,
            Text = verdict.Comment,
        });

    private static Duration LeadAt(this Escalation stands, EscalationDesk desk, Instant now)
    {
        var withRaiser = stands.WithRaiser + (stands.Question is { HoldsClock: true } question ? desk.Worked(question.At, now) : Duration.Zero);
        return Duration.Max(Duration.Zero, desk.Worked(stands.RaisedAt, now) - withRaiser);
    }
}
