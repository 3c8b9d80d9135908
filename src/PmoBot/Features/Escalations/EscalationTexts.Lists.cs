using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>Cases in lists, on paper, and in what is kept of somebody.</summary>
internal sealed partial record EscalationTexts
{
    public required CommandHelp ApprovalsHelp { get; init; }

    public required CommandHelp ListHelp { get; init; }

    public required Func<int, string> Waiting { get; init; }

    public required string NothingWaits { get; init; }

    // In a digest
    public required Func<Escalation, string, string> DigestWanted { get; init; }

    public required Func<ZonedDateTime, string> DigestOverdue { get; init; }

    public required string DigestWaits { get; init; }

    public required Func<Escalation, string> DigestEnded { get; init; }

    public required Func<string, string> CasesOf { get; init; }

    public required Func<string, string> NoCases { get; init; }

    public required Func<int, string> MoreCases { get; init; }

    public required Func<int, string> Age { get; init; }

    public required Func<EscalationFigures, string> LeadTimes { get; init; }

    public required Func<IReadOnlyList<Person>, string> WaitsFor { get; init; }

    public required Func<ZonedDateTime, string> DueBy { get; init; }

    public required Func<Escalation, ZonedDateTime, string> Ended { get; init; }

    public required string Confidential { get; init; }

    public required string Older { get; init; }

    public required Func<EscalationId, string> NoSuchCase { get; init; }

    public required Func<string, string> NowhereCase { get; init; }

    public required string NothingToList { get; init; }

    public required Func<IReadOnlyList<string>, string> WhichOf { get; init; }

    // On paper
    public required string DoesExport { get; init; }

    public required Func<string, string> NoCaseToExport { get; init; }

    public required Func<EscalationId, string, string> Exported { get; init; }

    public required Func<string, string, string> CannotWrite { get; init; }

    public required string VotesTitle { get; init; }

    public required Func<int, string> LevelShort { get; init; }

    public required string StillOpen { get; init; }

    public required Func<string, string> TimesOf { get; init; }

    // My data
    public required string KeptTitle { get; init; }

    public required string KeptNone { get; init; }

    public required string KeptWhy { get; init; }
}
