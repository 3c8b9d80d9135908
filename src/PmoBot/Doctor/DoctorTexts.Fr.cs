using System.Globalization;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed partial record DoctorTexts
{
    private static readonly DoctorTexts French = new()
    {
        Language = Language.French,
        Does = "examine réglages, stockage, horloge, jetons, autorisations et envois, et dit quoi faire",
        Kind = kind => kind switch { FindingKind.Fine => "ok   ", FindingKind.Note => "note ", _ => "FAUX " },
        Sum = (wrong, notes) => $"{wrong} {(wrong <= 1 ? "erreur" : "erreurs")}, {notes} {(notes <= 1 ? "note" : "notes")}",
        NoAnswer = seconds => ($"Aucune réponse en {seconds} secondes.", "Vérifiez que cette machine atteint le réseau, puis retapez la commande."),
        SettingsFine = "Réglages : tous lisibles",
        SqliteFine = file => $"Stockage : SQLite, {file}, écrit et relu ; pour une seule machine",
        TablesFine = table => $"Stockage : Azure Table Storage, table {table}, écrite et relue",
        StorageAway = why => ($"Le stockage est inutilisable : {why}", "SQLite : le dossier doit exister, sur un disque local, et être accessible en écriture. Table Storage : vérifiez Storage:TableEndpoint ou Storage:ConnectionString, le pare-feu du compte, et que cette identité a le rôle « Storage Table Data Contributor »."),
        DiskFull = (folder, free) => ($"Il ne reste que {free} Mio dans {folder}.", "Libérez de la place, ou déplacez le fichier sur un disque plus grand : rien ne s’enregistre sur un disque plein."),
        FileOpen = file => $"Stockage : tout le monde sur cette machine peut lire {file} (chmod 600 le réserve au bot)",
        NoApp = "Bot : pas de Bot:AppId, seul le Teams local de cette machine peut donc lui parler",
        NoCredential = "Bot : pas de Bot:Credential, il ne répond donc qu’au Teams local",
        KeysFine = (host, keys) => $"Bot : {host} donne {(keys <= 1 ? "la clé" : $"les {keys} clés")} dont Teams signe",
        KeysAway = (host, why) => ($"Impossible d’obtenir de {host} les clés avec lesquelles Teams signe : {why}", "Sans elles, tout message est refusé. Autorisez cette machine à l’appeler en https, ou corrigez Bot:OpenIdMetadata."),
        NoKeys = address => ($"{address} ne donne aucune clé.", "Corrigez Bot:OpenIdMetadata, ou retirez-le : l’adresse du cloud public vaut par défaut."),
        ClockWrong = by => ($"L’horloge de cette machine {(by > 0 ? "avance" : "retarde")} de {Math.Abs(by)} secondes.", "Confiez-la à des serveurs de temps (timedatectl set-ntp true) : les jetons sont refusés, et les campagnes partent à la mauvaise heure."),
        ClockOff = by => $"Horloge : {(by > 0 ? "avance" : "retarde")} de {Math.Abs(by)} secondes",
        TokenFine = app => $"Bot : un jeton pour {app}",
        NoToken = (why, code) => ($"Le bot n’obtient pas de jeton : {why}", code switch
        {
            "AADSTS7000215" or "AADSTS7000222" => "Bot:ClientSecret est faux ou a expiré : créez-en un dans Entra ID, « Certificats et secrets », et mettez-en la valeur (pas l’identifiant).",
            "AADSTS700016" => "Bot:AppId est inconnu dans Bot:TenantId : recopiez les deux de l’inscription de l’application.",
            "AADSTS90002" or "AADSTS900023" => "Bot:TenantId n’est pas un locataire : recopiez-le d’Entra ID, « Vue d’ensemble ».",
            _ => "Identité managée : attribuez-la à cette application, et mettez son identifiant client dans Bot:AppId. Secret client : vérifiez Bot:AppId, Bot:TenantId et Bot:ClientSecret, et que cette machine atteint la connexion.",
        }),
        OtherTenant = (tenant, set) => ($"Le jeton du bot est du locataire {tenant}, et Bot:TenantId vaut {set}.", "Indiquez le locataire de l’application et de ses utilisateurs."),
        OtherApp = (app, set) => ($"Le jeton du bot est de l’application {app}, et Bot:AppId vaut {set}.", "Indiquez l’identifiant que l’Azure Bot nomme Microsoft App ID."),
        GraphOff = "Graph : désactivé. Le bot publie lui-même les synthèses, et l’annuaire n’est pas lu (Graph:Enabled)",
        GraphFine = host => $"Graph : {host} répond",
        GraphAway = (host, why) => ($"Microsoft Graph est injoignable à {host} : {why}", "Autorisez cette machine à l’appeler en https, ou corrigez Graph:BaseUrl."),
        GraphWaits = "Graph : autorisations et connexion ne peuvent être examinées tant que le bot n’obtient pas de jeton",
        NotPermitted = permission => $"Graph : {permission} n’a pas été accordée : {permission switch
        {
            "ChannelMember.Read.All" => "les invités d’un canal sont connus par ce que Teams dit au bot",
            "User.Read.All" => "le responsable d’une personne n’est pas proposé comme valideur",
            "MailboxSettings.Read" => "les réponses automatiques ne sont pas des absences",
            _ => "rien n’apparaît dans le flux d’activité",
        }}, sauf consentement d’un propriétaire ou d’une personne",
        ConnectionFine = name => $"Connexion : {name} donne des liens",
        NoConnection = name => ($"L’Azure Bot n’a pas de connexion OAuth nommée « {name} ».", "Ajoutez-la sous « Configuration » de l’Azure Bot, ou mettez dans Graph:ConnectionName le nom qui s’y trouve."),
        SignInRefused = app => ($"Le service de jetons refuse le bot {app}.", "Bot:AppId doit être le Microsoft App ID de l’Azure Bot qui porte la connexion."),
        SignInAway = (host, why) => ($"Le service de jetons ne répond pas à {host} : {why}", "Autorisez cette machine à l’appeler en https. En attendant, le bot publie lui-même les synthèses."),
        NothingLate = "Envois : aucun retard",
        Late = (count, since) => ($"{(count == 1 ? "1 envoi est" : $"{count} envois sont")} en retard, le premier depuis le {since.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.", "Démarrez le bot sur ce stockage, ou cherchez dans son journal ce qui le retient."),
        GivenUp = count => $"Envois : {(count == 1 ? "1 abandonné" : $"{count} abandonnés")} (lignes dead-… de tenant), les derniers :",
        PmoMet = (met, all) => $"PMO : {met} sur {all} de Pmo:Admins {(met <= 1 ? "a" : "ont")} rencontré le bot",
        PmoUnmet = "PMO : personne de Pmo:Admins n’a encore rencontré le bot. Installez l’application pour l’un d’eux, et écrivez-lui « aide »",
        PeopleOff = "Personnes : les chiffres par personne sont désactivés (Compliance:People)",
    };
}
