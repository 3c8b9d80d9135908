using PmoBot.Conversation;
using PmoBot.Tables;

namespace PmoBot.Backups;

internal sealed record BackupTexts
{
    private static readonly BackupTexts English = new()
    {
        DoesExport = "writes everything that is kept into one file, while the bot is stopped",
        DoesRestore = "writes what such a file holds into an empty storage",
        Exported = (sum, path) => $"{Rows(sum.Rows)} in {path}, sha256 {sum.Hash}",
        Exists = path => $"{path} exists already: choose another name. Nothing was written.",
        Changed = "The storage changed meanwhile, so no file was kept: stop the bot, every replica of it, and export again.",
        Empty = "The storage is empty, so no file was kept: look at the settings Storage:*.",
        CannotWrite = (path, why) => $"{path} cannot be written: {why}",
        CannotRead = (path, why) => $"{path} cannot be read: {why}",
        Other = path => $"{path} is no file that “export” wrote. Nothing was written.",
        Broken = path => $"{path} was cut short or changed. Nothing was written: take another copy of it.",
        NotEmpty = row => $"The storage is not empty: {row.Partition} {row.Key} is not in the file, or differs from it. Nothing was written: take an empty one, and start no bot on it before the end.",
        Would = (sum, missing) => $"{Rows(missing)} of {sum.Rows} would be written. Nothing was.",
        Restored = (sum, written) => $"{Rows(written)} written; the storage holds the {Rows(sum.Rows)} of the file, sha256 {sum.Hash}",
        Failed = why => $"The storage failed on the way ({why}). What was written until then stays. Look what “doctor” says, and type the same again: it goes on where it stopped.",
        NotAll = "Not everything was written, or the storage was changed meanwhile: stop whatever uses it, and type the same again. It goes on where it stopped.",
    };

    private static readonly BackupTexts French = new()
    {
        DoesExport = "écrit tout ce qui est conservé dans un seul fichier, le bot étant arrêté",
        DoesRestore = "écrit le contenu d’un tel fichier dans un stockage vide",
        Exported = (sum, path) => $"{Lignes(sum.Rows)} dans {path}, sha256 {sum.Hash}",
        Exists = path => $"{path} existe déjà : choisissez un autre nom. Rien n’a été écrit.",
        Changed = "Le stockage a changé entre-temps, aucun fichier n’a donc été gardé : arrêtez le bot, toutes ses instances, et recommencez.",
        Empty = "Le stockage est vide, aucun fichier n’a donc été gardé : vérifiez les réglages Storage:*.",
        CannotWrite = (path, why) => $"Impossible d’écrire {path} : {why}",
        CannotRead = (path, why) => $"Impossible de lire {path} : {why}",
        Other = path => $"{path} n’est pas un fichier écrit par « export ». Rien n’a été écrit.",
        Broken = path => $"{path} a été tronqué ou modifié. Rien n’a été écrit : prenez-en une autre copie.",
        NotEmpty = row => $"Le stockage n’est pas vide : {row.Partition} {row.Key} n’est pas dans le fichier, ou en diffère. Rien n’a été écrit : prenez un stockage vide, et n’y démarrez aucun bot avant la fin.",
        Would = (sum, missing) => $"{Lignes(missing)} sur {sum.Rows} {(missing <= 1 ? "serait écrite" : "seraient écrites")}. Rien ne l’a été.",
        Restored = (sum, written) => $"{Lignes(written)} {(written <= 1 ? "écrite" : "écrites")} ; le stockage contient {(sum.Rows == 1 ? "la ligne" : $"les {Lignes(sum.Rows)}")} du fichier, sha256 {sum.Hash}",
        Failed = why => $"Le stockage a fait défaut en cours de route ({why}). Ce qui était déjà écrit le reste. Voyez ce que dit « doctor », et retapez la même commande : elle reprend où elle s’est arrêtée.",
        NotAll = "Tout n’a pas été écrit, ou le stockage a changé entre-temps : arrêtez ce qui l’utilise, et retapez la même commande. Elle reprend où elle s’est arrêtée.",
    };

    public required string DoesExport { get; init; }

    public required string DoesRestore { get; init; }

    public required Func<BackupSum, string, string> Exported { get; init; }

    public required Func<string, string> Exists { get; init; }

    public required string Changed { get; init; }

    public required string Empty { get; init; }

    public required Func<string, string, string> CannotWrite { get; init; }

    public required Func<string, string, string> CannotRead { get; init; }

    public required Func<string, string> Other { get; init; }

    public required Func<string, string> Broken { get; init; }

    public required Func<TableRow, string> NotEmpty { get; init; }

    /// <summary>What the file holds, and how many of its rows are missing.</summary>
    public required Func<BackupSum, long, string> Would { get; init; }

    /// <summary>What the file holds, and how many of its rows were written.</summary>
    public required Func<BackupSum, long, string> Restored { get; init; }

    public required Func<string, string> Failed { get; init; }

    public required string NotAll { get; init; }

    public static BackupTexts For(Language language) => language.In(English, French);

    private static string Rows(long count) => count == 1 ? "1 row" : $"{count} rows";

    private static string Lignes(long count) => count <= 1 ? $"{count} ligne" : $"{count} lignes";
}
