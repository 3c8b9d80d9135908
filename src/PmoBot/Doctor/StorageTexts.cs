using PmoBot.Configuration;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

internal sealed record StorageTexts
{
    private static readonly StorageTexts English = new()
    {
        SqliteFine = file => $"Storage: SQLite, {file}, written and read; for one machine",
        TablesFine = table => $"Storage: Azure Table Storage, table {table}, written and read",
        Empty = "Storage: no project and nobody stands in it yet. If that is not so, look at the settings Storage:*",
        SqliteAway = why => ($"The storage cannot be used: {why}", "Storage:SqlitePath must be on a local disk, writable for whoever runs this, and not full. No other program may hold the file for long."),
        TablesAway = why => ($"The storage cannot be used: {why}", "Check Storage:TableEndpoint or Storage:ConnectionString, the account’s firewall, and that this identity has the role “Storage Table Data Contributor”; a user-assigned one is named by the environment variable AZURE_CLIENT_ID."),
        DiskFull = (folder, free) => ($"Only {free} MiB are free in {folder}.", "Make room, or move the file to a larger disk: nothing can be saved on a full one."),
        FileOpen = file => $"Storage: everybody on this machine can read {file} (chmod 600 keeps it to the bot)",
    };

    private static readonly StorageTexts French = new()
    {
        SqliteFine = file => $"Stockage : SQLite, {file}, écrit et relu ; pour une seule machine",
        TablesFine = table => $"Stockage : Azure Table Storage, table {table}, écrite et relue",
        Empty = "Stockage : aucun projet ni aucune personne n’y figure encore. Si ce n’est pas ce que vous attendez, vérifiez les réglages Storage:*",
        SqliteAway = why => ($"Le stockage est inutilisable : {why}", "Storage:SqlitePath doit être sur un disque local, qui n’est pas plein, et accessible en écriture à qui lance ce programme. Aucun autre programme ne doit retenir longtemps le fichier."),
        TablesAway = why => ($"Le stockage est inutilisable : {why}", "Vérifiez Storage:TableEndpoint ou Storage:ConnectionString, le pare-feu du compte, et que cette identité a le rôle « Storage Table Data Contributor » ; une identité affectée par l’utilisateur se nomme par la variable d’environnement AZURE_CLIENT_ID."),
        DiskFull = (folder, free) => ($"Il ne reste que {free} Mio dans {folder}.", "Libérez de la place, ou déplacez le fichier sur un disque plus grand : rien ne s’enregistre sur un disque plein."),
        FileOpen = file => $"Stockage : tout le monde sur cette machine peut lire {file} (chmod 600 le réserve au bot)",
    };

    public required Func<string, string> SqliteFine { get; init; }

    public required Func<string, string> TablesFine { get; init; }

    public required string Empty { get; init; }

    public required Func<string, (string What, string Remedy)> SqliteAway { get; init; }

    public required Func<string, (string What, string Remedy)> TablesAway { get; init; }

    /// <summary>Of a folder, and how many MiB are free.</summary>
    public required Func<string, long, (string What, string Remedy)> DiskFull { get; init; }

    public required Func<string, string> FileOpen { get; init; }

    public (string What, string Remedy) Away(StorageSettings settings, string why) => settings is StorageSettings.Sqlite ? SqliteAway(why) : TablesAway(why);

    public static StorageTexts For(Language language) => language.In(English, French);
}
