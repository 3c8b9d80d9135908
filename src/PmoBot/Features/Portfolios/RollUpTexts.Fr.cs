using PmoBot.Conversation;
using PmoBot.Features.Status;

namespace PmoBot.Features.Portfolios;

internal sealed partial record RollUpTexts
{
    private static readonly RollUpTexts French = new()
    {
        Language = Language.French,
        Portfolio = name => $"Portefeuille {name}",
        Projects = count => count switch { 0 => "aucun projet", 1 => "1 projet", _ => $"{count} projets" },
        YourProjects = count => count switch { 0 => "aucun de vos projets", 1 => "votre projet", _ => $"vos {count} projets" },
        InState = (count, state) => count > 1 && !state.EndsWith('s') ? $"{count} {state}s" : $"{count} {state}",
        Headline = it => it.Listed == 0 ? "Rien à consolider pour l’instant"
            : List("et",
                it.Of(RollUpColour.Red) is > 0 and var red ? French!.Counted(Rag.Red, red) : null,
                it.Of(RollUpColour.Amber) is > 0 and var amber ? French!.Counted(Rag.Amber, amber) : null,
                it.Of(RollUpColour.Grey) is > 0 and var grey ? French!.Counted(null, grey) : null) is { Length: > 0 } said ? $"{said} sur {it.Listed}" : it.IsUnreported ? "Aucun rapport pour l’instant" : $"Ni rouge, ni orange, ni gris{(it.Reported < it.Active ? $" : {it.Reported} sur {it.Active} avec un rapport" : "")}",
        Counted = (colour, count) => colour switch
        {
            Rag.Red => count > 1 ? $"{count} rouges" : $"{count} rouge",
            Rag.Amber => $"{count} orange",
            Rag.Green => count > 1 ? $"{count} verts" : $"{count} vert",
            _ => $"{count} gris",
        },
        Was = count => count == 0 ? "aucun avant" : $"{count} avant",
        Worse = count => count == 1 ? "↘ 1 s’est dégradé" : $"↘ {count} se sont dégradés",
        Better = count => count == 1 ? "↗ 1 s’est amélioré" : $"↗ {count} se sont améliorés",
        Awaited = count => count == 1 ? "1 dont le premier rapport est attendu" : $"{count} dont le premier rapport est attendu",
        NotKnown = count => count == 1 ? "1 pas encore consolidé" : $"{count} pas encore consolidés",
        FollowsLater = "chiffres dès son prochain changement",
        Now = "Maintenant",
        BeforeThat = "Avant",
        Decisions = "Décisions en attente",
        Pending = it => (it.PendingCount, it.DaysSince(it.OldestPending!.Value)) switch
        {
            (1, var days) => $"1, depuis {Depuis(days)}{(it.PendingOverdue > 0 ? ", hors délai" : "")}",
            (var count, 0) => $"{count}, toutes d’aujourd’hui{HorsDelai(it)}",
            (var count, var days) => $"{count}, la plus ancienne depuis {Depuis(days)}{HorsDelai(it)}{ByAge(it, (first, last) => $"{first}–{last} jours", "plus", " : ")}",
        },
        WantedFact = "Demandes",
        Wanted = count => count == 1 ? "1 rapport demande une décision ou de l’aide" : $"{count} rapports demandent une décision ou de l’aide",
        GreenerFact = "Plus vert que calculé",
        Greener = count => count == 1 ? "1 projet" : $"{count} projets",
        Exposure = "Exposition nette",
        Sums = (net, threats, opportunities) => (threats, opportunities) switch
        {
            (_, null) => $"{net} : des menaces uniquement",
            (null, _) => $"{net} : des opportunités uniquement",
            _ => $"{net} : menaces {threats}, opportunités {opportunities}",
        },
        Register = "Registre",
        NotCosted = count => count == 1 ? "1 élément non chiffré" : $"{count} éléments non chiffrés",
        HighThreats = (count, overdue) => (count == 1 ? "1 menace élevée" : $"{count} menaces élevées") + (overdue > 0 ? $", {(overdue == 1 ? "1 action" : $"{overdue} actions")} en retard" : ""),
        OverdueReviews = count => count == 1 ? "1 revue en retard" : $"{count} revues en retard",
        MoreUnits = count => count == 1 ? "1 autre unité" : $"{count} autres unités",
        AtCompletion = "Atterrissage",
        Costs = "Coûts",
        Against = (estimate, budget, over, count) => $"{estimate}, budget {budget}{French!.Over(over, "dans le budget")}, {(count == 1 ? "1 projet" : $"{count} projets")}",
        NotComputable = count => count == 1 ? "1 projet sans chiffres" : $"{count} projets sans chiffres",
        Programme = "Programme",
        AllProgrammes = "Tous les programmes",
        NoProgramme = "Sans programme",
        Show = "Afficher",
        Filter = filter => filter switch { RollUpFilter.RedAndGrey => "Rouges et gris", RollUpFilter.Worse => "Dégradés", _ => "Tous" },
        Nothing = filter => filter switch { RollUpFilter.RedAndGrey => "Aucun n’est rouge ni gris.", RollUpFilter.Worse => "Aucun ne s’est dégradé.", _ => "Rien de plus à afficher." },
        Computed = colour => $"calculé : {colour}",
        PendingOf = (count, days) => $"{(count == 1 ? "1 décision" : $"{count} décisions")} en attente{(count == 1 ? "" : ", la plus ancienne")} depuis {Depuis(days)}",
        Asks = wanted => $"Demandé : {wanted}",
        Range = (first, last, of) => $"{first} à {last} sur {of}",
        Next = "Suite",
        First = "Depuis le début",
        Cases = "Escalades",
        HowItIsRun = "Ses règles",
    };

    private static string Depuis(int days) => days switch { 0 => "aujourd’hui", 1 => "1 jour", _ => $"{days} jours" };

    private static string HorsDelai(PortfolioRollUp it) => it.PendingOverdue > 0 ? $", {it.PendingOverdue} hors délai" : "";
}
