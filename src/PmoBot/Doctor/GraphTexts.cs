using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed record GraphTexts
{
    private static readonly GraphTexts English = new()
    {
        Off = "Graph: off. Digests are posted by the bot itself, and the directory is not read (Graph:Enabled)",
        Fine = host => $"Graph: {host} answers",
        Away = (host, why) => ($"Microsoft Graph cannot be reached at {host}: {why}", "Let this machine call it by https, or correct Graph:BaseUrl."),
        Waits = "Graph: permissions and sign-in cannot be looked at while the bot gets no token",
        NoToken = (scope, why) => ($"The bot gets no token for {scope}: {why}", "Graph:BaseUrl must be of the cloud that the bot’s app is in; without it the cloud of Bot:LoginUrl is taken."),
        NotPermitted = permission => $"Graph: {permission} was not given: {permission switch
        {
            "ChannelMember.Read.All" => "guests in a channel are known by what Teams tells the bot",
            "User.Read.All" => "a person’s manager is not suggested as approver",
            "MailboxSettings.Read" => "automatic replies are no absence",
            _ => "nothing is shown in the activity feed",
        }}, unless an owner or a person consented",
        ConnectionFine = name => $"Sign-in: the connection {name} makes links",
        NoConnection = name => ($"The Azure Bot has no OAuth connection called “{name}”.", "Add it under the Azure Bot’s “Configuration”, or set Graph:ConnectionName to the name that stands there."),
        SignInRefused = app => ($"The Token Service refuses the bot {app}.", "Bot:AppId must be the Microsoft App ID of the Azure Bot that has the connection."),
        SignInAway = (host, why) => ($"The Token Service cannot be asked at {host}: {why}", "Let this machine call it by https. Digests are posted by the bot itself meanwhile."),
    };

    private static readonly GraphTexts French = new()
    {
        Off = "Graph : désactivé. Le bot publie lui-même les synthèses, et l’annuaire n’est pas lu (Graph:Enabled)",
        Fine = host => $"Graph : {host} répond",
        Away = (host, why) => ($"Microsoft Graph est injoignable à {host} : {why}", "Autorisez cette machine à l’appeler en https, ou corrigez Graph:BaseUrl."),
        Waits = "Graph : autorisations et connexion ne peuvent être examinées tant que le bot n’obtient pas de jeton",
        NoToken = (scope, why) => ($"Le bot n’obtient pas de jeton pour {scope} : {why}", "Graph:BaseUrl doit être du cloud où se trouve l’application du bot ; sans lui, c’est le cloud de Bot:LoginUrl qui vaut."),
        NotPermitted = permission => $"Graph : {permission} n’a pas été accordée : {permission switch
        {
            "ChannelMember.Read.All" => "les invités d’un canal sont connus par ce que Teams dit au bot",
            "User.Read.All" => "le supérieur d’une personne n’est pas proposé comme approbateur",
            "MailboxSettings.Read" => "les réponses automatiques ne sont pas des absences",
            _ => "rien n’apparaît dans le flux d’activité",
        }}, sauf consentement d’un propriétaire ou d’une personne",
        ConnectionFine = name => $"Connexion : {name} donne des liens",
        NoConnection = name => ($"L’Azure Bot n’a pas de connexion OAuth nommée « {name} ».", "Ajoutez-la sous « Configuration » de l’Azure Bot, ou mettez dans Graph:ConnectionName le nom qui s’y trouve."),
        SignInRefused = app => ($"Le service de jetons refuse le bot {app}.", "Bot:AppId doit être le Microsoft App ID de l’Azure Bot qui porte la connexion."),
        SignInAway = (host, why) => ($"Le service de jetons ne répond pas à {host} : {why}", "Autorisez cette machine à l’appeler en https. En attendant, le bot publie lui-même les synthèses."),
    };

    public required string Off { get; init; }

    public required Func<string, string> Fine { get; init; }

    public required Func<string, string, (string What, string Remedy)> Away { get; init; }

    public required string Waits { get; init; }

    /// <summary>Of Graph's scope, though there is one for Teams.</summary>
    public required Func<string, string, (string What, string Remedy)> NoToken { get; init; }

    public required Func<string, string> NotPermitted { get; init; }

    public required Func<string, string> ConnectionFine { get; init; }

    public required Func<string, (string What, string Remedy)> NoConnection { get; init; }

    public required Func<string, (string What, string Remedy)> SignInRefused { get; init; }

    public required Func<string, string, (string What, string Remedy)> SignInAway { get; init; }

    public static GraphTexts For(Language language) => language.In(English, French);
}
