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
    public required string Manager { get; init; }
    public required string Deputy { get; init; }
    public required string Sponsor { get; init; }
    public required string Baseline { get; init; }
    public required Func<int, int, string> BaselineNumber { get; init; }
    public required string Budget { get; init; }
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
    public required Func<string, string> NotAnAmount { get; init; }
    public required string UnitUnknown { get; init; }
    public required Func<int, string> TooLong { get; init; }

    // Links
    public required Func<string, string> LinkDone { get; init; }
    public required Func<string, string, string> LinkMoved { get; init; }
    public required Func<string, string> NotLinked { get; init; }
    public required string LinkMeaning { get; init; }

    public static ProjectTexts For(Language language) => language.In(English, French);

    public string Day(LocalDate day) => day.ToString("d MMM uuuu", Language.Culture());
}
