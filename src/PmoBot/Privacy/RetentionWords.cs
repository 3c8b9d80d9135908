using PmoBot.Conversation;

namespace PmoBot.Privacy;

/// <summary>For what, and how long, in words; the settings of retention are in docs/privacy.md.</summary>
internal static class RetentionWords
{
    public static string Why(Keeping keeping, Language language) => keeping switch
    {
        Keeping.Person => language.In("to speak with this person, and to know what they may do", "pour parler avec cette personne et savoir ce qu’elle peut faire"),
        Keeping.Record => language.In("the record of a project: what was reported, decided and agreed, by whom", "la mémoire d’un projet : ce qui a été rapporté, décidé et convenu, par qui"),
        Keeping.Trail => language.In("to prove what was said and changed", "pour prouver ce qui a été dit et changé"),
        Keeping.Derived => language.In("to find quickly what is said elsewhere", "pour retrouver vite ce qui est dit ailleurs"),
        Keeping.Sent => language.In("to send once and not twice, and to keep cards up to date", "pour envoyer une fois et non deux, et tenir les cartes à jour"),
        Keeping.Round => language.In("to ask once for a report", "pour demander un rapport une seule fois"),
        Keeping.Edition => language.In("to show again what went out", "pour remontrer ce qui est parti"),
        Keeping.Import => language.In("to import it by a button", "pour l’importer d’un bouton"),
        _ => language.In("to run the program", "pour faire fonctionner le programme"),
    };

    public static string HowLong(Keeping keeping, Language language) => keeping switch
    {
        Keeping.Person => language.In("until the person is erased", "jusqu’à l’effacement de la personne"),
        Keeping.Record => language.In("with the project; after an erasure without the name", "avec le projet ; sans le nom après un effacement"),
        Keeping.Trail => language.In("for good, under a pseudonym; texts that name an erased person are removed", "sans limite, sous un pseudonyme ; les textes qui nomment une personne effacée sont supprimés"),
        Keeping.Derived => language.In("as long as what it is derived from", "aussi longtemps que ce dont il dérive"),
        Keeping.Sent => language.In(
            "Retention:SentMonths after it was done; cards of escalations and in channels with what they show", "Retention:SentMonths après l’exécution ; les cartes des escalades et des canaux, avec ce qu’elles montrent"),
        Keeping.Round => language.In("names for 30 days after the cut-off, or 13 months with Compliance:People", "les noms 30 jours après la clôture, ou 13 mois avec Compliance:People"),
        Keeping.Edition => language.In("Retention:EditionMonths; the newest of each digest stays", "Retention:EditionMonths ; la dernière de chaque synthèse reste"),
        Keeping.Import => language.In("a day at most", "un jour au plus"),
        _ => language.In("as long as it is needed", "tant que c’est nécessaire"),
    };
}
