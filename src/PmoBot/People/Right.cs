namespace PmoBot.People;

/// <summary>As what somebody comes to a project or a portfolio: named on it, or by a role that covers it.</summary>
[Flags]
internal enum Capacities
{
    None = 0,
    Manager = 1,
    Deputy = 2,
    Sponsor = 4,
    Member = 8,
    Approver = 16,
    Reader = 32,
    Analyst = 64,
    Pmo = 128,

    Leads = Manager | Deputy,
    Named = Leads | Sponsor | Member | Approver,
}

/// <summary>What not everybody may do.</summary>
internal enum Right
{
    ReadProject,
    Report,
    LogItem,
    RunRegister,
    Escalate,
    UndoItemOfAnother,
    ReadConfidentialItem,
    CorrectClosedReport,
    UndoReportOfAnother,
    EditProject,
    GovernProject,
    LinkConversation,
    ReadTrail,
    CreateProject,
    CreatePortfolio,
    ReadPortfolio,
    GovernPortfolio,
    RunRounds,
    RunDigests,
    ReadRoles,
    GrantRoles,
    BeginHere,
}

/// <summary>
/// Who may do what: every command, press, rendering and delivery asks here, and every refusal names its people from here.
/// A guest is nobody special: nothing is anybody's for being in the organisation, all of it is named or granted.
/// </summary>
internal static class Rights
{
    public static Capacities Holders(this Right right) => right switch
    {
        Right.ReadProject => Capacities.Named | Capacities.Reader | Capacities.Analyst | Capacities.Pmo,
        Right.Report => Capacities.Leads | Capacities.Pmo,
        Right.Escalate => Capacities.Leads | Capacities.Pmo,
        Right.RunRegister => Capacities.Leads | Capacities.Pmo,
        Right.UndoItemOfAnother => Capacities.Leads | Capacities.Pmo,
        Right.LogItem => Capacities.Leads | Capacities.Member | Capacities.Pmo,
        Right.ReadConfidentialItem => Capacities.Leads | Capacities.Sponsor | Capacities.Pmo,
        Right.CorrectClosedReport => Capacities.Pmo,
        Right.UndoReportOfAnother => Capacities.Pmo,
        Right.EditProject => Capacities.Leads | Capacities.Pmo,
        Right.GovernProject => Capacities.Pmo,
        Right.LinkConversation => Capacities.Pmo,
        Right.ReadTrail => Capacities.Pmo,
        Right.CreateProject => Capacities.Pmo,
        Right.CreatePortfolio => Capacities.Pmo,
        Right.ReadPortfolio => Capacities.Reader | Capacities.Analyst | Capacities.Pmo,
        Right.GovernPortfolio => Capacities.Pmo,
        Right.RunRounds => Capacities.Pmo,
        Right.RunDigests => Capacities.Pmo,
        Right.ReadRoles => Capacities.Analyst | Capacities.Pmo,
        Right.GrantRoles => Capacities.Pmo,
        Right.BeginHere => Capacities.Pmo,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    public static bool IsOf(this Right right, Capacities capacities) => (right.Holders() & capacities) != Capacities.None;
}
