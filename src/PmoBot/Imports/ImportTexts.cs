using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>What can be wrong with a file, before anybody asks what it is about.</summary>
internal sealed record ImportTexts
{
    private static readonly ImportTexts English = new()
    {
        Language = Language.English,
        TooLarge = most => $"The file is larger than {most} MB. Split it in two.",
        TooManyLines = most => $"The file goes on after line {most}, and I read no further. Split it in two.",
        Empty = "The file is empty. Its first line names the columns.",
        NotText = "This is not text in UTF-8. In Excel, save it as “CSV UTF-8”.",
        NotUtf8 = "Here stands a letter that is not UTF-8. In Excel, save the file as “CSV UTF-8”.",
        BadQuotes = "A quotation mark is left open, or stands inside a field. Put the whole field in quotation marks, and double those inside.",
        ReadAsPartOf = first => $"Read as part of line {first}, where a quotation mark opens. Correct that line first.",
        UnknownColumn = (name, columns) => $"There is no column “{name}”. The columns are: {columns}.",
        RepeatedColumn = name => $"The column “{name}” is there twice.",
        MissingColumn = name => $"The column “{name}” is missing. It may be empty, but it must be there.",
        WrongWidth = (fields, columns) => $"{fields} fields, where the header names {columns} columns.",
        Missing = "This must not be empty.",
        TooLong = most => $"Longer than {most} characters.",
        NotADate = text => $"“{text}” is not a date from 2000 to 2100. Write it as 2026-12-31.",
        AmbiguousDate = (text, one, other) => $"“{text}” can be {Day(one)} or {Day(other)}. Write {Iso(one)} or {Iso(other)}.",
        NotAnAmount = text => $"“{text}” is not an amount. Write it as 1500 or 1500.50, without a sign or a currency.",
        AmbiguousAmount = text => $"“{text}” can be a thousand times more or less, depending on who reads it. Write it as 1500 or 1.50.",
        NotAPerson = text => $"“{text}” is not a person. Write: Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>, with the Entra object id.",
        OnePersonOnly = "Only one person can stand here.",
        NotKnown = (typed, known) => $"“{typed}” is not one of: {known}.",
        UnitAlone = "Another currency needs its amount.",
    };

    private static readonly ImportTexts French = new()
    {
        Language = Language.French,
        TooLarge = most => $"Le fichier dépasse {most} Mo. Partagez-le en deux.",
        TooManyLines = most => $"Le fichier continue après la ligne {most}, et je n’en lis pas plus. Partagez-le en deux.",
        Empty = "Le fichier est vide. Sa première ligne nomme les colonnes.",
        NotText = "Ce n’est pas du texte en UTF-8. Dans Excel, enregistrez-le en « CSV UTF-8 ».",
        NotUtf8 = "Un caractère de cette ligne n’est pas en UTF-8. Dans Excel, enregistrez le fichier en « CSV UTF-8 ».",
        BadQuotes = "Un guillemet n’est pas refermé, ou se trouve dans un champ. Mettez le champ entier entre guillemets, et doublez ceux qu’il contient.",
        ReadAsPartOf = first => $"Lue comme suite de la ligne {first}, où s’ouvre un guillemet. Corrigez d’abord cette ligne.",
        UnknownColumn = (name, columns) => $"Il n’y a pas de colonne « {name} ». Les colonnes sont : {columns}.",
        RepeatedColumn = name => $"La colonne « {name} » figure deux fois.",
        MissingColumn = name => $"La colonne « {name} » manque. Elle peut être vide, mais elle doit exister.",
        WrongWidth = (fields, columns) => $"{fields} champs, alors que l’en-tête nomme {columns} colonnes.",
        Missing = "Ce champ ne peut pas être vide.",
        TooLong = most => $"Plus de {most} caractères.",
        NotADate = text => $"« {text} » n’est pas une date entre 2000 et 2100. Écrivez 31/12/2026 ou 2026-12-31.",
        AmbiguousDate = (text, one, other) => $"« {text} » peut être {Iso(one)} ou {Iso(other)}. Écrivez la date ainsi.",
        NotAnAmount = text => $"« {text} » n’est pas un montant. Écrivez 1500 ou 1500,50, sans signe ni devise.",
        AmbiguousAmount = text => $"« {text} » peut valoir mille fois plus ou moins, selon qui le lit. Écrivez 1500 ou 1,50.",
        NotAPerson = text => $"« {text} » n’est pas une personne. Écrivez : Camille Martin <6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01>, avec l’identifiant d’objet Entra.",
        OnePersonOnly = "Une seule personne peut figurer ici.",
        NotKnown = (typed, known) => $"« {typed} » ne fait pas partie de : {known}.",
        UnitAlone = "Une autre devise a besoin de son montant.",
    };

    public required Language Language { get; init; }

    public required Func<int, string> TooLarge { get; init; }

    public required Func<int, string> TooManyLines { get; init; }

    public required string Empty { get; init; }

    public required string NotText { get; init; }

    public required string NotUtf8 { get; init; }

    public required string BadQuotes { get; init; }

    public required Func<int, string> ReadAsPartOf { get; init; }

    public required Func<string, string, string> UnknownColumn { get; init; }

    public required Func<string, string> RepeatedColumn { get; init; }

    public required Func<string, string> MissingColumn { get; init; }

    public required Func<int, int, string> WrongWidth { get; init; }

    public required string Missing { get; init; }

    public required Func<int, string> TooLong { get; init; }

    public required Func<string, string> NotADate { get; init; }

    public required Func<string, LocalDate, LocalDate, string> AmbiguousDate { get; init; }

    public required Func<string, string> NotAnAmount { get; init; }

    public required Func<string, string> AmbiguousAmount { get; init; }

    public required Func<string, string> NotAPerson { get; init; }

    public required string OnePersonOnly { get; init; }

    public required Func<string, string, string> NotKnown { get; init; }

    public required string UnitAlone { get; init; }

    public static ImportTexts For(Language language) => language.In(English, French);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Day(LocalDate date) => date.ToString("d MMMM uuuu", Language.English.Culture());
}
