using NodaTime;
using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

internal sealed partial record ProjectTexts
{
    public required Language Language { get; init; }
    public required CommandHelp ListHelp { get; init; }
    public required CommandHelp NewHelp { get; init; }
    public required CommandHelp ShowHelp { get; init; }
    public required CommandHelp LinkHelp { get; init; }
    public required CommandHelp UnlinkHelp { get; init; }

    // Refusals
    public required string LinkInChannel { get; init; }
    public required string LinkWhich { get; init; }
    public required string UnlinkWhich { get; init; }
    public required string LinkIsAnothers { get; init; }

    // One project, and lists
    public required Func<ProjectState, string> State { get; init; }
    public required string Projects { get; init; }
    public required Func<int, string> Count { get; init; }
    public required string NoProjects { get; init; }
    public required string NoProjectsInScope { get; init; }
    public required string NoProjectsPmo { get; init; }
    public required string NewProject { get; init; }
    public required string NextPage { get; init; }
    public required string WhichProject { get; init; }
    public required Func<int, string, string> MoreProjects { get; init; }
    public required string Manager { get; init; }
    public required string Deputy { get; init; }
    public required string Sponsor { get; init; }
    public required string Baseline { get; init; }
    public required Func<LocalDate, string> AgreedFinish { get; init; }
    public required Func<int, int, string> BaselineNumber { get; init; }
    public required string Budget { get; init; }
    public required string AsPortfolio { get; init; }
    public required string CadenceLabel { get; init; }
    public required Func<Cadence, string> Cadence { get; init; }
    public required string Nobody { get; init; }

    // The form
    public required string Code { get; init; }
    public required string CodePlaceholder { get; init; }
    public required string Name { get; init; }
    public required string Portfolio { get; init; }
    public required string PortfolioPlaceholder { get; init; }
    public required Func<string, string> CreatePortfolio { get; init; }
    public required string More { get; init; }
    public required string Start { get; init; }
    public required Func<LocalDate, string> CountedFrom { get; init; }
    public required string BaselineFinish { get; init; }
    public required string Unit { get; init; }
    public required string Create { get; init; }
    public required Func<string, string> Created { get; init; }

    // Next to a field
    public required string LookAgain { get; init; }
    public required string CodeRule { get; init; }
    public required Func<string, string> CodeTaken { get; init; }
    public required string NameMissing { get; init; }
    public required string PortfolioMissing { get; init; }
    public required Func<string, string> PortfolioUnknown { get; init; }
    public required string ManagerMissing { get; init; }
    public required string PersonUnknown { get; init; }
    public required Func<string, string> NotADate { get; init; }
    public required string FinishBeforeStart { get; init; }
    public required Func<string, string, string> NotAnAmount { get; init; }
    public required Func<string, string> UnitUnknown { get; init; }
    public required Func<int, string> TooLong { get; init; }

    // Links
    public required Func<string, string> LinkDone { get; init; }
    public required Func<string, string, string> LinkMoved { get; init; }
    public required Func<string, string> NotLinked { get; init; }
    public required string LinkMeaning { get; init; }

    public required string NoOutsiders { get; init; }

    public required string OutsidersUnknown { get; init; }

    public required Func<string, string> OutsidersNamed { get; init; }

    public required Func<string, bool, string> Outsider { get; init; }

    public required Func<int, int, string> OutsidersCounted { get; init; }

    // Changing a project
    public required string OnlyPmoThere { get; init; }
    public required string OnlyPmoForAllBegins { get; init; }
    public required Func<string, string> ClosedStays { get; init; }
    public required string Edit { get; init; }
    public required string AgreeAnew { get; init; }
    public required string Reopen { get; init; }
    public required string ReopenFirst { get; init; }
    public required string People { get; init; }
    public required string EscalationPath { get; init; }
    public required string History { get; init; }
    public required Func<string, string> EditTitle { get; init; }
    public required Func<string, string> AgreeTitle { get; init; }
    public required Func<string, string> ReopenTitle { get; init; }
    public required Func<string, string> PeopleTitle { get; init; }
    public required Func<string, string> PathTitle { get; init; }
    public required string PathMeaning { get; init; }
    public required Func<string, string> ManagerSuggested { get; init; }
    public required string Save { get; init; }
    public required Func<string, string> Saved { get; init; }
    public required Func<string, string> NothingChanged { get; init; }
    public required string OthersChanged { get; init; }
    public required string ChangedMeanwhile { get; init; }
    public required Func<string, string, string> Meanwhile { get; init; }
    public required Func<string, string> StandsNow { get; init; }

    // Fields and facts
    public required Func<string, string> Field { get; init; }
    public required Func<string, string, string> Labelled { get; init; }
    public required string StateLabel { get; init; }
    public required string Members { get; init; }
    public required Func<int, string> Approvers { get; init; }
    public required Func<int, string> Level { get; init; }
    public required Func<int, string> Rule { get; init; }
    public required string AnyOf { get; init; }
    public required string AllOf { get; init; }
    public required Func<int?, IReadOnlyList<string>, bool, string> LevelWords { get; init; }
    public required string StagePlaceholder { get; init; }
    public required string MethodologyPlaceholder { get; init; }
    public required string LanguageLabel { get; init; }
    public required string NoLanguage { get; init; }
    public required Func<Language, string> LanguageName { get; init; }
    public required string Reason { get; init; }
    public required string ReasonPlaceholder { get; init; }
    public required Func<string, string> ToleranceHint { get; init; }
    public required Func<Tolerances, string> ToleranceWords { get; init; }
    public required string ScheduleTolerance { get; init; }
    public required string CostTolerance { get; init; }
    public required string LeastDays { get; init; }
    public required string MostDays { get; init; }
    public required string Find { get; init; }
    public required string FindPlaceholder { get; init; }
    public required string FindButton { get; init; }
    public required Func<int, string, string> Found { get; init; }
    public required Func<string, int, string> AndMore { get; init; }
    public required Func<int, string> BaselineLabel { get; init; }
    public required Func<string, int, string> NumberedBaseline { get; init; }
    public required Func<string, string?, string, string> AgreedBy { get; init; }
    public required string ReasonMissing { get; init; }
    public required string BaselineStays { get; init; }
    public required string MostBelowLeast { get; init; }
    public required Func<int, string> NotANumber { get; init; }
    public required Func<int, string> TooMany { get; init; }

    // History
    public required Func<string, string> HistoryTitle { get; init; }
    public required string NoHistory { get; init; }
    public required string Older { get; init; }
    public required string Forgotten { get; init; }
    public required string ChangesForgotten { get; init; }
    public required Func<string, string> CreatedBy { get; init; }
    public required Func<string, string> ChangedBy { get; init; }

    public static ProjectTexts For(Language language) => language.In(English, French);

    public string Moment(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("d MMM uuuu HH:mm", Language.Culture());

    private static string Percent(decimal share, Language language) => (share * 100).ToString("0.##", language.Culture());

    public string Day(LocalDate day) => day.ToString("d MMM uuuu", Language.Culture());
}
