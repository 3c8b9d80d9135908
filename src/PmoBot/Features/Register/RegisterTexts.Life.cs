namespace PmoBot.Features.Register;

internal sealed partial record RegisterTexts
{
    // What is done with it
    public required string Edit { get; init; }

    public required string Save { get; init; }

    public required string Respond { get; init; }

    public required string Close { get; init; }

    public required string Escalate { get; init; }

    public required string Reopen { get; init; }

    public required Func<RegisterKind, string> CameAbout { get; init; }

    public required string BecomesIssue { get; init; }

    public required string AnIssueGoesOn { get; init; }

    public required string Reviewed { get; init; }

    public required string Undo { get; init; }

    public required Func<string, string> UndoOf { get; init; }

    public required string History { get; init; }

    public required string OpenMessage { get; init; }

    public required string HowItEnded { get; init; }

    public required string WhyOpenAgain { get; init; }

    public required string ReopenedBecause { get; init; }

    public required string WhatItBrought { get; init; }

    public required string TargetProbability { get; init; }

    public required string TargetImpact { get; init; }

    public required string ActionMissing { get; init; }

    public required string OutcomeMissing { get; init; }

    public required string ReasonMissing { get; init; }

    // What became of it
    public required Func<ItemState, RegisterKind, string> NotNow { get; init; }

    public required string TypedStaysHere { get; init; }

    public required string NothingChanged { get; init; }

    public required Func<string, string> ChangedMeanwhile { get; init; }

    public required Func<string, string> Meanwhile { get; init; }

    public required Func<string, IReadOnlyList<string>, string> AlsoChanged { get; init; }

    public required Func<ItemNumber, string> WasUndone { get; init; }

    public required Func<RegisterKind, string, string, string> UndoneBy { get; init; }

    public required string NumberStaysTaken { get; init; }

    public required string NothingUndone { get; init; }

    public required string TooLateToUndo { get; init; }

    public required Func<ItemNumber, string> WorkedOn { get; init; }

    public required Func<ItemNumber, string> HistoryOf { get; init; }

    public required string Older { get; init; }

    public required Func<ItemAct, RegisterKind, string, string> Did { get; init; }

    public required Func<string, string, string, string> Changed { get; init; }

    // Short, before a value
    public required string StateLabel { get; init; }

    public required string StatementShort { get; init; }

    public required string TargetShort { get; init; }

    public required string ThreeScores { get; init; }

    public required string SeverityShort { get; init; }

    public required string TypeShort { get; init; }

    public required string CostShort { get; init; }

    public required string OwnerShort { get; init; }

    public required string ProximityShort { get; init; }

    public required string ConfidentialLabel { get; init; }

    public required string OutcomeShort { get; init; }

    public required string CameFrom { get; init; }

    public required string Became { get; init; }

    public required Func<bool, string> YesNo { get; init; }
}
