using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

internal sealed partial record PortfolioTexts
{
    private static readonly PortfolioTexts French = new()
    {
        Language = Language.French,
        Help = new("portefeuille [nom]", "où en sont ses projets, les plus importants d’abord ; son PMO en change les règles en ajoutant « paramètres » après le nom"),
        SettingsCommand = name => $"portefeuille {name} paramètres",
        TrailCommand = name => $"audit portefeuille {name}",
        Portfolios = count => count <= 1 ? $"{count} portefeuille" : $"{count} portefeuilles",
        More = count => count == 1 ? "et 1 autre : écrivez « portefeuille » et son nom" : $"et {count} autres : écrivez « portefeuille » et le nom",
        Title = name => $"Portefeuille {name}",
        Projects = count => count switch { 0 => "Aucun projet", 1 => "1 projet", _ => $"{count} projets" },
        InState = (count, state) => count > 1 && !state.EndsWith('s') ? $"{count} {state}s" : $"{count} {state}",
        Settings = "Paramètres",
        SettingsOf = name => $"Paramètres {Languages.De(name)}",
        Saved = name => $"Les paramètres {Languages.De(name)} sont enregistrés",
        FromNowOn = "Ils comptent dès maintenant. Ce qui a été rapporté garde les couleurs avec lesquelles il a été calculé.",
        LookAgain = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        ChangedMeanwhile = "Quelqu’un a changé ces paramètres pendant votre saisie. Chaque champ dit ce qui vaut maintenant ; enregistrez à nouveau pour imposer les vôtres.",
        StandsNow = value => $"Maintenant : {value}",
        Save = "Enregistrer",
        MoreFields = "Plus",
        Zone = "Fuseau horaire",
        WorkingDays = "Jours ouvrés",
        PublicHolidays = "Jours fériés",
        Holidays = holidays => holidays == Scheduling.PublicHolidays.France ? "France" : "aucun",
        DaysOff = "Jours chômés",
        DaysOffLabel = "Autres jours chômés",
        DaysOffPlaceholder = "24/12/2026 au 31/12/2026, 07/05/2027",
        NoDaysOff = "aucun",
        Quiet = "Plages de déconnexion",
        QuietHint = "Plages de déconnexion : rien ne part sans être demandé, à l’heure de chacun ; jamais un jour non ouvré",
        QuietFrom = "Déconnexion à partir de",
        QuietUntil = "Déconnexion jusqu’à",
        Hours = quiet => quiet.From == quiet.Until ? "les jours non ouvrés" : $"de {Hour(quiet.From)} à {Hour(quiet.Until)}",
        Cadence = "Rapports des nouveaux projets",
        Unit = "Nouveaux budgets en",
        UnitPlaceholder = "EUR, MAD, … ou JH pour des jours-hommes",
        Tolerances = "Tolérances",
        ToleranceHint = "Tolérances de tout projet qui n’a pas les siennes",
        Readers = "Lecteurs",
        NoReaders = "personne encore",
        AddReader = "Ajouter un lecteur",
        Trail = "Audit",
        NotATime = "Heure attendue, comme 18:30",
        NoWorkingDay = "Choisissez au moins un jour",
        SpanBackwards = typed => $"« {typed} » finit avant de commencer",
        TooManyDaysOff = $"{Features.Portfolios.DaysOff.MostDays} jours en {Features.Portfolios.DaysOff.MostSpans} plages au plus tiennent ici : les jours passés peuvent partir",
        MovesCutOff = (period, until) =>
            $"Cela déplacerait une clôture passée ou toute proche : {PeriodText.Of(period, Language.French.Culture())} s’ouvrirait ou se fermerait aussitôt. Enregistrez après le {until.ToString("d MMM HH:mm", Language.French.Culture())}",
        Through = (first, last) => $"{first} à {last}",
    };
}
