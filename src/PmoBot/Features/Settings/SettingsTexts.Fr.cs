using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal sealed partial record SettingsTexts
{
    private static readonly SettingsTexts French = new()
    {
        Help = new("paramètres", "votre langue, fuseau horaire, suppléant et absence"),
        LanguageHelp = new("langue fr", "vous répond en français ; « language en » en anglais"),
        MyDataHelp = new("mes données", "ce qui est conservé sur vous, pourquoi, et combien de temps"),
        Title = "Paramètres",
        LanguageLabel = "Langue",
        LanguageShort = "Langue",
        LanguageUnknown = "Français ou anglais",
        FollowTeams = "Comme dans Teams",
        FollowTeamsIn = zone => $"Comme dans Teams : {zone}",
        ZoneLabel = "Fuseau horaire : votre ville, ou un nom tel que Europe/Paris",
        ZoneShort = "Fuseau horaire",
        ZoneMeant = "Lequel voulez-vous dire ?",
        ZoneWhich = "Choisissez-en un, ou écrivez la ville autrement",
        ZoneUnknown = typed => $"Je ne connais pas de lieu « {typed} ». Essayez une plus grande ville voisine, le pays, ou un nom tel que Europe/Paris",
        ZoneNow = (zone, now) => $"{zone} ({Clock(now)} maintenant)",
        DeputyLabel = "Suppléant en votre absence",
        DeputyShort = "Suppléant",
        Nobody = "Personne",
        DeputyUnknown = "Je ne connais pas encore cette personne. Dès qu’elle m’aura écrit « aide », vous pourrez la choisir",
        DeputySelf = "Une autre personne que vous",
        AbsentLabel = "Absent jusqu’au (dernier jour)",
        AbsentShort = "Absence",
        AbsentHint = "D’ici là, le suppléant de chaque projet est sollicité pour son rapport, et lit que vous êtes absent. Personne ne voit cette date ; elle est effacée le lendemain, et je ne demande jamais pourquoi.",
        NotAbsent = "Non",
        Until = day => $"jusqu’au {day.ToString("d MMM uuuu", Language.French.Culture())}",
        UntilByMailbox = day => $"jusqu’au {day.ToString("d MMM uuuu", Language.French.Culture())}, d’après vos réponses automatiques",
        AwayByMailbox = "D’après vos réponses automatiques. Ce que vous indiquez ici l’emporte.",
        CloseMailbox = "Ne pas lire mes réponses automatiques",
        MailboxHint = "Sinon, les jours où j’aurais quelque chose à vous demander et ceux de votre absence, je regarde seulement si elles sont actives et jusqu’à quand ; jamais ce qu’elles disent.",
        ZoneOfMailbox = zone => $"Votre calendrier indique {zone} : écrivez-le ici pour le reprendre",
        NotADay = "Je ne lis pas de date ici",
        DayIsPast = "Ce jour est passé",
        Save = "Enregistrer",
        Saved = "Paramètres enregistrés",
        LookAgain = "Vérifiez le champ signalé ci-dessous.",
        WhichLanguage = "Français ou anglais ? Écrivez « langue fr » ou « language en ».",
        LanguageSet = "Je vous réponds désormais en français.",
        MyDataTitle = "Mes données",
        MyDataForYou = "Ce que je conserve sur vous, pour vous seul.",
        NotMeasured = "Non conservés : la rapidité de vos réponses, les relances reçues, tout taux ou classement. On mesure les projets, jamais les personnes.",
        Erasure = names => $"Les absences, les noms dans les campagnes et ce qui vous a été envoyé il y a longtemps partent d’eux-mêmes, à leur terme. Pour avoir le tout dans un fichier, ou le faire effacer, adressez-vous à {(names.Count > 0 ? string.Join(" ou ", names.Take(3)) : "qui exploite ce programme dans votre organisation")}.",
    };
}
