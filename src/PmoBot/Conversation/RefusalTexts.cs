using PmoBot.People;

namespace PmoBot.Conversation;

/// <summary>How a refusal reads: who could do it instead, and never what the asker may not know.</summary>
internal sealed record RefusalTexts
{
    private static readonly RefusalTexts English = new()
    {
        NoProject = typed => $"There is no project {typed} that you can read.",
        NoPortfolio = typed => $"There is no portfolio {typed} that you can read.",
        NoProjectOrPortfolio = typed => $"There is no project or portfolio {typed} that you can read.",
        Unreadable = code => $"{English!.NoProject(code)} “projects” lists yours; the PMO can add you to one.",
        UnreadablePortfolio = name => $"{English!.NoPortfolio(name)} “portfolio” lists yours; the PMO can add you as a reader.",
        Forged = "This button is not one of mine any more, or it was changed on its way. Nothing was done. Please type the command again: “help” lists them.",
        Lacking = (right, what, who) => right switch
        {
            Right.ReadProject => $"{what} is read by {who}.",
            Right.Report => $"The status of {what} is reported by {who}.",
            Right.LogItem => $"Risks and issues of {what} are logged by {who}.",
            Right.RunRegister => $"Risks and issues of {what} are changed by their owner, or by {who}.",
            Right.Escalate => $"A decision on {what} is asked for by {who}.",
            Right.UndoItemOfAnother => $"The last change of a risk or an issue of {what} is undone by whoever made it, or by {who}.",
            Right.CorrectClosedReport => $"A report of {what} whose cut-off has come is corrected by {who}, with a reason.",
            Right.UndoReportOfAnother => $"What was sent for {what} is undone by whoever sent it, or by {who}.",
            Right.EditProject => $"{what} is changed by {who}.",
            Right.GovernProject => $"People, state and place of {what}, and what was agreed on it, are changed by {who}: ask there, and say why.",
            Right.BeginHere => $"The first steps are taken by {who}.",
            Right.LinkConversation => $"A conversation is linked and unlinked by {who}, because a link shows the project to everybody in it.",
            Right.ReadTrail => what is null ? $"This audit trail is read by {who}. For one project: “audit APOLLO”." : $"The audit trail of {what} is read by {who}.",
            Right.CreateProject => $"A project is created by {who}. Ask in a message: code, name, portfolio, project manager.",
            Right.CreatePortfolio => $"A new portfolio is begun by {who}.",
            Right.ReadPortfolio => $"Portfolios are read by {who}, and by those whom the PMO made readers.",
            Right.GovernPortfolio => $"The settings of a portfolio are changed by {who}.",
            Right.RunRounds => $"Rounds are run by {who}.",
            Right.RunDigests => $"Digests are set up by {who}.",
            Right.ReadRoles => $"Roles are read by {who}, and by the analysts of the PMO.",
            _ => $"Roles are granted and withdrawn by {who}.",
        },
        Or = "or",
        Manager = "its project manager",
        Pmo = "the PMO",
        More = count => $"{count} more",
    };

