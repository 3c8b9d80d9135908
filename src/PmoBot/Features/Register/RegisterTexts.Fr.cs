using PmoBot.Conversation;

namespace PmoBot.Features.Register;

internal sealed partial record RegisterTexts
{
    private static readonly RegisterTexts French = new()
    {
        Language = Language.French,
        LogHelp = kind => kind switch
        {
            RegisterKind.Threat => new("risque [projet] [ce qui pourrait arriver] [p1-5] [i1-5]", "consigne une menace ; ce que vous écrivez remplit le formulaire"),
            RegisterKind.Opportunity => new("opportunité [projet] [ce qui pourrait aller mieux]", "consigne une opportunité"),
            _ => new("problème [projet] [ce qui est arrivé]", "consigne un problème"),
        },
        ListHelp = kind => kind switch
        {
            RegisterKind.Threat => new("risques [projet]", "les menaces d’un projet, le score le plus haut d’abord"),
            RegisterKind.Opportunity => new("opportunités [projet]", "ses opportunités"),
            _ => new("problèmes [projet]", "ses problèmes, le plus grave d’abord"),
        },
        Kind = kind => kind switch
        {
            RegisterKind.Threat => "menace",
            RegisterKind.Opportunity => "opportunité",
            _ => "problème",
        },
        Kinds = kind => kind switch
        {
            RegisterKind.Threat => "Menaces",
            RegisterKind.Opportunity => "Opportunités",
            _ => "Problèmes",
        },
        State = state => state switch
        {
            ItemState.Open => "ouvert",
            ItemState.Responding => "en traitement",
            ItemState.Closed => "clos",
            ItemState.Occurred => "survenu",
            _ => "réalisé",
        },
        Band = band => band switch
        {
            Register.Band.High => "■ Élevé",
            Register.Band.Medium => "▲ Moyen",
            _ => "● Faible",
        },
        ProbabilityStep = step => step switch
        {
            1 => "1 : jusqu’à 10\u00a0%",
            2 => "2 : jusqu’à 30\u00a0%",
            3 => "3 : jusqu’à 50\u00a0%",
            4 => "4 : jusqu’à 70\u00a0%",
            _ => "5 : plus de 70\u00a0%",
        },
        ImpactStep = step => step switch
        {
            1 => "1 : moins de 10\u00a0% de la tolérance",
            2 => "2 : moins de la moitié",
            3 => "3 : jusqu’à toute la tolérance",
            4 => "4 : jusqu’au double",
            _ => "5 : davantage, ou un objectif est perdu",
        },
        SeverityStep = step => step switch
        {
            1 => "1 : à peine sensible",
            2 => "2 : dans la moitié de la tolérance",
            3 => "3 : dans la tolérance",
            4 => "4 : au-delà de la tolérance",
            _ => "5 : bien au-delà, ou un objectif est perdu",
        },
        Response = response => response switch
        {
            Register.Response.Avoid => "éviter",
            Register.Response.Reduce => "réduire",
            Register.Response.Transfer => "transférer",
            Register.Response.Share => "partager",
            Register.Response.Accept => "accepter",
            Register.Response.ContingencyPlan => "plan de secours",
            Register.Response.Exploit => "exploiter",
            Register.Response.Enhance => "renforcer",
            Register.Response.Fallback => "repli",
            _ => "rejeter",
        },
        Category = category => category switch
        {
            Register.Category.Technical => "technique",
            Register.Category.Operational => "opérationnel",
            Register.Category.Schedule => "délai",
            Register.Category.Cost => "coût",
            Register.Category.Resources => "ressources",
            Register.Category.Supplier => "fournisseur",
            Register.Category.Scope => "périmètre",
            Register.Category.Quality => "qualité",
            Register.Category.Legal => "juridique",
            _ => "externe",
        },
        Proximity = proximity => proximity switch
        {
            Register.Proximity.Now => "sous 30 jours",
            Register.Proximity.Near => "sous 90 jours",
            _ => "plus tard",
        },
        Type = type => type switch
        {
            IssueType.Problem => "problème",
            IssueType.ChangeRequest => "demande de changement",
            _ => "hors-spécification",
        },
        New = (kind, project) => $"{(kind == RegisterKind.Issue ? "Nouveau" : "Nouvelle")} {French!.Kind(kind)}{(project is null ? "" : $" sur {project}")}",
        Statement = kind => kind switch
        {
            RegisterKind.Threat => "Que pourrait-il arriver ?",
            RegisterKind.Opportunity => "Qu’est-ce qui pourrait aller mieux ?",
            _ => "Qu’est-il arrivé ?",
        },
        StatementPlaceholder = kind => kind switch
        {
            RegisterKind.Threat => "Le fournisseur livre avec deux semaines de retard",
            RegisterKind.Opportunity => "Le site pilote est prêt un mois plus tôt",
            _ => "L’environnement de test est hors service",
        },
        ProbabilityLabel = "Quelle est sa probabilité ?",
        ImpactLabel = "Quel en serait le poids ?",
        SeverityLabel = "Quelle est sa gravité ?",
        TypeLabel = "De quoi s’agit-il ?",
        Owner = "Qui en est responsable ?",
        Nobody = "personne encore",
        Due = kind => kind == RegisterKind.Issue ? "À résoudre pour le" : "Échéance de l’action",
        More = "Plus",
        Cause = "Cause",
        Effect = "Conséquence",
        CategoryLabel = "Catégorie",
        ProximityLabel = "Quand pourrait-il survenir ?",
        CostImpact = kind => kind == RegisterKind.Opportunity ? "Ce que cela rapporterait" : "Ce que cela coûterait",
        ResponseLabel = "Réponse",
        Action = "Ce qui est fait",
        NextReview = "À revoir le",
        Confidential = "Confidentiel : chef de projet, suppléant, sponsor, PMO et responsable seulement",
        NotSaid = "non précisé",
        Log = "Consigner",
        LookAgain = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        StatementMissing = kind => $"Dites-le en quelques mots : {French!.Statement(kind)}",
        ChooseStep = "Choisissez de 1 à 5",
        PersonUnknown = "Je n’ai pas encore rencontré cette personne : choisissez-en une autre, ou demandez-lui de me saluer",
        NotADate = typed => $"« {typed} » n’est pas une date. Écrivez-la ainsi : 2026-12-31",
        DayIsPast = "Ce jour est passé",
        NotAnAmount = typed => $"« {typed} » n’est pas un montant. Écrivez 1500, 12k ou 1,2M",
        TooLong = most => $"{most} caractères au plus",
        ListOf = (kind, project) => $"{French!.Kinds(kind)} de {project}",
        Live = count => $"{count} en cours",
        NothingYet = kind => $"Rien n’est en cours ici. « {French!.LogHelp(kind).Usage.Split(' ')[0]} » et quelques mots consignent le premier.",
        NextPage = "Suite",
        NoSuchItem = (number, project) => $"{project} n’a pas de {number} que vous puissiez lire.",
        LoggedBy = (name, day) => $"Consigné par {name} le {French!.Day(day)}",
        ConfidentialShort = "confidentiel",
        Logged = (number, kind) => $"{number} est consigné : {kind}",
        Score = "Score",
        LacksAnswer = "Un risque élevé demande un responsable, et une action sous cinq jours.",
        WhichProject = "De quel projet s’agit-il ?",
        NoProjectOfYours = "Aucun projet ne vous nomme parmi ceux qui consignent. « projets » liste ceux que vous pouvez lire ; le PMO peut vous y ajouter.",
        ClosedTakesNone = "Ce projet est clos et ne prend plus rien.",
    };
}
