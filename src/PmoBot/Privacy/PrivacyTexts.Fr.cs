using PmoBot.Conversation;

namespace PmoBot.Privacy;

internal sealed partial record PrivacyTexts
{
    private static readonly PrivacyTexts French = new()
    {
        Language = Language.French,
        DoesExport = "écrit tout ce qui est conservé sur une personne",
        DoesErase = "retire une personne de tout ce qui est conservé",
        DoesHandOver = "transmet à quelqu’un d’autre ce qu’une personne dirige, suit, décide et lit",
        NoIds = "Une personne se désigne par son identifiant d’objet Entra, comme 6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01, et son successeur est quelqu’un d’autre.",
        NotKnown = id => $"{id} n’est pas connu ici : qu’il écrive d’abord un mot au bot, ou soit nommé sur un projet.",
        IsErased = id => $"{id} est en cours d’effacement : désignez quelqu’un d’autre.",
        RoleStays = grant => $"rôle {grant.Role} ({ScopeOf(grant)}) : non transmis ; un PMO le donne par « rôles »",
        HandedOver = (count, isDry) => isDry
            ? count <= 1 ? $"{count} élément serait transmis. Rien ne l’a été." : $"{count} éléments seraient transmis. Rien ne l’a été."
            : count <= 1 ? $"{count} élément transmis" : $"{count} éléments transmis",
        IsAdmin = "Cette personne est PMO par Pmo:Admins : retirez-en d’abord son identifiant. Rien n’a été effacé.",
        HandOverFirst = "Rien n’a été effacé. Transmettez d’abord ce que personne d’autre n’a : « handover … --to … », ou retapez ceci avec --successor.",
        Faults = count => $"Rien n’a été effacé : audit verify trouve {Defauts(count)}. Voyez d’abord ce qu’il en est, car un effacement redit les mots de ce qu’il change. S’il n’y a pas de remède, retapez la commande avec --despite-faults : la piste du locataire dit alors d’abord ce qui a été trouvé.",
        FaultsNoted = (count, isDry) => isDry ? $"La piste du locataire dirait d’abord qu’audit verify trouve {Defauts(count)}." : $"La piste du locataire dit qu’audit verify a trouvé {Defauts(count)}.",
        TrailIsShut = chains => $"Rien n’a été effacé : rien ne peut être dit dans la piste de {string.Join(", ", chains)}, dont la tête manque ou ne connaît pas les écritures qui la suivent. Remettez d’abord la tête en place, d’après une sauvegarde ou la dernière écriture, puis retapez la commande.",
        CannotBeRead = rows => $"Rien n’a été effacé : ce dont cette personne répond ne peut être établi tant que ceci est illisible : {string.Join(", ", rows)}. Remettez-le en place d’après une sauvegarde, ou retirez-le du stockage en le gardant ailleurs.",
        NothingKept = "Rien n’est conservé sur cette personne.",
        Nothing = "Rien n’a été effacé.",
        TokenStays = "Le service de connexion n’a pas mis fin à sa connexion. Retapez la commande : elle reprend où elle s’est arrêtée.",
        StillWritten = "Le bot continue d’écrire à son sujet : vérifiez si cette personne l’utilise encore, et retapez la commande.",
        LookedForAs = names => $"dans les textes : sous le nom de {string.Join(", ", names.Select(name => $"« {name} »"))}",
        NameIsAWord = name => $"« {name} » est un seul mot : dans les textes il reste, car il peut désigner autre chose",
        NameShared = name => $"« {name} » est aussi le nom de quelqu’un d’autre : il reste dans les textes, car nul ne peut dire qui est désigné",
        Erased = rows => $"{Lignes(rows.Removed)} {(rows.Removed <= 1 ? "supprimée" : "supprimées")}, {rows.Replaced} disent « une personne partie », {(rows.Texts <= 1 ? $"{rows.Texts} texte" : $"{rows.Texts} textes")} de la piste {(rows.Texts <= 1 ? "supprimé" : "supprimés")}",
        Rows = (partition, kind, traces) => traces[0] switch
        {
            Trace.Theirs => $"{partition} : {kind.French} · {Lignes(traces.Count)} {(traces.Count <= 1 ? "supprimée" : "supprimées")}",
            Trace.Words => $"{partition} : {kind.French} · le texte de {(traces.Count <= 1 ? $"{traces.Count} écriture" : $"{traces.Count} écritures")} supprimé",
            _ => $"{partition} : {kind.French} · {Lignes(traces.Count)}, « une personne partie » dans {PlacesOf(traces)}",
        },
        CannotWrite = (path, why) => $"Impossible d’écrire {path} : {why}",
        Exported = (rows, path) => $"{Lignes(rows)} dans {path}",
        About = "personne",
        Note = "remarque",
        ExportNote = "Les lignes propres à cette personne sont entières. Des autres il est dit où elle est nommée, comme quoi et quand ; ce qu’elles contiennent d’autrui est omis. Les écritures de la piste sont sous pseudonyme.",
        Why = "conservé pour",
        HowLong = "combien de temps",
        Kept = "conservé",
        Where = "où",
        As = "nommée comme",
        Did = "auteur",
        IsNamed = "nommée dans le texte",
        InKey = "la personne concernée",
    };

    private static string Defauts(int count) => count <= 1 ? $"{count} défaut" : $"{count} défauts";

    private static string Lignes(int count) => count <= 1 ? $"{count} ligne" : $"{count} lignes";
}
