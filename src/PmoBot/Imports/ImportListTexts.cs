using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>What every import says: a line for each that it writes or cannot, then the count.</summary>
internal sealed record ImportListTexts
{
    private static readonly ImportListTexts English = new()
    {
        Language = Language.English,
        NoFile = path => $"There is no file {path}.",
        Unreadable = (path, why) => $"{path} cannot be read: {why}",
        ChangedMeanwhile = "Somebody changed this project meanwhile. Nothing of the line was written: import the file again.",
        Busy = "Too many changed this project at the same moment. Nothing of it was written: import the file again.",
        Wrong = fault => $"line {fault.Line}: wrong{(fault.Column is { } column ? $", {column}" : "")}: {fault.Message}",
        NothingWritten = "Nothing was written. Correct the wrong lines, or write the others with --partial.",
        DryRun = "A dry run: nothing was written.",
        Planned = count => $"{count.Created} to create, {count.Changed} to change, {count.Unchanged} unchanged, {count.Wrong} wrong",
        AndMore = count => $"and {count} more",
        WrongLeftOut = "Wrong lines are left out: correct them and drop the file again, or import the others.",
        TooManyForChat = most => $"In chat I import {most} at most: split the file, or use the command on the server.",
        Import = things => $"Import {things}",
        Kept = "The file is kept until you press the button, for one day at most.",
        DoesOtherwise = count => count == 1
            ? "1 line was left out, since somebody changed what it is about: it would do something else now than the list said. Look at it, then import it."
            : $"{count} lines were left out, since somebody changed what they are about: they would do something else now than the list said. Look at them, then import them.",
        NotMeant = (file, headers) => $"I do not know what “{file}” is about: its first line names none of the columns that I understand. It must be {headers}.",
        Gone = "This file is not kept any more: it is being imported, it was, or a day has passed. Drop it again if anything is missing.",
        Count = count => $"{count.Created} created, {count.Changed} changed, {count.Unchanged} unchanged, {count.Wrong} wrong",
    };

    private static readonly ImportListTexts French = new()
    {
        Language = Language.French,
        NoFile = path => $"Il n’y a pas de fichier {path}.",
        Unreadable = (path, why) => $"{path} est illisible : {why}",
        ChangedMeanwhile = "Quelqu’un a modifié ce projet entre-temps. Rien de la ligne n’a été écrit : importez le fichier de nouveau.",
        Busy = "Trop de personnes modifiaient ce projet au même moment. Rien n’en a été écrit : importez le fichier de nouveau.",
        Wrong = fault => $"ligne {fault.Line} : faux{(fault.Column is { } column ? $", {column}" : "")} : {fault.Message}",
        NothingWritten = "Rien n’a été écrit. Corrigez les lignes fausses, ou écrivez les autres avec --partial.",
        DryRun = "Essai à blanc : rien n’a été écrit.",
        Planned = count => $"{count.Created} à créer, {count.Changed} à modifier, {Many(count.Unchanged, "inchangé")}, {Many(count.Wrong, "erroné")}",
        AndMore = count => $"et {count} de plus",
        WrongLeftOut = "Les lignes fausses sont laissées de côté : corrigez-les et déposez le fichier de nouveau, ou importez les autres.",
        TooManyForChat = most => $"Dans la conversation, j’importe {most} au plus : partagez le fichier, ou employez la commande sur le serveur.",
        Import = things => $"Importer {things}",
        Kept = "Le fichier est gardé jusqu’à ce que vous appuyiez sur le bouton, un jour au plus.",
        DoesOtherwise = count => count == 1
            ? "1 ligne a été laissée de côté, car quelqu’un a modifié ce dont elle parle : elle ferait maintenant autre chose que ce que disait la liste. Vérifiez-la, puis importez-la."
            : $"{count} lignes ont été laissées de côté, car quelqu’un a modifié ce dont elles parlent : elles feraient maintenant autre chose que ce que disait la liste. Vérifiez-les, puis importez-les.",
        NotMeant = (file, headers) => $"Je ne sais pas de quoi parle « {file} » : sa première ligne ne nomme pas les colonnes que je comprends. Ce doit être {headers}.",
        Gone = "Ce fichier n’est plus gardé : il est en cours d’import, il a été importé, ou un jour a passé. Déposez-le de nouveau s’il manque quelque chose.",
        Count = count => $"{Many(count.Created, "créé")}, {Many(count.Changed, "modifié")}, {Many(count.Unchanged, "inchangé")}, {Many(count.Wrong, "erroné")}",
    };

    public required Language Language { get; init; }

    public required Func<string, string> NoFile { get; init; }

    public required Func<string, string, string> Unreadable { get; init; }

    public required string ChangedMeanwhile { get; init; }

    public required string Busy { get; init; }

    public required Func<ImportFault, string> Wrong { get; init; }

    public required string NothingWritten { get; init; }

    public required string DryRun { get; init; }

    public required Func<ImportCount, string> Planned { get; init; }

    public required Func<int, string> AndMore { get; init; }

    public required string WrongLeftOut { get; init; }

    public required Func<string, string> TooManyForChat { get; init; }

    public required Func<string, string> Import { get; init; }

    public required string Kept { get; init; }

    public required Func<int, string> DoesOtherwise { get; init; }

    public required Func<string, string, string> NotMeant { get; init; }

    public required string Gone { get; init; }

    public required Func<ImportCount, string> Count { get; init; }

    public static ImportListTexts For(Language language) => language.In(English, French);

    private static string Many(int count, string word) => count > 1 ? $"{count} {word}s" : $"{count} {word}";
}
