using PmoBot.Conversation;

namespace PmoBot.Features.Register;

internal sealed partial record RegisterTexts
{
    private static readonly RegisterTexts English = new()
    {
        Language = Language.English,
        LogHelp = kind => kind switch
        {
            RegisterKind.Threat => new("risk [project] [what could happen] [p1-5] [i1-5]", "logs a threat; what you write fills the form"),
            RegisterKind.Opportunity => new("opportunity [project] [what could go better]", "logs an opportunity"),
            _ => new("issue [project] [what has happened]", "logs an issue"),
        },
        ListHelp = kind => kind switch
        {
            RegisterKind.Threat => new("risks [project]", "the threats of a project, the highest score first"),
            RegisterKind.Opportunity => new("opportunities [project]", "its opportunities"),
            _ => new("issues [project]", "its issues, the most severe first"),
        },
        Kind = kind => kind switch
        {
            RegisterKind.Threat => "threat",
            RegisterKind.Opportunity => "opportunity",
            _ => "issue",
        },
        Kinds = kind => kind switch
        {
            RegisterKind.Threat => "Threats",
            RegisterKind.Opportunity => "Opportunities",
            _ => "Issues",
        },
        State = state => state switch
        {
            ItemState.Open => "open",
            ItemState.Responding => "responding",
            ItemState.Closed => "closed",
            ItemState.Occurred => "occurred",
            _ => "realised",
        },
        Band = band => band switch
        {
            Register.Band.High => "■ High",
            Register.Band.Medium => "▲ Medium",
            _ => "● Low",
        },
        ProbabilityStep = step => step switch
        {
            1 => "1: up to 10%",
            2 => "2: up to 30%",
            3 => "3: up to 50%",
            4 => "4: up to 70%",
            _ => "5: above 70%",
        },
        ImpactStep = step => step switch
        {
            1 => "1: under 10% of the tolerance",
            2 => "2: under half of it",
            3 => "3: up to all of it",
            4 => "4: up to twice of it",
            _ => "5: more, or an objective is lost",
        },
        SeverityStep = step => step switch
        {
            1 => "1: hardly felt",
            2 => "2: within half of the tolerance",
            3 => "3: within the tolerance",
            4 => "4: beyond the tolerance",
            _ => "5: far beyond, or an objective is lost",
        },
        Response = response => response switch
        {
            Register.Response.Avoid => "avoid",
            Register.Response.Reduce => "reduce",
            Register.Response.Transfer => "transfer",
            Register.Response.Share => "share",
            Register.Response.Accept => "accept",
            Register.Response.ContingencyPlan => "contingency plan",
            Register.Response.Exploit => "exploit",
            Register.Response.Enhance => "enhance",
            Register.Response.Fallback => "fallback",
            _ => "reject",
        },
        Category = category => category.ToString().ToLowerInvariant(),
        Proximity = proximity => proximity switch
        {
            Register.Proximity.Now => "within 30 days",
            Register.Proximity.Near => "within 90 days",
            _ => "later",
        },
        Type = type => type switch
        {
            IssueType.Problem => "problem",
            IssueType.ChangeRequest => "change request",
            _ => "off-specification",
        },
        New = (kind, project) => $"New {English!.Kind(kind)}{(project is null ? "" : $" in {project}")}",
        Statement = kind => kind switch
        {
            RegisterKind.Threat => "What could happen?",
            RegisterKind.Opportunity => "What could go better?",
            _ => "What has happened?",
        },
        StatementPlaceholder = kind => kind switch
        {
            RegisterKind.Threat => "The supplier delivers two weeks late",
            RegisterKind.Opportunity => "The pilot site is ready a month early",
            _ => "The test environment is down",
        },
        ProbabilityLabel = "How likely is it?",
        ImpactLabel = "How much would it weigh?",
        SeverityLabel = "How severe is it?",
        TypeLabel = "What is it?",
        Owner = "Who owns it?",
        Nobody = "nobody yet",
        Due = kind => kind == RegisterKind.Issue ? "To be solved by" : "Action due",
        More = "More",
        Cause = "Cause",
        Effect = "Effect",
        CategoryLabel = "Category",
        ProximityLabel = "When could it come?",
        CostImpact = kind => kind == RegisterKind.Opportunity ? "What it would bring" : "What it would cost",
        ResponseLabel = "Response",
        Action = "What is being done",
        NextReview = "Look at it again on",
        Confidential = "Confidential: project manager, deputy, sponsor, PMO and owner only",
        NotSaid = "not said",
        Log = "Log it",
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        StatementMissing = kind => $"Say it in a few words: {English!.Statement(kind)}",
        ChooseStep = "Choose 1 to 5",
        PersonUnknown = "I have not met this person yet: choose somebody else, or ask them to say hello to me",
        NotADate = typed => $"“{typed}” is not a date. Write it as 2026-12-31",
        DayIsPast = "This day is past",
        NotAnAmount = typed => $"“{typed}” is not an amount. Write it as 1500, 12k or 1.2M",
        TooLong = most => $"At most {most} characters",
        ListOf = (kind, project) => $"{English!.Kinds(kind)} of {project}",
        Live = count => $"{count} open",
        NothingYet = kind => $"Nothing is open here. “{English!.LogHelp(kind).Usage.Split(' ')[0]}” and a few words log the first.",
        NextPage = "Next",
        NoSuchItem = (number, project) => $"{project} has no {number} that you can read.",
        LoggedBy = (name, day) => $"Logged by {name} on {English!.Day(day)}",
        ConfidentialShort = "confidential",
        Logged = (number, kind) => $"{number} is logged as {kind}",
        Score = "Score",
        LacksAnswer = "A high one wants an owner and an action within five days.",
        WhichProject = "Which project is it about?",
        NoProjectOfYours = "No project names you as one who logs. “projects” lists those you can read; the PMO can add you to one.",
        ClosedTakesNone = "This project is closed and takes no more items.",
    };
}
