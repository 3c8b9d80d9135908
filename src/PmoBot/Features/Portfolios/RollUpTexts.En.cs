using PmoBot.Conversation;

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
                it.Of(RollUpColour.Red) is > 0 and var red ? $"{red} red" : null,
                it.Of(RollUpColour.Amber) is > 0 and var amber ? $"{amber} amber" : null,
                it.Of(RollUpColour.Grey) is > 0 and var grey ? $"{grey} grey" : null) is { Length: > 0 } said ? $"{said} of {it.Listed}" : "Nothing red, amber or grey",
        Was = count => $"before: {count}",
        Worse = count => $"↘ {count} worse than last time",
        Better = count => $"↗ {count} better",
        Awaited = count => $"{count} with the first report still to come",
        NotKnown = count => $"{count} not rolled up yet",
        FollowsLater = "figures follow with its next change",
        Now = "Now",
        BeforeThat = "Before",
        Decisions = "Decisions pending",
        Pending = it => $"{it.PendingCount}: " + List("and",
                it.Pending.Young > 0 ? $"{it.Pending.Young} for up to {PortfolioRollUp.YoungDays} days" : null,
                it.Pending.Older > 0 ? $"{it.Pending.Older} for up to {PortfolioRollUp.OldDays}" : null,
                it.Pending.Old > 0 ? $"{it.Pending.Old} for longer (the oldest {it.DaysSince(it.OldestPending!.Value)})" : null)
            + (it.PendingOverdue > 0 ? $"; {it.PendingOverdue} past its time" : ""),
        WantedFact = "Asked for",
        Wanted = count => count == 1 ? "1 report wants a decision or help" : $"{count} reports want a decision or help",
        Declared = "Declared",
        Greener = count => $"{count} greener than computed",
        Exposure = "Exposure",
        Sums = (threats, opportunities, net) => $"threats {threats} · opportunities {opportunities} · net {net}",
        Register = "Register",
        NotCosted = count => $"{count} not costed",
        HighThreats = (count, overdue) => (count == 1 ? "1 high threat" : $"{count} high threats") + (overdue > 0 ? $", {(overdue == 1 ? "1 action" : $"{overdue} actions")} overdue" : ""),
        OverdueReviews = count => count == 1 ? "1 review overdue" : $"{count} reviews overdue",
        MoreUnits = count => count == 1 ? "1 more currency" : $"{count} more currencies",
        AtCompletion = "Cost at completion",
        Costs = "Costs",
        Against = (estimate, budget, over, count) => $"{estimate} of {budget}{(over is { } share ? $" ({English!.Percent(share)})" : "")}, {(count == 1 ? "1 project" : $"{count} projects")}",
        NotComputable = count => count == 1 ? "1 project without figures" : $"{count} projects without figures",
        Programme = "Programme",
        AllProgrammes = "All programmes",
        NoProgramme = "Without a programme",
        Show = "Show",
        Filter = filter => filter switch { RollUpFilter.RedAndGrey => "Red and grey", RollUpFilter.Worse => "Worse", _ => "All" },
        Nothing = filter => filter switch { RollUpFilter.RedAndGrey => "None is red or grey.", RollUpFilter.Worse => "None is worse than last time.", _ => "Nothing more to show." },
        Computed = colour => $"computed: {colour}",
        PendingOf = (count, days) => $"{(count == 1 ? "1 decision" : $"{count} decisions")} pending, {days switch { 0 => "since today", 1 => "for 1 day", _ => $"for {days} days" }}",
        Asks = wanted => $"Wanted: {wanted}",
        Range = (first, last, of) => $"{first}–{last} of {of}",
        Next = "Next",
        First = "From the first",
        Cases = "Escalations",
        HowItIsRun = "How it is run",
    };
}
