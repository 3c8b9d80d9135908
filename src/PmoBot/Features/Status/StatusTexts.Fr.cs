using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

internal sealed partial record StatusTexts
{
    private static readonly StatusTexts French = new()
    {
        Language = Language.French,
        Help = new("météo [projet]", "rend compte de l’avancement d’un projet : une demi-minute"),
        StatusOf = project => $"Météo {Languages.De(project)}",
        PeriodAndCutOff = (period, cutOff) =>
            $"{Capital(PeriodText.Of(period, Language.French.Culture()))} · clôture {cutOff.ToString("dddd HH:mm", Language.French.Culture())}",
        PrefilledFrom = period => $"Repris {FrenchFrom(period)}. Modifiez ce qui a changé.",
        FirstReport = "Le premier rapport de ce projet.",
        Corrects = version => $"Corrige la version {version}, qui est conservée.",
        PeriodHasClosed = (closed, now) =>
            $"La période « {French!.ShortPeriod(closed)} » a été clôturée depuis l’ouverture de ce formulaire. Votre saisie est conservée : envoyez-la pour {FrenchWithArticle(now)}.",
        SentMeanwhile = (report, zone) =>
            $"{report.Origin.By.Name} a envoyé {French!.Signed(report.Overall)} le {French.Moment(report.Origin.At, zone)}. Votre saisie est conservée : renvoyez-la pour remplacer ce rapport.",
        CardHasClosed = (closed, now) => $"La période « {French!.ShortPeriod(closed)} » est close : ce formulaire est pour {FrenchWithArticle(now)}.",
        Overall = "Global",
        OverallChoice = rag => rag switch
        {
            Rag.Green => "● Vert : conforme au plan",
            Rag.Amber => "▲ Orange : en écart, je peux redresser",
            _ => "■ Rouge : hors tolérance, ou décision nécessaire",
        },
        ForecastFinish = "Fin prévue",
        ForecastFinishWithBaseline = day => $"Fin prévue (référence {day.ToString("d MMM uuuu", Language.French.Culture())})",
        News = "Quoi de neuf ?",
        NewsPlaceholder = "Deux ou trois lignes suffisent",
        Wanted = "Une décision ou une aide souhaitée ?",
        WantedPlaceholder = "Laissez vide sinon",
        More = "Plus",
        PercentComplete = "% d’avancement",
        Spent = "Consommé",
        ToComplete = "Reste à faire",
        NextSteps = "Prochaines étapes",
        Axis = axis => axis switch
        {
            Status.Axis.Schedule => "Délais",
            Status.Axis.Cost => "Coûts",
            Status.Axis.Risk => "Risques",
            Status.Axis.Scope => "Périmètre",
            Status.Axis.Quality => "Qualité",
            _ => "Ressources",
        },
        AxisComputed = (axis, rag) => $"{French!.Axis(axis)} (calculé : {French.Colour(rag).ToLowerInvariant()})",
        AsComputed = "Comme calculé",
        NotAssessed = "Non évalué",
        NotComputable = "Non calculable",
        RiskReason = (cause, count) => cause switch
        {
            RiskCause.NoAction => count == 1 ? "Une menace élevée n’a pas d’action datée." : $"{count} menaces élevées n’ont pas d’action datée.",
            RiskCause.ActionOverdue => count == 1 ? "L’action d’une menace élevée est en retard." : $"Les actions de {count} menaces élevées sont en retard.",
            RiskCause.WorstIssues => count == 1 ? "Un problème est de gravité 5." : $"{count} problèmes sont de gravité 5.",
            RiskCause.HighThreats => count == 1 ? "Une menace est élevée ; son action est dans les temps." : $"{count} menaces sont élevées ; leurs actions sont dans les temps.",
            RiskCause.SevereIssues => count == 1 ? "Un problème est de gravité 4." : $"{count} problèmes sont de gravité 4.",
            _ => count == 1 ? "Une revue est en retard de plus de deux semaines." : $"{count} revues sont en retard de plus de deux semaines.",
        },
        Send = "Envoyer",
        ChooseColour = "Choisissez une couleur",
        NotADate = typed => $"« {typed} » n’est pas une date : indiquez-la ainsi, 2027-06-30",
        NotAPercentage = typed => $"« {typed} » n’est pas un nombre de 0 à 100",
        NotAnAmount = (typed, unit) => $"« {typed} » n’est pas un montant en {unit} : indiquez par exemple 480000, 480k ou 1,2M",
        TooLong = max => $"{max} caractères au plus",
        SayWhenItFinishes = "Ce projet a une référence : indiquez quand il finira",
        GivenLastTime = amount => $"{amount.Format(Language.French)} la dernière fois : indiquez ce qu’il en est",
        Correctly = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        NothingChanged = "Sans changement",
        TwoInARow = "« Sans changement » n’est pas proposé : les deux derniers rapports le disaient déjà.",
        CameDue = finish => $"« Sans changement » n’est pas proposé : la fin prévue, le {French!.Day(finish)}, est arrivée. A-t-elle été tenue ?",
        WorseThanDeclared = reasons => $"« Sans changement » n’est pas proposé : les chiffres sont plus mauvais que la couleur du dernier rapport. {reasons}",
        ForecastIsAsked = "« Sans changement » n’est pas proposé : ce projet a désormais une référence, et le dernier rapport ne dit pas quand il finira.",
        AmountsAreAsked = "« Sans changement » n’est pas proposé : le budget a changé d’unité. Indiquez de nouveau les montants.",
        NothingToCarry = "Aucun rapport antérieur ne peut valoir pour cette période.",
        SomethingTyped = "Vous avez modifié ce formulaire : rien n’a été envoyé. Envoyez-le, ou rouvrez-le pour « Sans changement ».",
        CorrectionReason = "Pourquoi cette correction après la clôture ?",
        CorrectionReasonPlaceholder = "Tous ceux qui lisent le rapport lisent ceci",
        GiveReason = "Après la clôture, une correction demande un motif",
        OnlyPmoCorrects = period => $"La période « {French!.ShortPeriod(period)} » est close : seul le PMO peut encore corriger son rapport, avec un motif. Adressez-vous à lui.",
        SummaryTitle = report => report switch
        {
            { Act: StatusAct.Undone, Restores: { } version } => $"Annulé : la version {version} vaut de nouveau",
            { CarriedInARow: > 0 } => "Sans changement",
            { Version: > 1, Act: StatusAct.Sent } => $"Météo corrigée (version {report.Version})",
            _ => "Météo envoyée",
        },
        Colour = rag => rag switch { Rag.Green => "Vert", Rag.Amber => "Orange", _ => "Rouge" },
        Finish = "Fin",
        WantedFact = "Demande",
        DaysShort = "j",
        CostAtCompletion = "Atterrissage",
        AmountOf = (amount, budget) => $"{amount} sur {budget}",
        Complete = "Avancement",
        Greener = found => found switch
        {
            Watermelon.OverallGreenerThanComputed overall => $"Calculé : {French!.Colour(overall.Computed).ToLowerInvariant()}.",
            Watermelon.AxisGreenerThanComputed axis =>
                $"{French!.Axis(axis.Axis)} : déclaré {French.Colour(axis.Declared).ToLowerInvariant()}, calculé {French.Colour(axis.Computed).ToLowerInvariant()}.",
            Watermelon.GreenOverRedAxis red => $"Vert au global, alors que l’axe « {French!.Axis(red.Axis).ToLowerInvariant()} » est rouge.",
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        SlipReason = (finish, slip, tolerance) =>
            $"La fin prévue au {finish.ToString("d MMM uuuu", Language.French.Culture())} dépasse la référence de {slip} {(slip == 1 ? "jour" : "jours")} ; la tolérance est de {tolerance}, la moitié de {tolerance / 2}.",
        ShortSlip = (slip, tolerance) => $"fin {slip:+0;−0} j, tolérance {tolerance}",
        ShortOverdue = finish => $"la fin prévue au {French!.Day(finish)} est passée",
        ShortCost = (over, tolerance) => $"coût +{French!.Percent(over)}, tolérance {French.Percent(tolerance)}",
        ShortOverspent = "consommé au-delà du budget",
        AsReported = (why, on) => on is { } day ? $"{why}, selon le rapport du {French!.Day(day)}" : why,
        ShortDeclared = axes => $"déclaré : {string.Join(", ", axes)}",
        OverdueReason = finish => $"La fin prévue au {finish.ToString("d MMM uuuu", Language.French.Culture())} est passée.",
        CostReason = (eac, budget, over, tolerance) =>
            $"L’atterrissage à {eac} dépasse le budget de {budget} de {French!.Percent(over)} ; la tolérance est de {French.Percent(tolerance)}, la moitié de {French.Percent(tolerance / 2)}.",
        FarUnderBudget = "L’atterrissage est très inférieur au budget : vérifiez l’estimation.",
        HowToGoOn = "Comment poursuivre ?",
        ToleranceBroken = "C’est au-delà de la tolérance du projet : la décision revient au-dessus.",
        AskForDecision = "Demander une décision",
        Escalate = "Escalader",
        SpentReason = (spent, budget) => $"Consommé {spent}, plus que le budget de {budget}.",
        SentBy = (name, at) => $"Envoyée par {name}, {at}",
        SentOnBehalf = (name, at) => $"Envoyée par {name} (PMO) au nom du chef de projet, {at}",
        Timeliness = timeliness => timeliness switch
        {
            Scheduling.Timeliness.Late => "en retard",
            Scheduling.Timeliness.AfterCutOff => "après clôture",
            _ => null,
        },
        ExplainedBy = (name, at) => $"expliquée par {name}, {at}",
        ExplainedOnBehalf = (name, at) => $"expliquée par {name} (PMO) au nom du chef de projet, {at}",
        UndoneBy = (name, at) => $"annulé par {name}, {at}",
        CarriedForward = "reconduit",
        CorrectedAfterCutOff = reason => $"corrigé après clôture : {reason}",
        Flag = flag => flag switch
        {
            ReportFlag.ForecastKeepsMoving => "La fin prévue a reculé dans au moins trois des cinq derniers rapports.",
            ReportFlag.NothingMoves => "Vert, mais ni l’avancement ni la prévision n’ont bougé dans trois des cinq derniers rapports.",
            _ => "Du vert au rouge sans passer par l’orange.",
        },
        Correct = "Corriger",
        WhyButton = "Cause et plan",
        UndoButton = "Annuler (10 min)",
        History = "Historique",
        NotYetSent = period => $"La météo pour {FrenchWithArticle(period)} n’a pas encore été envoyée.",
        Withdrawn = period => $"La météo pour {FrenchWithArticle(period)} a été annulée : il n’y en a pas tant qu’elle n’est pas renvoyée.",
        Answer = "Répondre",
        OpensForYouAlone = "Le formulaire s’ouvre pour vous seul.",
        SentWithoutFacts = (project, period) => $"La météo {Languages.De(project)} pour {FrenchWithArticle(period)} a été envoyée.",
        Report = "Rendre compte",
        WhyTitle = (report, compares) => report switch
        {
            { HasOpenQuestion: true, Computed.Overall: { } computed } when compares && computed > report.Overall =>
                $"Déclaré {French!.Colour(report.Overall).ToLowerInvariant()}, calculé {French.Colour(computed).ToLowerInvariant()}",
            { HasOpenQuestion: true } when compares => "Plus vert que ses chiffres",
            { Overall: Rag.Green } => "Qu’est-ce qui l’explique ?",
            _ => $"{French!.Colour(report.Overall)} : cause et plan",
        },
        OthersSeeLater = "Pour l’instant, seuls vous, le chef de projet et son suppléant lisez ceci. Les autres verront la comparaison après la réponse, au plus tard dans dix minutes.",
        WhatExplainsIt = "Qu’est-ce qui l’explique ?",
        Reason = reason => reason switch
        {
            WatermelonReason.RecoveryPlanAgreed => "Plan de redressement convenu",
            WatermelonReason.FigureToCorrect => "Un chiffre à corriger : ouvre le formulaire",
            WatermelonReason.BaselineChangeRequested => "Changement de référence demandé",
            _ => "Autre",
        },
        FigureForPmo = "Un chiffre à corriger : par le PMO seul",
        InYourWords = "En quelques mots (pour « autre »)",
        WhichAxes = "Quels axes ?",
        Concerns = "Axes en cause",
        Cause = "Cause",
        CausePlaceholder = "D’où vient l’écart ?",
        Plan = "Plan",
        PlanPlaceholder = "Que fait-on, pour quand ?",
        ChooseAnswer = "Choisissez ce qui l’explique",
        SayInWords = "Quelques mots, s’il vous plaît",
        Kept = "Conservé avec le rapport, et montré avec lui.",
        Change = "Modifier",
        NothingToExplain = "Cette carte n’a plus d’objet : il n’y a plus rien à expliquer sur ce rapport.",
        ChangedMeanwhile = (report, zone) => report.Act == StatusAct.Explained
            ? $"{report.By.Name} a expliqué cette météo le {French!.Moment(report.ReceivedAt, zone)} : {French.Said(report)} Votre saisie est conservée : renvoyez-la pour remplacer ces mots."
            : $"{report.By.Name} a modifié cette météo le {French!.Moment(report.ReceivedAt, zone)}. Votre saisie est conservée : renvoyez-la si elle vaut toujours.",
        ReasonGiven = (answer, period) => $"{(answer.Given == period ? "Motif donné" : $"Motif donné pour {FrenchWithArticle(answer.Given)}")} : {answer.Reason switch
        {
            WatermelonReason.RecoveryPlanAgreed => "plan de redressement convenu",
            WatermelonReason.FigureToCorrect => "un chiffre à corriger",
            WatermelonReason.BaselineChangeRequested => "changement de référence demandé",
            _ => answer.Words,
        }}.",
        ComputedOverall = "Calculé",
        TooLateToUndo = "Ceci ne peut plus être annulé : l’annulation prend fin dix minutes après l’envoi, et à la clôture. Jusqu’à la clôture, « Corriger » envoie une nouvelle version ; ensuite, le PMO peut corriger.",
        BuiltOn = later => $"Le rapport pour {FrenchWithArticle(later)} s’appuie sur celui-ci, qui ne peut donc plus être annulé. Le PMO peut le corriger, avec un motif.",
        Grey = "Gris",
        NeverUpdated = "Gris (jamais actualisé)",
        NotUpdated = (weeks, colour, day) => weeks switch
        {
            0 => $"Gris (non actualisé ; dernier : {colour.ToLowerInvariant()}, {day})",
            1 => $"Gris (non actualisé depuis 1 semaine ; dernier : {colour.ToLowerInvariant()}, {day})",
            _ => $"Gris (non actualisé depuis {weeks} semaines ; dernier : {colour.ToLowerInvariant()}, {day})",
        },
        FirstReportDue = due => $"Premier rapport attendu le {due.ToString("dddd d MMM 'à' HH:mm", Language.French.Culture())}",
        SpentOf = (spent, budget) => $"{spent} sur {budget}",
        Headline = (percent, finish) => (percent, finish) switch
        {
            ({ } done, { } day) => $"{French!.Percent(done / 100m)} · fin {day.ToString("d MMM uuuu", Language.French.Culture())}",
            ({ } done, null) => French!.Percent(done / 100m),
            (null, { } day) => $"fin {day.ToString("d MMM uuuu", Language.French.Culture())}",
            _ => null,
        },
        NoReportFor = (asked, now) =>
            $"Aucun rapport ne peut être donné pour {FrenchWithArticle(asked)} : la période est close, ou n’a pas commencé. « météo » rend compte pour {FrenchWithArticle(now)}.",
        NoProjectOfYours = "Vous n’êtes chef de projet ou suppléant d’aucun projet ici. Nommez-en un : « météo APOLLO ». « projets » liste ceux que vous pouvez lire.",
        NotReporting = (project, state) => $"{project} est {state} : aucun rapport ne lui est demandé, et aucun n’est pris. Le PMO peut changer son état.",
    };

    private static string FrenchFrom(Period period) => period.Cadence == Cadence.Fortnightly
        ? $"des {French.ShortPeriod(period)}"
        : Languages.De(FrenchWithArticle(period));   // d’avril, d’août, d’octobre

    private static string FrenchWithArticle(Period period) => period.Cadence switch
    {
        Cadence.Weekly => $"la semaine {period.FirstWeek}",
        Cadence.Fortnightly => $"les semaines {period.FirstWeek}–{period.LastWeek}",
        _ => PeriodText.Of(period, Language.French.Culture()),
    };
}
