using PmoBot.Conversation;
using PmoBot.Features.Status;

namespace PmoBot.Features.Portfolios;

internal sealed partial record RollUpTexts
{
    private static readonly RollUpTexts English = new()
    {
        Language = Language.English,
        Portfolio = name => $"Portfolio {name}",
        Projects = count => count switch { 0 => "no project", 1 => "1 project", _ => $"{count} projects" },
        YourProjects = count => count switch { 0 => "no project of yours", 1 => "your project", _ => $"your {count} projects" },
        InState = (count, state) => $"{count} {state}",
        Headline = it => it.Listed == 0 ? "Nothing to report on yet"
            : List("and",
                it.Of(RollUpColour.Red) is > 0 and var red ? English!.Counted(Rag.Red, red) : null,
                it.Of(RollUpColour.Amber) is > 0 and var amber ? English!.Counted(Rag.Amber, amber) : null,
                it.Of(RollUpColour.Grey) is > 0 and var grey ? English!.Counted(null, grey) : null) is { Length: > 0 } said ? $"{said} of {it.Listed}" : it.IsUnreported ? "No report yet" : $"Nothing red, amber or grey{(it.Reported < it.Active ? $": {it.Reported} of {it.Active} reported" : "")}",
        Counted = (colour, count) => $"{count} {colour switch { Rag.Red => "red", Rag.Amber => "amber", Rag.Green => "green", _ => "grey" }}",
        Was = count => count == 0 ? "none before" : $"{count} before",
        Worse = count => $"↘ {count} worse than last time",
        Better = count => $"↗ {count} better",
        Awaited = count => $"{count} with the first report still to come",
        NotKnown = count => $"{count} not rolled up yet",
        FollowsLater = "figures follow with its next change",
        Now = "Now",
        BeforeThat = "Before",
        Decisions = "Decisions pending",
        Pending = it => (it.PendingCount, it.DaysSince(it.OldestPending!.Value)) switch
        {
            (1, var days) => $"1, {For(days)}{(it.PendingOverdue > 0 ? ", past its time" : "")}",
            (var count, 0) => $"{count}, all from today{PastTime(it)}",
            (var count, var days) => $"{count}, the oldest {For(days)}{PastTime(it)}{ByAge(it, (first, last) => $"{first}–{last} days", "longer", ": ")}",
        },
        WantedFact = "Asked for",
        Wanted = count => count == 1 ? "1 report wants a decision or help" : $"{count} reports want a decision or help",
        GreenerFact = "Greener than computed",
        Greener = count => count == 1 ? "1 project" : $"{count} projects",
        Exposure = "Net exposure",
        Sums = (net, threats, opportunities) => (threats, opportunities) switch
        {
            (_, null) => $"{net}: threats only",
            (null, _) => $"{net}: opportunities only",
            _ => $"{net}: threats {threats}, opportunities {opportunities}",
        },
        Register = "Register",
        NotCosted = count => count == 1 ? "1 item not costed" : $"{count} items not costed",
        HighThreats = (count, overdue) => (count == 1 ? "1 high threat" : $"{count} high threats") + (overdue > 0 ? $", {(overdue == 1 ? "1 action" : $"{overdue} actions")} overdue" : ""),
        OverdueReviews = count => count == 1 ? "1 review overdue" : $"{count} reviews overdue",
        MoreUnits = count => count == 1 ? "1 more unit" : $"{count} more units",
        AtCompletion = "Cost at completion",
        Costs = "Costs",
        Against = (estimate, budget, over, count) => $"{estimate}, budget {budget}{English!.Over(over, "on budget")}, {(count == 1 ? "1 project" : $"{count} projects")}",
        NotComputable = count => count == 1 ? "1 project without figures" : $"{count} projects without figures",
        Programme = "Programme",
        AllProgrammes = "All programmes",
        NoProgramme = "Without a programme",
        Show = "Show",
        Filter = filter => filter switch { RollUpFilter.RedAndGrey => "Red and grey", RollUpFilter.Worse => "Worse", _ => "All" },
        Nothing = filter => filter switch { RollUpFilter.RedAndGrey => "None is red or grey.", RollUpFilter.Worse => "None is worse than last time.", _ => "Nothing more to show." },
        Computed = colour => $"computed: {colour}",
        PendingOf = (count, days) => $"{(count == 1 ? "1 decision" : $"{count} decisions")} pending, {(count == 1 ? "" : "the oldest ")}{For(days)}",
        Asks = wanted => $"Wanted: {wanted}",
        Range = (first, last, of) => $"{first}–{last} of {of}",
        Next = "Next",
        First = "From the first",
        Cases = "Escalations",
        HowItIsRun = "How it is run",
    };

    private static string For(int days) => days switch { 0 => "since today", 1 => "for 1 day", _ => $"for {days} days" };

    private static string PastTime(PortfolioRollUp it) => it.PendingOverdue switch { 0 => "", 1 => ", 1 past its time", var many => $", {many} past their time" };
}
