using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

internal sealed partial record RoundTexts
{
    private static readonly RoundTexts French = new()
    {
        Language = Language.French,
        Help = new("campagne [portefeuille]", "qui a rendu compte et qui ne l’a pas encore fait ; « campagne aperçu », « campagne à blanc », « campagne calendrier »"),
        RoundOf = period => $"Campagne de météo · {French!.Short(period)}",
        Title = view => view switch
        {
            { IsClosed: true } when view.Wanted.Any() => $"La campagne est close : {Projets(view.Wanted.Count())} sans réponse",
            { IsPastDue: false, Stage: PromptStage.Reminder } when view.Wanted.Any() => $"Relance : {Projets(view.Wanted.Count())}, échéance {French!.Soon(view.Due)}",
            { IsPastDue: true } or { Stage: PromptStage.LastReminder } when view.Wanted.Any() => $"Échéance passée : {Projets(view.Wanted.Count())}. Clôture {French!.Soon(view.CutOff)}",
            _ when view.Wanted.Any() => $"{Capital(Projets(view.Wanted.Count()))}, échéance {French!.Soon(view.Due)}",
            _ when view.Lines.Any(line => line is PromptLine.Reported) => "Tout est rendu, merci",
            _ => "Plus rien ne vous est demandé",
        },
        Line = view => $"{French!.Title(view)} · {string.Join(", ", view.Wanted.Select(line => line.Code))}".TrimEnd(' ', '·'),
        DryFor = dry => $"Campagne à blanc : {dry.Recipient} recevrait ceci {dry.At.ToString("dddd 'à' HH:mm", French!.Culture)}. Ce message n’a été envoyé qu’à vous.",
        DryPressed = "C’est une campagne à blanc : ses boutons ne font rien.",
        DryButton = "Campagne à blanc",
        DryStarted = period => $"Campagne à blanc, {French!.Short(period)} : toutes les cartes sont en route vers vous, et vers personne d’autre.",
        SentLate = "Ce message vient en retard : PmoBot ne fonctionnait pas à l’ouverture de la campagne. Personne ne vous en tiendra rigueur.",
        SnoozedUntil = until => $"Revient {until.ToString("dddd 'à' HH:mm", French!.Culture)}.",
        LastTime = line => $"La dernière fois : {line}",
        NoReportYet = "Pas encore de rapport",
        YouStandInFor = name => $"Vous suppléez {name} en son absence.",
        ReportedAs = report => report switch
        {
            { IsCarried: true } => "Rendu : sans changement",
            { Timeliness: Timeliness.OnTime } => "Rendu",
            { Timeliness: Timeliness.Late } => "Rendu après l’échéance",
            _ => "Rendu après la clôture",
        },
        Over = over => over switch
        {
            { Now: { } person, Excuse: null } => $"La demande est passée à {person.Name}.",
            { Excuse: Excuse.ByPmo } => "Le PMO l’a excusé.",
            { Excuse: { } why } => $"N’est plus demandé : {French!.Excused(why, null)}.",
            _ => "N’est plus demandé.",
        },
        NotYours = code => $"{code} : vous n’en rendez plus compte.",
        MoreLines = count => $"Et {count} {(count == 1 ? "autre" : "autres")} : « projets » les liste, « météo CODE » en rend compte.",
        NothingChanged = "Sans changement",
        Update = "Mettre à jour",
        Undo = "Annuler",
        Later = "Plus tard",
        AnotherTime = "À un autre moment…",
        DeputyAway = name => $"{name} est aussi en congé : personne d’autre ne pourrait répondre.",
        AskMyDeputy = "Demander à mon suppléant",
        WhenAgain = "Quand dois-je vous le redemander ?",
        Day = "Jour",
        Time = "Heure",
        PutOff = "Me le redemander alors",
        ChooseDay = "Choisissez un jour",
        ChooseTime = "Choisissez une heure, par exemple 09:00",
        TimeIsPast = "Ce moment est passé",
        NotAfterCutOff = cutOff => $"Avant la clôture, s’il vous plaît : {French!.Soon(cutOff)}",
        NothingToPutOff = "Plus rien ne vous est demandé.",
        State = state => state switch
        {
            RoundState.OnTime => "à temps",
            RoundState.Late => "en retard",
            RoundState.AfterCutOff => "après clôture",
            RoundState.Excused => "excusé",
            RoundState.Unreachable => "injoignable",
            _ => "en attente",
        },
        Missing = "manquant",
        // What is said in several words, as “à temps”, has no plural.
        Counted = (count, state) => $"{count} {state}{(count > 1 && !state.Contains(' ', StringComparison.Ordinal) ? "s" : "")}",
        Excused = (why, reason) => why switch
        {
            Excuse.NotActive => "suspendu ou clos",
            Excuse.OtherCadence => "sollicité depuis à un autre rythme",
            Excuse.AllAway => "chef de projet et suppléant absents",
            Excuse.Paused => $"en pause : {reason}",
            Excuse.ByPmo => reason ?? "par le PMO",
            _ => "le message n’a pas pu être remis",
        },
        Unreachable = (why, since, zone) => since is { } at ? $"{Joint(why)}, depuis le {at.InZone(zone).ToString("d MMM", French!.Culture)}" : Joint(why),
        StillGathered = "Les projets du portefeuille sont encore en cours de recensement : voici les premiers.",
        RoundFact = "Campagne",
        Coverage = (period, rates, isOver) => $"{period} : {rates}{(isOver ? "" : ", à ce stade")}",
        Rates = figures => figures.Counts
            ? $"{figures.Reported} sur {figures.Held} rendus, {figures.OnTime} à temps{(figures.Carried == 0 ? "" : $", {figures.Carried} {(figures.Carried < 2 ? "reconduit" : "reconduits")}")}"
            : $"{French!.Percent(figures.Coverage)} rendus, {French.Percent(figures.OnTimeRate)} à temps ({figures.Reported} et {figures.OnTime} sur {figures.Held})"
                + (figures.Carried == 0 ? "" : $", {French.Percent(figures.CarriedShare)} reconduits ({figures.Carried} sur {figures.Reported})"),
        DueAndCutOff = (due, cutOff, isOver) => $"échéance {French!.DayAndTime(due)}, clôture {French.DayAndTime(cutOff)}{(isOver ? ", campagne close" : "")}",
        OfProgramme = (name, reported, held) => $"{name} : {reported} sur {held}",
        NoProgramme = "Sans programme",
        NobodyLeads = "personne ne le dirige",
        NoRoundYet = portfolio => $"Aucune campagne {Languages.De(portfolio)} n’a encore été ouverte.",
        NextOpens = at => $"La prochaine ouvre {at.ToString("dddd d MMM 'à' HH:mm", French!.Culture)}.",
        Mode = mode => mode switch
        {
            RoundMode.Live => "En service : chacun est sollicité",
            RoundMode.Dry => "À blanc : toutes les cartes vont au PMO seul",
            _ => "Arrêtées : personne n’est sollicité",
        },
        WhichPortfolio = "De quel portefeuille ?",
        NothingAsked = "Rien ne vous est demandé en ce moment. « météo » rend compte à tout moment.",
        MissingOf = (count, portfolio) => $"{portfolio} : {Projets(count)} toujours sans réponse",
        MissingIn = period => $"La campagne est close · {French!.Short(period)}",
        MoreProjects = count => $"Et {count} {(count == 1 ? "autre" : "autres")}.",
        ToTheRound = "Voir la campagne",
        TapToExcuse = "Touchez un projet pour l’excuser, avec un motif.",
        AllTold = "Chaque projet a rendu compte ou est excusé.",
        ListGone = "Cette liste n’est plus affichée.",
        NoneOfThem = "Aucun projet n’est de ceux-là.",
        NotOnTime = "pas à temps",
        Programme = "Programme",
        AllProgrammes = "Tous les programmes",
        ShowProgramme = "Afficher",
        PreviousRound = period => $"Avant : {French!.Short(period)}",
        NoRoundOf = (portfolio, period) => $"{French!.Named(period)} : aucune campagne {Languages.De(portfolio)} n’a été ouverte.",
        Unasked = (cadence, count) => $"{French!.CadenceOf(cadence)} : campagnes arrêtées, {French.NotAskedOf(count)}",
        ExcuseTitle = code => $"Excuser {code}",
        Reason = "Pourquoi ?",
        ReasonHint = "Équipe prêtée à un autre projet",
        ReasonMissing = "Dites pourquoi en quelques mots",
        TooLong = most => $"{most} caractères au plus",
        ExcuseButton = "Excuser",
        PauseUntil = "Ne rien demander jusqu’au (facultatif)",
        PauseHint = "Avec une date, le projet est en pause : aucune météo dont l’échéance tombe d’ici là n’est demandée. Vidée, il est de nouveau sollicité.",
        PauseDay = "Un jour à partir d’aujourd’hui, dans l’année",
        IsPaused = (code, until) => $"{code} est en pause jusqu’au {until.ToString("d MMM uuuu", French!.Culture)}",
        IsNotPaused = code => $"{code} est de nouveau sollicité",
        PmoPauses = "Un projet s’arrête plus longtemps ? Son PMO peut le mettre en pause dans la campagne.",
        IsExcused = code => $"{code} est excusé",
        NotAsked = (code, period) => $"{French!.Named(period)} : {code} n’est pas sollicité.",
        ScheduleOf = portfolio => $"Campagnes {Languages.De(portfolio)}",
        CadenceOf = cadence => cadence switch
        {
            Cadence.Weekly => "Chaque semaine",
            Cadence.Fortnightly => "Toutes les deux semaines",
            _ => "Chaque mois",
        },
        ScheduleButton = "Calendrier",
        ScheduleFor = cadence => cadence switch
        {
            Cadence.Weekly => "Calendrier hebdomadaire",
            Cadence.Fortnightly => "Calendrier de quinzaine",
            _ => "Calendrier mensuel",
        },
        PreviewButton = "Aperçu",
        ModeLabel = "Les sollicitations partent-elles ?",
        OwnZone = "Solliciter chacun à son heure locale",
        More = "Plus",
        Moment = (number, isMonthly) => number switch
        {
            0 => "Ouverture",
            1 => "Échéance",
            2 => "Clôture",
            _ => "Publication",
        },
        MomentHint = isMonthly => isMonthly ? "3 12:00 : le troisième jour ouvré du mois suivant" : "jeu 14:00",
        NotAMoment = (typed, isMonthly) => isMonthly ? $"« {typed} » n’est pas un jour ouvré et une heure. Écrivez 3 12:00" : $"« {typed} » n’est pas un jour et une heure. Écrivez jeu 14:00",
        Fault = fault => fault switch
        {
            TimetableFault.OpensBeforePeriod => "C’est avant le début de la période",
            TimetableFault.CutOffNotBeforeNextOpens or TimetableFault.OpensInRoundBefore => "Deux campagnes courraient à la fois : la clôture vient avant l’ouverture suivante",
            _ => French!.OutOfOrder,
        },
        OutOfOrder = "Chaque moment vient après le précédent",
        Save = "Enregistrer",
        ScheduleSaved = portfolio => $"Les campagnes {Languages.De(portfolio)} sont réglées",
        HoldsFrom = period => $"Nouveaux horaires à partir de : {French!.Short(period)}",
        PreviewOf = portfolio => $"Campagnes à venir : {portfolio}",
        Asks = (people, projects) => $"{people} {(people < 2 ? "personne sollicitée" : "personnes sollicitées")} pour {Projets(projects)}",
        NotAskedOf = count => $"{Projets(count)} non {(count < 2 ? "sollicité" : "sollicités")}",
        NothingPlanned = "Personne ne serait sollicité.",
        OnlyIfOn = "Ces campagnes sont arrêtées : personne n’est sollicité avant leur mise en service.",
    };

    private static string Joint(string why) => why switch
    {
        RoundLine.Unreadable => "ses données sont illisibles",
        _ when why.Contains("MessageWritesBlocked", StringComparison.Ordinal) => "a bloqué ou retiré PmoBot",
        _ when why.StartsWith("403", StringComparison.Ordinal) => $"ne semble pas avoir l’application ({why})",
        _ when why.StartsWith("404", StringComparison.Ordinal) => $"semble avoir quitté l’organisation ou retiré PmoBot ({why})",
        _ => $"Teams refuse ({why})",
    };

    private static string Projets(int count) => count switch
    {
        0 or 1 => $"{(count == 0 ? "aucun" : "un")} projet",
        2 => "deux projets",
        3 => "trois projets",
        _ => $"{count} projets",
    };
}
