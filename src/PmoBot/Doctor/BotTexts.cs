using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed record BotTexts
{
    private static readonly BotTexts English = new()
    {
        NoApp = "Bot: no Bot:AppId, so that only the local Teams on this machine can talk to it",
        NoCredential = "Bot: no Bot:Credential, so that it answers nobody but the local Teams",
        KeysFine = (host, keys) => $"Bot: {host} gives the {(keys == 1 ? "key" : $"{keys} keys")} that Teams signs with",
        KeysAway = (host, why) => ($"The keys that Teams signs with cannot be had from {host}: {why}", "Without them every message is refused. Let this machine call it by https, or correct Bot:OpenIdMetadata."),
        NoKeys = address => ($"{address} gives no keys.", "Correct Bot:OpenIdMetadata, or take it out: without it the cloud of Bot:LoginUrl is asked."),
        OtherCloud = (address, issuer, set) => ($"{address} gives the keys of {issuer}, and messages come from {set}.", "Every message is refused. Take out Bot:OpenIdMetadata, and set Bot:LoginUrl to the login of the cloud that the Azure Bot is in."),
        ClockWrong = by => ($"This machine’s clock is {Math.Abs(by)} seconds {(by > 0 ? "ahead" : "behind")}.", "Let it be set by time servers (timedatectl set-ntp true): tokens are refused, and rounds go out at the wrong time."),
        ClockOff = by => $"Clock: {Math.Abs(by)} seconds {(by > 0 ? "ahead" : "behind")}",
        TokenFine = app => $"Bot: a token for {app}",
        NoToken = (why, code) => ($"The bot gets no token: {why}", code switch
        {
            "AADSTS7000215" or "AADSTS7000222" => "Bot:ClientSecret is wrong, or has run out: make a new one in Entra ID, “Certificates & secrets”, and set its value (not its id).",
            "AADSTS700016" => "Bot:AppId is not known in Bot:TenantId: copy both from the app registration.",
            "AADSTS90002" or "AADSTS900023" => "Bot:TenantId is no tenant: copy it from Entra ID, “Overview”.",
            _ => "Managed identity: assign it to this app, and set its client id as Bot:AppId; elsewhere than in Azure there is none. Client secret: check Bot:AppId, Bot:TenantId and Bot:ClientSecret, and that this machine reaches the login.",
        }),
        OtherTenant = (tenant, set) => ($"The bot’s token is of the tenant {tenant}, and Bot:TenantId is {set}.", "Set the tenant that the app and its users are in."),
        OtherApp = (app, set) => ($"The bot’s token is of the app {app}, and Bot:AppId is {set}.", "Set the id that the Azure Bot names as its Microsoft App ID."),
    };

    private static readonly BotTexts French = new()
    {
        NoApp = "Bot : pas de Bot:AppId, seul le Teams local de cette machine peut donc lui parler",
        NoCredential = "Bot : pas de Bot:Credential, il ne répond donc qu’au Teams local",
        KeysFine = (host, keys) => $"Bot : {host} donne {(keys <= 1 ? "la clé avec laquelle" : $"les {keys} clés avec lesquelles")} Teams signe",
        KeysAway = (host, why) => ($"Impossible d’obtenir de {host} les clés avec lesquelles Teams signe : {why}", "Sans elles, tout message est refusé. Autorisez cette machine à l’appeler en https, ou corrigez Bot:OpenIdMetadata."),
        NoKeys = address => ($"{address} ne donne aucune clé.", "Corrigez Bot:OpenIdMetadata, ou retirez-le : sans lui, c’est le cloud de Bot:LoginUrl qui est interrogé."),
        OtherCloud = (address, issuer, set) => ($"{address} donne les clés de {issuer}, et les messages viennent de {set}.", "Tout message est refusé. Retirez Bot:OpenIdMetadata, et mettez dans Bot:LoginUrl le service de connexion du cloud où se trouve l’Azure Bot."),
        ClockWrong = by => ($"L’horloge de cette machine {(by > 0 ? "avance" : "retarde")} de {Math.Abs(by)} secondes.", "Confiez-la à des serveurs de temps (timedatectl set-ntp true) : les jetons sont refusés, et les campagnes partent à la mauvaise heure."),
        ClockOff = by => $"Horloge : {(by > 0 ? "avance" : "retarde")} de {Math.Abs(by)} secondes",
        TokenFine = app => $"Bot : un jeton pour {app}",
        NoToken = (why, code) => ($"Le bot n’obtient pas de jeton : {why}", code switch
        {
            "AADSTS7000215" or "AADSTS7000222" => "Bot:ClientSecret est faux ou a expiré : créez-en un dans Entra ID, « Certificats et secrets », et mettez-en la valeur (pas l’identifiant).",
            "AADSTS700016" => "Bot:AppId est inconnu dans Bot:TenantId : recopiez les deux de l’inscription de l’application.",
            "AADSTS90002" or "AADSTS900023" => "Bot:TenantId n’est pas un locataire : recopiez-le d’Entra ID, « Vue d’ensemble ».",
            _ => "Identité managée : attribuez-la à cette application, et mettez son identifiant client dans Bot:AppId ; ailleurs que dans Azure, il n’y en a pas. Secret client : vérifiez Bot:AppId, Bot:TenantId et Bot:ClientSecret, et que cette machine atteint le service de connexion.",
        }),
        OtherTenant = (tenant, set) => ($"Le jeton du bot est du locataire {tenant}, et Bot:TenantId vaut {set}.", "Indiquez le locataire de l’application et de ses utilisateurs."),
        OtherApp = (app, set) => ($"Le jeton du bot est de l’application {app}, et Bot:AppId vaut {set}.", "Indiquez l’identifiant que l’Azure Bot nomme Microsoft App ID."),
    };

    public required string NoApp { get; init; }

    public required string NoCredential { get; init; }

    public required Func<string, int, string> KeysFine { get; init; }

    public required Func<string, string, (string What, string Remedy)> KeysAway { get; init; }

    public required Func<string, (string What, string Remedy)> NoKeys { get; init; }

    /// <summary>An address, whose keys it gives, and whose are wanted.</summary>
    public required Func<string, string, string, (string What, string Remedy)> OtherCloud { get; init; }

    /// <summary>Seconds ahead of others; less than zero: behind.</summary>
    public required Func<long, (string What, string Remedy)> ClockWrong { get; init; }

    public required Func<long, string> ClockOff { get; init; }

    public required Func<string, string> TokenFine { get; init; }

    /// <summary>Why, and Entra's number of the error.</summary>
    public required Func<string, string?, (string What, string Remedy)> NoToken { get; init; }

    public required Func<string, string, (string What, string Remedy)> OtherTenant { get; init; }

    public required Func<string, string, (string What, string Remedy)> OtherApp { get; init; }

    public static BotTexts For(Language language) => language.In(English, French);
}
