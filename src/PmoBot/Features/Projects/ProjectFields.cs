using System.Globalization;

namespace PmoBot.Features.Projects;

/// <summary>The names of fields in forms and of facts in the audit trail: literals on cards already posted and in chains already hashed.</summary>
internal static class ProjectFields
{
    /// <summary>In a form's data: which project it is about, and the entry of its trail that the form was filled from.</summary>
    public const string Project = "project";
    public const string Base = "base";

    /// <summary>In the data of a closed project's form, which has a field for its state and no other.</summary>
    public const string Reopens = "reopens";

    public const string Code = "code";
    public const string Name = "name";
    public const string Portfolio = "portfolio";
    public const string CreatePortfolio = "beginPortfolio";
    public const string Programme = "programme";
    public const string Manager = "manager";
    public const string Deputy = "deputy";
    public const string Sponsor = "sponsor";
    public const string Members = "members";
    public const string Escalation = "escalation";
    public const string Methodology = "methodology";
    public const string Stage = "stage";
    public const string Language = "language";
    public const string State = "state";
    public const string Start = "start";
    public const string BaselineFinish = "baselineFinish";
    public const string ForecastFinish = "forecastFinish";
    public const string Budget = "budget";
    public const string Unit = "unit";
    public const string Tolerances = "tolerances";
    public const string ScheduleTolerance = "scheduleTolerance";
    public const string LeastDays = "leastDays";
    public const string MostDays = "mostDays";
    public const string CostTolerance = "costTolerance";
    public const string Cadence = "cadence";
    public const string Reason = "reason";

    /// <summary>Chosen for a cadence or a unit: whatever the portfolio has.</summary>
    public const string AsPortfolio = "portfolio";

    /// <summary>A part of a name to look for, where no directory can be searched.</summary>
    public const string Find = "find";

    public static string Approvers(int level) => string.Create(CultureInfo.InvariantCulture, $"approvers{level}");

    public static string Rule(int level) => string.Create(CultureInfo.InvariantCulture, $"rule{level}");
}

/// <summary>How much of each fits: a form filled to its limits still comes back whole within a card's budget.</summary>
internal static class ProjectLimits
{
    /// <summary>Characters of a name.</summary>
    public const int Name = 100;

    /// <summary>Characters of a stage or a methodology.</summary>
    public const int Word = 40;

    public const int Reason = 300;
    public const int Members = 40;
    public const int Levels = 5;
    public const int Approvers = 8;
}
