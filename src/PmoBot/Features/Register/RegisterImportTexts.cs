using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Register;

/// <summary>What an import and an export of registers say besides.</summary>
internal sealed record RegisterImportTexts
{
    private static readonly RegisterImportTexts English = new()
    {
        Language = Language.English,
        Does = "logs and changes risks, opportunities and issues from a CSV file; --partial writes the good lines although others are wrong",
        DoesExport = "writes risks, opportunities and issues as the CSV file that import-register reads, confidential ones only if asked",
        NotANumber = typed => $"“{typed}” is no number of an item. Write it as R-12, O-3 or I-7, or leave it empty to log a new item.",
        NumberTwice = (number, line) => $"{number} is on line {line} already. Each item once.",
        SaidTwice = line => $"Line {line} logs the same already.",
        OtherKind = (number, kind) => $"{number} is of the kind {kind}, and stays so.",
        NotOfKind = kind => $"This is not said of the kind {kind}.",
        TooMuch = "More than an amount can be.",
        NotYours = code => $"There is no project {code} whose register you run.",
        NoSuchItem = (number, code) => $"{code} has no {number}. Leave the number empty to log a new item.",
        NotSo = (state, wanted) => $"What is {state} cannot become {wanted}.",
        Ended = (number, state) => $"{number} is {state}: it does not change any more, unless it is opened again.",
        Log = (line, code, kind, statement) => $"line {line}: log in {code}, {kind}: {statement}",
        Change = (line, code, number, changes) => $"line {line}: change {code} {number}. {changes}",
        Things = new(count => count == 1 ? "1 item" : $"{count} items", "Risks", "risks"),
        NoProject = code => $"There is no project {code}.",
        Exported = (count, path) => $"{(count == 1 ? "1 item" : $"{count} items")} in {path}",
        CannotWrite = (path, why) => $"{path} cannot be written: {why}",
    };

    private static readonly RegisterImportTexts French = new()
    {
        Language = Language.French,
        Does = "consigne et modifie des risques, opportunités et problèmes à partir d’un fichier CSV ; --partial écrit les bonnes lignes même si d’autres sont fausses",
        DoesExport = "écrit les risques, opportunités et problèmes dans le fichier CSV que lit import-register, les confidentiels seulement si on les demande",
        NotANumber = typed => $"« {typed} » n’est pas le numéro d’un élément. Écrivez R-12, O-3 ou I-7, ou laissez vide pour en consigner un nouveau.",
        NumberTwice = (number, line) => $"{number} figure déjà à la ligne {line}. Chaque élément une seule fois.",
        SaidTwice = line => $"La ligne {line} consigne déjà la même chose.",
        OtherKind = (number, kind) => $"{number} est du type {kind}, et le reste.",
        NotOfKind = kind => $"Cela ne se dit pas du type {kind}.",
        TooMuch = "C’est plus qu’un montant ne peut être.",
        NotYours = code => $"Il n’y a pas de projet {code} dont vous teniez le registre.",
        NoSuchItem = (number, code) => $"{code} n’a pas de {number}. Laissez le numéro vide pour consigner un nouvel élément.",
        NotSo = (state, wanted) => $"Ce qui est {state} ne peut pas devenir {wanted}.",
        Ended = (number, state) => $"{number} est {state} : rien n’y change plus, sauf s’il est rouvert.",
        Log = (line, code, kind, statement) => $"ligne {line} : consigner dans {code}, {kind} : {statement}",
        Change = (line, code, number, changes) => $"ligne {line} : modifier {code} {number}. {changes}",
        Things = new(count => count > 1 ? $"{count} éléments" : $"{count} élément", "Risques", "risques"),
        NoProject = code => $"Il n’y a pas de projet {code}.",
        Exported = (count, path) => $"{(count > 1 ? $"{count} éléments" : $"{count} élément")} dans {path}",
        CannotWrite = (path, why) => $"{path} ne peut pas être écrit : {why}",
    };

    public required Language Language { get; init; }

    public required string Does { get; init; }

    public required string DoesExport { get; init; }

    public required Func<string, string> NotANumber { get; init; }

    public required Func<ItemNumber, int, string> NumberTwice { get; init; }

    public required Func<int, string> SaidTwice { get; init; }

    public required Func<ItemNumber, string, string> OtherKind { get; init; }

    public required Func<string, string> NotOfKind { get; init; }

    public required string TooMuch { get; init; }

    public required Func<string, string> NotYours { get; init; }

    public required Func<ItemNumber, string, string> NoSuchItem { get; init; }

    public required Func<string, string, string> NotSo { get; init; }

    public required Func<ItemNumber, string, string> Ended { get; init; }

    public required Func<int, string, string, string, string> Log { get; init; }

    public required Func<int, string, ItemNumber, string, string> Change { get; init; }

    public required ImportedThings Things { get; init; }

    public required Func<string, string> NoProject { get; init; }

    public required Func<int, string, string> Exported { get; init; }

    public required Func<string, string, string> CannotWrite { get; init; }

    public static RegisterImportTexts For(Language language) => language.In(English, French);
}
