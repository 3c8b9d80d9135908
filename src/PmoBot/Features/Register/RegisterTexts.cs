using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Register;

internal sealed partial record RegisterTexts
{
    public required Language Language { get; init; }

    public required Func<RegisterKind, CommandHelp> LogHelp { get; init; }

    public required Func<RegisterKind, CommandHelp> ListHelp { get; init; }

    // What things are called
    public required Func<RegisterKind, string> Kind { get; init; }

    public required Func<RegisterKind, string> Kinds { get; init; }

    public required Func<ItemState, RegisterKind, string> State { get; init; }

    public required Func<Band, string> Band { get; init; }

    public required Func<int, string> ProbabilityUpTo { get; init; }

    public required Func<int, string> ProbabilityAbove { get; init; }

    public required Func<int, bool, string> ImpactUpTo { get; init; }

    public required Func<int, RegisterKind, string> ImpactAbove { get; init; }

    public required Func<int, string> SeverityStep { get; init; }

    public required Func<Response, string> Response { get; init; }

    public required Func<Category, string> Category { get; init; }

    public required Func<Proximity, string> Proximity { get; init; }

    public required Func<IssueType, string> Type { get; init; }

    // The form
    public required Func<RegisterKind, string?, string> New { get; init; }

    public required Func<RegisterKind, string> Statement { get; init; }

    public required Func<RegisterKind, string> StatementPlaceholder { get; init; }

    public required string ProbabilityLabel { get; init; }

    public required string ImpactLabel { get; init; }

    public required string SeverityLabel { get; init; }

    public required string TypeLabel { get; init; }

    public required string Owner { get; init; }

    public required string Nobody { get; init; }

    public required Func<RegisterKind, string> Due { get; init; }

    public required string More { get; init; }

    public required string Cause { get; init; }

    public required string Effect { get; init; }

    public required string CategoryLabel { get; init; }

    public required string ProximityLabel { get; init; }

    public required Func<RegisterKind, string> CostImpact { get; init; }

    public required string ResponseLabel { get; init; }

    public required string Action { get; init; }

    public required string NextReview { get; init; }

    public required string Confidential { get; init; }

    public required string NotSaid { get; init; }

    public required string Log { get; init; }

    // Next to a field
    public required string LookAgain { get; init; }

    public required Func<RegisterKind, string> StatementMissing { get; init; }

    public required string ChooseStep { get; init; }

    public required string PersonUnknown { get; init; }

    public required Func<string, string> NotADate { get; init; }

    public required string DayIsPast { get; init; }

    public required Func<string, string, string> NotAnAmount { get; init; }

    public required Func<int, string> TooLong { get; init; }

    // Lists
    public required Func<RegisterKind, string, string> ListOf { get; init; }

    public required Func<RegisterKind, string> NothingYet { get; init; }

    public required string NextPage { get; init; }

    // One item
    public required Func<string, string, string> NoSuchItem { get; init; }

    public required Func<ItemNumber, string> NowhereItem { get; init; }

    public required Func<string, string> IsAWord { get; init; }

    public required Func<ItemNumber, string, string, string> LoggedHere { get; init; }

    public required Func<ItemNumber, string> AlreadyLogged { get; init; }

    public required Func<ItemNumber, string> WhoseItem { get; init; }

    public required Func<RegisterKind, string, LocalDate, string> LoggedBy { get; init; }

    public required Func<RegisterKind, string> ConfidentialShort { get; init; }

    public required Func<ItemNumber, string, string> Logged { get; init; }

    public required string Score { get; init; }

    public required Func<IReadOnlyList<Lack>, string> Lacks { get; init; }

    public required string NoProjectOfYours { get; init; }

    public required string ClosedTakesNone { get; init; }

    // Lists and the heat map
    public required Func<RegisterFilter, string> Filter { get; init; }

    public required Func<int, string?, int, string?, string> OpenRisks { get; init; }

    public required Func<int, string> OpenIssues { get; init; }

    public required Func<int, RegisterKind, string> OfThemConfidential { get; init; }

    public required Func<string?, int, string> Exposure { get; init; }

    public required Func<int, string, LocalDate, string> NetTrend { get; init; }

    public required Func<int, string> ReviewsOverdue { get; init; }

    public required Func<int, int, string> HighThreats { get; init; }

    public required Func<int, int, int?, string> Lines { get; init; }

    public required string FirstPage { get; init; }

    public required Func<RegisterView, string> NothingIn { get; init; }

    public required Func<RegisterKind, string> Yours { get; init; }

    public required Func<int, string> OnlyFirst { get; init; }

    public required Func<RegisterKind, string> TypeTheCode { get; init; }

    public required string NoAction { get; init; }

    public required Func<RegisterKind, string> NoDay { get; init; }

    public required Func<RegisterKind, string, string> DueOn { get; init; }

    public required Func<RegisterKind, string, string> Late { get; init; }

    public required Func<int, string> ReviewOverdue { get; init; }

    public required string HeatMap { get; init; }

    public required Func<RegisterKind, string> HeatMapOf { get; init; }

    public required Func<RegisterKind, string> AllOf { get; init; }

    public required string Axes { get; init; }

    public static RegisterTexts For(Language language) => language.In(English, French);

    /// <summary>In the portfolio's own words, else by its limits.</summary>
    public string ProbabilityStep(RiskScale scale, int step) => Numbered(step) + (scale.ProbabilityWords.Count > 0
        ? scale.ProbabilityWords[step - 1]
        : step < RiskScale.Steps ? ProbabilityUpTo(Percent(scale.ProbabilityTo[step - 1])) : ProbabilityAbove(Percent(scale.ProbabilityTo[^1])));

    public string ImpactStep(RiskScale scale, int step, RegisterKind kind) => Numbered(step) + (scale.ImpactWords.Count > 0
        ? scale.ImpactWords[step - 1]
        : step < RiskScale.Steps ? ImpactUpTo(Percent(scale.ImpactTo[step - 1]), step == 1) : ImpactAbove(Percent(scale.ImpactTo[^1]), kind));

    private string Numbered(int step) => Language.In($"{step}: ", $"{step} : ");

    private static int Percent(decimal share) => (int)(share * 100);

    /// <summary>On a line, where many stand that are not.</summary>
    public string ConfidentialMark(RegisterKind kind) => $"🔒 {ConfidentialShort(kind)}";

    public string Day(LocalDate day) => day.ToString("d MMM uuuu", Language.Culture());

    /// <summary>By its name where that is clear, without its year where that is this one.</summary>
    public string Soon(LocalDate day, LocalDate today) => NodaTime.Period.DaysBetween(today, day) is >= 0 and < 7
        ? day.ToString("ddd", Language.Culture())
        : day.ToString(day.Year == today.Year ? "d MMM" : "d MMM uuuu", Language.Culture());

    public string Moment(Instant at, DateTimeZone zone) => at.InZone(zone).ToString(Language.In("d MMM uuuu HH:mm", "d MMM uuuu HH:mm"), Language.Culture());
}
