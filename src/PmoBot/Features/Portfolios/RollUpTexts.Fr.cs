using PmoBot.Conversation;

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
                it.Of(RollUpColour.Red) is > 0 and var red ? (red == 1 ? "1 rouge" : $"{red} rouges") : null,
                it.Of(RollUpColour.Amber) is > 0 and var amber ? $"{amber} orange" : null,
                it.Of(RollUpColour.Grey) is > 0 and var grey ? $"{grey} gris" : null) is { Length: > 0 } said ? $"{said} sur {it.Listed}" : "Ni rouge, ni orange, ni gris",
        Was = count => $"avant : {count}",
        Worse = count => count == 1 ? "↘ 1 s’est dégradé" : $"↘ {count} se sont dégradés",
        Better = count => count == 1 ? "↗ 1 s’est amélioré" : $"↗ {count} se sont améliorés",
        Awaited = count => count == 1 ? "1 dont le premier rapport est attendu" : $"{count} dont le premier rapport est attendu",
        NotKnown = count => count == 1 ? "1 pas encore consolidé" : $"{count} pas encore consolidés",
        FollowsLater = "chiffres à son prochain changement",
        Now = "Maintenant",
        BeforeThat = "Avant",
        Decisions = "Décisions en attente",
        Pending = it => $"{it.PendingCount} : " + List("et",
                it.Pending.Young > 0 ? $"{it.Pending.Young} depuis {PortfolioRollUp.YoungDays} jours au plus" : null,
                it.Pending.Older > 0 ? $"{it.Pending.Older} depuis {PortfolioRollUp.OldDays} jours au plus" : null,
                it.Pending.Old > 0 ? $"{it.Pending.Old} depuis plus longtemps (la plus ancienne : {it.DaysSince(it.OldestPending!.Value)} jours)" : null)
            + (it.PendingOverdue > 0 ? $" ; {it.PendingOverdue} hors délai" : ""),
        WantedFact = "Demandes",
        Wanted = count => count == 1 ? "1 rapport demande une décision ou de l’aide" : $"{count} rapports demandent une décision ou de l’aide",
        Declared = "Déclaré",
        Greener = count => count == 1 ? "1 plus vert que calculé" : $"{count} plus verts que calculé",
        Exposure = "Exposition",
        Sums = (threats, opportunities, net) => $"menaces {threats} · opportunités {opportunities} · nette {net}",
        Register = "Registre",
        NotCosted = count => count <= 1 ? $"{count} non chiffré" : $"{count} non chiffrés",
        HighThreats = (count, overdue) => (count == 1 ? "1 menace élevée" : $"{count} menaces élevées") + (overdue > 0 ? $", {(overdue == 1 ? "1 action" : $"{overdue} actions")} en retard" : ""),
        OverdueReviews = count => count == 1 ? "1 revue en retard" : $"{count} revues en retard",
        MoreUnits = count => count == 1 ? "1 autre devise" : $"{count} autres devises",
        AtCompletion = "Atterrissage",
        Costs = "Coûts",
        Against = (estimate, budget, over, count) => $"{estimate} pour {budget}{(over is { } share ? $" ({French!.Percent(share)})" : "")}, {(count == 1 ? "1 projet" : $"{count} projets")}",
        NotComputable = count => count == 1 ? "1 projet sans chiffres" : $"{count} projets sans chiffres",
        Programme = "Programme",
        AllProgrammes = "Tous les programmes",
        NoProgramme = "Sans programme",
        Show = "Afficher",
        Filter = filter => filter switch { RollUpFilter.RedAndGrey => "Rouges et gris", RollUpFilter.Worse => "Dégradés", _ => "Tous" },
        Nothing = filter => filter switch { RollUpFilter.RedAndGrey => "Aucun n’est rouge ni gris.", RollUpFilter.Worse => "Aucun ne s’est dégradé.", _ => "Rien de plus à afficher." },
        Computed = colour => $"calculé : {colour}",
        PendingOf = (count, days) => $"{(count == 1 ? "1 décision" : $"{count} décisions")} en attente {days switch { 0 => "depuis aujourd’hui", 1 => "depuis 1 jour", _ => $"depuis {days} jours" }}",
        Asks = wanted => $"Demandé : {wanted}",
        Range = (first, last, of) => $"{first} à {last} sur {of}",
        Next = "Suite",
        First = "Depuis le début",
        Cases = "Escalades",
        HowItIsRun = "Ses règles",
    };
}