    private static readonly RefusalTexts French = new()
    {
        NoProject = typed => $"Aucun projet {typed} que vous puissiez lire.",
        NoPortfolio = typed => $"Aucun portefeuille {typed} que vous puissiez lire.",
        NoProjectOrPortfolio = typed => $"Aucun projet ni portefeuille {typed} que vous puissiez lire.",
        Unreadable = code => $"{French!.NoProject(code)} « projets » liste les vôtres ; le PMO peut vous ajouter à un projet.",
        UnreadablePortfolio = name => $"{French!.NoPortfolio(name)} « portefeuille » liste les vôtres ; le PMO peut vous ajouter comme lecteur.",
        Forged = "Ce bouton n’est plus l’un des miens, ou il a été modifié en chemin. Rien n’a été fait. Saisissez de nouveau la commande : « aide » les liste.",
        Lacking = (right, what, who) => right switch
        {
            Right.ReadProject => $"{what} peut être lu par {who}.",
            Right.Report => $"La météo {Languages.De(what)} est donnée par {who}.",
            Right.LogItem => $"Les risques et problèmes {Languages.De(what)} sont consignés par {who}.",
            Right.RunRegister => $"Les risques et problèmes {Languages.De(what)} sont modifiés par leur responsable, ou par {who}.",
            Right.Escalate => $"Une décision sur {what} est demandée par {who}.",
            Right.UndoItemOfAnother => $"Le dernier changement d’un risque ou d’un problème {Languages.De(what)} est annulé par la personne qui l’a fait, ou par {who}.",
            Right.CorrectClosedReport => $"Après la clôture, la météo {Languages.De(what)} est corrigée par {who}, avec un motif.",
            Right.UndoReportOfAnother => $"Ce qui a été envoyé pour {what} est annulé par la personne qui l’a envoyé, ou par {who}.",
            Right.EditProject => $"{what} est modifié par {who}.",
            Right.GovernProject => $"Les personnes, l’état et la place {Languages.De(what)}, et ce qui a été convenu, sont modifiés par {who} : demandez-le, et dites pourquoi.",
            Right.BeginHere => $"Les premiers pas sont faits par {who}.",
            Right.LinkConversation => $"Une conversation est liée et déliée par {who}, car un lien montre le projet à tous ses membres.",
            Right.ReadTrail => what is null ? $"Cette piste d’audit est lue par {who}. Pour un projet : « audit APOLLO »." : $"La piste d’audit {Languages.De(what)} est lue par {who}.",
            Right.CreateProject => $"Un projet est créé par {who}. Demandez-le dans un message : code, nom, portefeuille, chef de projet.",
            Right.CreatePortfolio => $"Un nouveau portefeuille est ouvert par {who}.",
            Right.ReadPortfolio => $"Les portefeuilles sont lus par {who} et par ceux que le PMO a nommés lecteurs.",
            Right.GovernPortfolio => $"Les paramètres d’un portefeuille sont modifiés par {who}.",
            Right.RunRounds => $"Les campagnes sont menées par {who}.",
            Right.RunDigests => $"Les synthèses sont mises en place par {who}.",
            Right.ReadRoles => $"Les rôles sont lus par {who} et par les analystes du PMO.",
            _ => $"Les rôles sont donnés et retirés par {who}.",
        },
        Or = "ou",
        Manager = "son chef de projet",
        Pmo = "le PMO",
        More = count => $"{count} de plus",
    };

    public required Func<string, string> NoProject { get; init; }

    public required Func<string, string> NoPortfolio { get; init; }

    public required Func<string, string> NoProjectOrPortfolio { get; init; }

    public required Func<string, string> Unreadable { get; init; }

    public required Func<string, string> UnreadablePortfolio { get; init; }

    public required string Forged { get; init; }

    public required Func<Right, string?, string, string> Lacking { get; init; }

    public required string Or { get; init; }

    public required string Manager { get; init; }

    public required string Pmo { get; init; }

    public required Func<int, string> More { get; init; }

    public static RefusalTexts For(Language language) => language.In(English, French);

    /// <summary>"Paula, Denis or the PMO (Olga)": whoever holds the right, by name where there is one.</summary>
    /// <param name="named">The people of the project, as the asker may know them.</param>
    /// <param name="pmo">Whom to ask at the PMO.</param>
    public string Who(Right right, IReadOnlyList<(Capacities As, Person Person)> named, IReadOnlyList<string> pmo)
    {
        var holders = right.Holders();
        List<string> who =
        [
            .. named.Where(one => (one.As & holders) != Capacities.None).Select(one => one.Person.Name).Distinct(StringComparer.Ordinal),
        ];
        if (who.Count == 0 && holders.HasFlag(Capacities.Manager))
            who.Add(Manager);
        if (holders.HasFlag(Capacities.Pmo))
            who.Add(pmo.Count == 0 ? Pmo : $"{Pmo} ({Short(pmo)})");
        return who.Count == 1 ? who[0] : $"{string.Join(", ", who.SkipLast(1))} {Or} {who[^1]}";
    }

    private string Short(IReadOnlyList<string> names)
    {
        const int Shown = 3;
        return names.Count <= Shown ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Shown))}, {More(names.Count - Shown)}";
    }
}
