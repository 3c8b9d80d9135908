using PmoBot.Conversation;

namespace PmoBot.Features.Start;

internal sealed record StartTexts
{
    private static readonly StartTexts English = new()
    {
        Help = new("start", "the first steps, and what is still missing"),
        Title = "First steps",
        Summary = count => count switch { 0 => "No project yet", 1 => "1 project", _ => $"{count} projects" },
        Partial = "There are more than I can read at once: what follows counts the first 5,000 projects and people.",
        Import = "Import your projects",
        How = "How",
        ImportHere = "Drop the file projects.csv here, in our chat: I list what would change, and then ask.",
        ImportThere = "Or on the server, with this command; the file’s first line is the one below it:",
        ImportPeople = "People as “Name <Entra object id>”, several separated by “|”.",
        Missing = "What is still missing",
        Managers = "Project manager",
        Baselines = "Baseline finish",
        Budgets = "Budget",
        NothingYet = what => $"{what}: no project yet",
        Complete = what => $"✓ {what}: every project has one",
        Lacking = (what, count, codes) => $"{what}: {count} without. {codes}",
        App = "Who lacks the app",
        Reached = (reached, all) => all == 0 ? "No project names anybody yet." : reached == all ? $"I can write to all {all} people whom projects name." : $"I can write to {reached} of the {all} people whom projects name. Not yet to:",
        AppHow = "Press “Message to copy” and send it to them. An administrator can install the app for all in the Teams admin centre.",
        Portfolios = "Portfolios",
        ProjectsIn = (portfolio, count) => $"{portfolio}: {count}",
        RoundsOf = (portfolio, words) => $"{portfolio}: {words}",
        PortfoliosBegin = "A portfolio begins with its first project.",
        Rounds = "Ask every week without asking",
        RoundsHow = "Look at who would be asked, get every card yourself in a dry round, then turn this portfolio live.",
        Preview = "Preview",
        DryRound = "Dry round",
        GoLive = "Schedule",
        Then = "Until then ask each project manager to write “status”.",
        ThenWait = "From here on nobody chases a status: “round” shows who is where.",
        GetMessage = "Message to copy",
        MessageCommand = "start message",
        NewProject = "New project",
        NewProjectCommand = "project new",
        Again = "Count again",
        More = count => $"and {count} more",
        Invitation = "Hello, we report how our projects stand in Teams, with PmoBot. Please open Apps in Teams, search for PmoBot, add it, and write “help” to it. A report takes half a minute; projects are measured, persons are not.",
    };

    private static readonly StartTexts French = new()
    {
        Help = new("démarrer", "les premiers pas, et ce qui manque encore"),
        Title = "Premiers pas",
        Summary = count => count switch { 0 => "Aucun projet", 1 => "1 projet", _ => $"{count} projets" },
        Partial = "Il y en a plus que je n’en lis d’un coup : ce qui suit compte les 5 000 premiers projets et personnes.",
        Import = "Importez vos projets",
        How = "Comment",
        ImportHere = "Déposez le fichier projects.csv ici, dans notre conversation : je liste ce qui changerait, puis je demande.",
        ImportThere = "Ou sur le serveur, par cette commande ; la première ligne du fichier est celle qui la suit :",
        ImportPeople = "Les personnes sous la forme « Nom <identifiant d’objet Entra> », séparées par « | ».",
        Missing = "Ce qui manque encore",
        Managers = "Chef de projet",
        Baselines = "Fin de référence",
        Budgets = "Budget",
        NothingYet = what => $"{what} : aucun projet",
        Complete = what => $"✓ {what} : renseigné partout",
        Lacking = (what, count, codes) => $"{what} : {count} sans. {codes}",
        App = "Qui n’a pas l’application",
        Reached = (reached, all) => all == 0 ? "Aucun projet ne nomme encore quelqu’un." : reached == all ? $"Je peux écrire à toutes les personnes nommées par les projets ({all})." : $"Je peux écrire à {reached} des {all} personnes nommées par les projets. Pas encore à :",
        AppHow = "Appuyez sur « Message à copier » et envoyez-le-leur. Un administrateur peut installer l’application pour tous dans le centre d’administration Teams.",
        Portfolios = "Portefeuilles",
        ProjectsIn = (portfolio, count) => $"{portfolio} : {count}",
        RoundsOf = (portfolio, words) => $"{portfolio} : {words}",
        PortfoliosBegin = "Un portefeuille naît avec son premier projet.",
        Rounds = "Solliciter chaque semaine, sans relancer",
        RoundsHow = "Regardez qui serait sollicité, recevez toutes les cartes vous-même par une campagne à blanc, puis mettez ce portefeuille en service.",
        Preview = "Aperçu",
        DryRound = "Campagne à blanc",
        GoLive = "Calendrier",
        Then = "D’ici là, demandez à chaque chef de projet d’écrire « météo ».",
        ThenWait = "Désormais personne ne court après un rapport : « campagne » montre où en est chacun.",
        GetMessage = "Message à copier",
        MessageCommand = "démarrer message",
        NewProject = "Nouveau projet",
        NewProjectCommand = "projet nouveau",
        Again = "Recompter",
        More = count => count == 1 ? "et 1 autre" : $"et {count} autres",
        Invitation = "Bonjour, nous suivons nos projets dans Teams avec PmoBot. Ouvrez Applications dans Teams, cherchez PmoBot, ajoutez-le et écrivez-lui « aide ». Un rapport prend une demi-minute ; on mesure les projets, jamais les personnes.",
    };

    public required CommandHelp Help { get; init; }

    public required string Title { get; init; }

    public required Func<int, string> Summary { get; init; }

    public required string Partial { get; init; }

    public required string Import { get; init; }

    public required string How { get; init; }

    public required string ImportHere { get; init; }

    public required string ImportThere { get; init; }

    public required string ImportPeople { get; init; }

    public required string Missing { get; init; }

    public required string Managers { get; init; }

    public required string Baselines { get; init; }

    public required string Budgets { get; init; }

    public required Func<string, string> NothingYet { get; init; }

    public required Func<string, string> Complete { get; init; }

    public required Func<string, int, string, string> Lacking { get; init; }

    public required string App { get; init; }

    /// <summary>So many can be written to, of so many.</summary>
    public required Func<int, int, string> Reached { get; init; }

    public required string AppHow { get; init; }

    public required string Portfolios { get; init; }

    public required Func<string, int, string> ProjectsIn { get; init; }

    public required Func<string, string, string> RoundsOf { get; init; }

    public required string PortfoliosBegin { get; init; }

    public required string Rounds { get; init; }

    public required string RoundsHow { get; init; }

    public required string Preview { get; init; }

    public required string DryRound { get; init; }

    public required string GoLive { get; init; }

    public required string Then { get; init; }

    public required string ThenWait { get; init; }

    public required string GetMessage { get; init; }

    public required string MessageCommand { get; init; }

    public required string NewProject { get; init; }

    public required string NewProjectCommand { get; init; }

    public required string Again { get; init; }

    public required Func<int, string> More { get; init; }

    /// <summary>To be copied and sent to those without the app.</summary>
    public required string Invitation { get; init; }

    public static StartTexts For(Language language) => language.In(English, French);
}
