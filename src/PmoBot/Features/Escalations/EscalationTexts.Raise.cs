using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>The form that raises a case.</summary>
internal sealed partial record EscalationTexts
{
    public required CommandHelp RaiseHelp { get; init; }

    public required Func<string, string> RaiseTitle { get; init; }

    public required string Wanted { get; init; }

    public required string WantedHint { get; init; }

    public required Func<char, bool, string> OptionLabel { get; init; }

    public required string OptionHint { get; init; }

    public required string NothingChanges { get; init; }

    public required string NothingChangesHint { get; init; }

    public required Func<char, string, string> CostLabel { get; init; }

    public required Func<char, string> DaysLabel { get; init; }

    public required string TimeLabel { get; init; }

    public required Func<int, string> WorkingDays { get; init; }

    public required string LevelLabel { get; init; }

    public required Func<int, IReadOnlyList<Person>, bool, string> LevelName { get; init; }

    public required string RecommendedEmpty { get; init; }

    public required string RecommendedLabel { get; init; }

    public required string InChannel { get; init; }

    public required string Raise { get; init; }

    public required string More { get; init; }

    public required string LookAgain { get; init; }

    public required string WantedMissing { get; init; }

    public required string TwoOptions { get; init; }

    public required Func<string, string, string> NotAnAmount { get; init; }

    public required string NotDays { get; init; }

    public required Func<string, string> NoPath { get; init; }

    public required string ClosedTakesNone { get; init; }

    public required string UnreadableItem { get; init; }

    public required Func<EscalationId, string> Raised { get; init; }
}
