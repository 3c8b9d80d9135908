using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

internal sealed partial record ProjectTexts
{
    private static readonly ProjectTexts French = new()
    {
        Language = Language.French,
        ListHelp = new("projets", "liste les projets que vous pouvez lire"),
        NewHelp = new("projet nouveau", "crée un projet"),
        ShowHelp = new("projet APOLLO", "montre un projet"),
        LinkHelp = new("lier [projet]", "rattache cette conversation à un projet : les commandes s’y passent de code"),
        UnlinkHelp = new("délier [projet]", "met fin au lien de cette conversation avec un projet"),
        NoSuchProject = code => $"Aucun projet {code} que vous puissiez lire. « projets » liste les vôtres ; le PMO peut vous ajouter à un projet.",
        OnlyLeadsReport = (code, names) => names.Count > 0
            ? $"La météo de {code} est donnée par {string.Join(" ou ", names)}, ou par le PMO."
            : $"La météo de {code} est donnée par son chef de projet, ou par le PMO.",
        OnlyPmoCreates = "Seul le PMO peut créer un projet. Demandez-le-lui dans un message : code, nom, portefeuille, chef de projet.",
        OnlyPmoLinks = "Seul le PMO peut lier ou délier une conversation, car un lien montre le projet à tous ses membres.",
        LinkInChannel = "« lier » et « délier » concernent un canal ou un groupe : saisissez la commande là-bas, en mentionnant le bot.",
        LinkWhich = "Quel projet ? Par exemple « lier APOLLO ».",
        UnlinkWhich = "Quel projet ? Par exemple « délier APOLLO ».",
        LinkIsAnothers = "Cette conversation est liée à un projet d’un autre PMO : demandez-lui d’abord de le « délier ».",
        State = state => state switch
        {
            ProjectState.Proposed => "proposé",
            ProjectState.Active => "actif",
            ProjectState.OnHold => "suspendu",
            _ => "clos",
        },
        Projects = "Projets",
        Count = count => count <= 1 ? $"{count} projet" : $"{count} projets",
        NoProjects = "Aucun projet ne vous nomme encore. Le PMO ajoute les personnes aux projets.",
        NoProjectsInScope = "Il n’y a encore aucun projet parmi ceux que le PMO vous donne à lire.",
        NoProjectsPmo = "Il n’y a encore aucun projet. Créez le premier avec « projet nouveau ».",
        NewProject = "Nouveau projet",
        NextPage = "Projets suivants",
        Manager = "Chef de projet",
        Deputy = "Suppléant",
        Sponsor = "Sponsor",
        Baseline = "Référence",
        BaselineNumber = (number, days) => $"référence {number} ({days.ToString("+0;−0", Language.French.Culture())} j sur la première)",
        Budget = "Budget",
        CadenceLabel = "Rapports",
        Cadence = cadence => cadence switch
        {
            Scheduling.Cadence.Weekly => "chaque semaine",
            Scheduling.Cadence.Fortnightly => "toutes les deux semaines",
            _ => "chaque mois",
        },
        Nobody = "personne",
        Code = "Code",
        CodePlaceholder = "APOLLO",
        Name = "Nom",
        Portfolio = "Portefeuille",
        PortfolioPlaceholder = "Numérique",
        CreatePortfolio = name => $"Créer le portefeuille {name}",
        More = "Plus",
        Start = "Début",
        BaselineFinish = "Fin de référence",
        Unit = "Unité",
        Create = "Créer",
        Created = code => $"Projet {code} créé",
        LookAgain = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        CodeRule = "2 à 16 caractères parmi A–Z, 0–9 et le trait d’union, par exemple APOLLO-2",
        CodeTaken = code => $"Il existe déjà un projet {code} : choisissez un autre code",
        NameMissing = "Indiquez un nom",
        PortfolioMissing = "Indiquez un portefeuille",
        PortfolioUnknown = name => $"Le portefeuille {name} n’existe pas encore. Cochez la case ci-dessous pour le créer, ou corrigez le nom",
        ManagerMissing = "Choisissez un chef de projet",
        PersonUnknown = "Je n’ai pas encore rencontré cette personne : demandez-lui d’ajouter l’application et de me saluer, puis choisissez-la ici",
        NotADate = typed => $"« {typed} » n’est pas une date : indiquez-la ainsi, 2027-06-30",
        FinishBeforeStart = "La fin précède le début",
        NotAnAmount = typed => $"« {typed} » n’est pas un montant : indiquez par exemple 480000, 480k ou 1,2M",
        UnitUnknown = "Choisissez une unité",
        TooLong = max => $"{max} caractères au plus",
        LinkDone = code => $"Cette conversation est liée à {code}",
        LinkMoved = (code, before) => $"Cette conversation est liée à {code} ; elle l’était à {before}",
        NotLinked = code => $"Cette conversation n’est pas liée à {code}.",
        LinkMeaning = "Tous les membres de cette conversation, invités compris, y voient l’avancement du projet. Les commandes s’y passent de code.",
    };
}
