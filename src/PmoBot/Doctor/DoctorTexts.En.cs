using System.Globalization;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed partial record DoctorTexts
{
    private static readonly DoctorTexts English = new()
    {
        Language = Language.English,
        Does = "looks at settings, storage, clock, tokens, permissions and deliveries, and says what to do",
        Kind = kind => kind switch { FindingKind.Fine => "ok   ", FindingKind.Note => "note ", _ => "WRONG" },
        Sum = (wrong, notes) => $"{wrong} wrong, {notes} {(notes == 1 ? "note" : "notes")}",
        NoAnswer = seconds => ($"No answer within {seconds} seconds.", "Look whether this machine reaches the network, and type it again."),
        SettingsFine = "Settings: each can be read",
        SqliteFine = file => $"Storage: SQLite, {file}, written and read; for one machine",
        TablesFine = table => $"Storage: Azure Table Storage, table {table}, written and read",
        StorageAway = why => ($"The storage cannot be used: {why}", "SQLite: the folder must be there, on a local disk, writable. Table Storage: check Storage:TableEndpoint or Storage:ConnectionString, the account's firewall, and that this identity has the role “Storage Table Data Contributor”."),
        DiskFull = (folder, free) => ($"Only {free} MiB are free in {folder}.", "Make room, or move the file to a larger disk: nothing can be saved on a full one."),
        FileOpen = file => $"Storage: everybody on this machine can read {file} (chmod 600 keeps it to the bot)",
        NoApp = "Bot: no Bot:AppId, so that only the local Teams on this machine can talk to it",
        NoCredential = "Bot: no Bot:Credential, so that it answers nobody but the local Teams",
        KeysFine = (host, keys) => $"Bot: {host} gives the {(keys == 1 ? "key" : $"{keys} keys")} that Teams signs with",
        KeysAway = (host, why) => ($"The keys that Teams signs with cannot be had from {host}: {why}", "Without them every message is refused. Let this machine call it by https, or correct Bot:OpenIdMetadata."),
        NoKeys = address => ($"{address} gives no keys.", "Correct Bot:OpenIdMetadata, or take it out: the public cloud’s address is the default."),
        ClockWrong = by => ($"This machine’s clock is {Math.Abs(by)} seconds {(by > 0 ? "ahead" : "behind")}.", "Let it be set by time servers (timedatectl set-ntp true): tokens are refused, and rounds go out at the wrong time."),
        ClockOff = by => $"Clock: {Math.Abs(by)} seconds {(by > 0 ? "ahead" : "behind")}",
        TokenFine = app => $"Bot: a token for {app}",
        NoToken = (why, code) => ($"The bot gets no token: {why}", code switch
        {
            "AADSTS7000215" or "AADSTS7000222" => "Bot:ClientSecret is wrong, or has run out: make a new one in Entra ID, “Certificates & secrets”, and set its value (not its id).",
            "AADSTS700016" => "Bot:AppId is not known in Bot:TenantId: copy both from the app’s registration.",
            "AADSTS90002" or "AADSTS900023" => "Bot:TenantId is no tenant: copy it from Entra ID, “Overview”.",
            _ => "Managed identity: assign it to this app, and set its client id as Bot:AppId. Client secret: check Bot:AppId, Bot:TenantId and Bot:ClientSecret, and that this machine reaches the login.",
        }),
        OtherTenant = (tenant, set) => ($"The bot’s token is of the tenant {tenant}, and Bot:TenantId is {set}.", "Set the tenant that the app and its users are in."),
        OtherApp = (app, set) => ($"The bot’s token is of the app {app}, and Bot:AppId is {set}.", "Set the id that the Azure Bot names as its Microsoft App ID."),
        GraphOff = "Graph: off. Digests are posted by the bot itself, and the directory is not read (Graph:Enabled)",
        GraphFine = host => $"Graph: {host} answers",
        GraphAway = (host, why) => ($"Microsoft Graph cannot be reached at {host}: {why}", "Let this machine call it by https, or correct Graph:BaseUrl."),
        GraphWaits = "Graph: permissions and sign-in cannot be looked at while the bot gets no token",
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
        NothingLate = "Deliveries: nothing is late",
        Late = (count, since) => ($"{(count == 1 ? "1 delivery is" : $"{count} deliveries are")} late, the first since {since.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.", "Start the bot on this storage, or look into its log for what keeps it."),
        GivenUp = count => $"Deliveries: {(count == 1 ? "1 was" : $"{count} were")} given up (rows dead-… of tenant), the latest:",
        PmoMet = (met, all) => $"PMO: {met} of {all} in Pmo:Admins have met the bot",
        PmoUnmet = "PMO: nobody in Pmo:Admins has met the bot yet. Install the app for one of them, and write “help” to it",
        PeopleOff = "People: figures on persons are off (Compliance:People)",
    };
}
