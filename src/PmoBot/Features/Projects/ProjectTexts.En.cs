using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

internal sealed partial record ProjectTexts
{
    private static readonly ProjectTexts English = new()
    {
        Language = Language.English,
        ListHelp = new("projects", "lists the projects that you can read"),
        NewHelp = new("project new", "creates a project"),
        ShowHelp = new("project APOLLO", "shows one project"),
        LinkHelp = new("link [project]", "ties this conversation to a project, so that commands here need no code"),
        UnlinkHelp = new("unlink [project]", "ends the link of this conversation to a project"),
        NoSuchProject = code => $"There is no project {code} that you can read. “projects” lists yours; the PMO can add you to one.",
        OnlyLeadsReport = (code, names) => names.Count > 0
            ? $"The status of {code} is reported by {string.Join(" or ", names)}, or by the PMO."
            : $"The status of {code} is reported by its project manager, or by the PMO.",
        OnlyPmoCreates = "Only the PMO can create a project. Ask them in a message: code, name, portfolio, project manager.",
        OnlyPmoLinks = "Only the PMO can link or unlink a conversation, because a link shows the project to everybody in it.",
        LinkInChannel = "“link” and “unlink” belong in the channel or group chat itself: please type them there, with the bot mentioned.",
        LinkWhich = "Which project? For example “link APOLLO”.",
        UnlinkWhich = "Which project? For example “unlink APOLLO”.",
        LinkIsAnothers = "This conversation is linked to a project of another PMO: please ask them to “unlink” it first.",
        State = state => state switch
        {
            ProjectState.Proposed => "proposed",
            ProjectState.Active => "active",
            ProjectState.OnHold => "on hold",
            _ => "closed",
        },
        Projects = "Projects",
        Count = count => count == 1 ? "1 project" : $"{count} projects",
        NoProjects = "No project names you yet. The PMO adds people to projects.",
        NoProjectsInScope = "There is no project yet among those that the PMO lets you read.",
        NoProjectsPmo = "There is no project yet. Create the first one with “project new”.",
        NewProject = "New project",
        NextPage = "More projects",
        Manager = "Project manager",
        Deputy = "Deputy",
        Sponsor = "Sponsor",
        Baseline = "Baseline",
        BaselineNumber = (number, days) => $"baseline {number} ({days.ToString("+0;−0", Language.English.Culture())} d on the first)",
        Budget = "Budget",
        CadenceLabel = "Reports",
        Cadence = cadence => cadence switch
        {
            Scheduling.Cadence.Weekly => "weekly",
            Scheduling.Cadence.Fortnightly => "fortnightly",
            _ => "monthly",
        },
        Nobody = "nobody",
        Code = "Code",
        CodePlaceholder = "APOLLO",
        Name = "Name",
        Portfolio = "Portfolio",
        PortfolioPlaceholder = "Digital",
        CreatePortfolio = name => $"Create the portfolio {name}",
        More = "More",
        Start = "Start",
        BaselineFinish = "Baseline finish",
        Unit = "Unit",
        Create = "Create",
        Created = code => $"Project {code} created",
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        CodeRule = "2 to 16 of A–Z, 0–9 and hyphens, such as APOLLO-2",
        CodeTaken = code => $"There is a project {code} already: choose another code",
        NameMissing = "A name, please",
        PortfolioMissing = "A portfolio, please",
        PortfolioUnknown = name => $"There is no portfolio {name} yet. Tick the box below to create it, or correct the name",
        ManagerMissing = "Choose a project manager",
        PersonUnknown = "I have not met this person yet: ask them to add the app and say hello, then choose them here",
        NotADate = typed => $"“{typed}” is not a date: write one such as 2027-06-30",
        FinishBeforeStart = "The finish is before the start",
        NotAnAmount = typed => $"“{typed}” is not an amount: write one such as 480000, 480k or 1.2M",
        UnitUnknown = "Choose a unit",
        TooLong = max => $"At most {max} characters fit here",
        LinkDone = code => $"This conversation is linked to {code}",
        LinkMoved = (code, before) => $"This conversation is linked to {code}; it was linked to {before}",
        NotLinked = code => $"This conversation is not linked to {code}.",
        LinkMeaning = "Everybody in this conversation, guests included, sees the project’s status here. Commands here need no code.",
    };
}
