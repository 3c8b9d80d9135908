using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Projects;

/// <summary>What an import of projects says besides.</summary>
internal sealed record ProjectImportTexts
{
    private static readonly ProjectImportTexts English = new()
    {
        Language = Language.English,
        Does = "creates and changes projects from a CSV file; --partial writes the good lines although others are wrong",
        CodeTwice = (code, line) => $"{code} is on line {line} already. Each project once.",
        TooMuch = "More than a budget can be.",
        ManagerMissing = "A new project needs a project manager.",
        UnitMissing = "A budget needs a currency, or PD for person-days.",
        Create = (line, code, name) => $"line {line}: create {code}, {name}",
        CreateIn = (line, code, name, portfolio) => $"line {line}: create {code}, {name}, in the new portfolio {portfolio}",
        Change = (line, code, changes) => $"line {line}: change {code}. {changes}",
        Things = new(count => count == 1 ? "1 project" : $"{count} projects", "Projects", "projects"),
    };

    private static readonly ProjectImportTexts French = new()
    {
        Language = Language.French,
        Does = "crée et modifie des projets à partir d’un fichier CSV ; --partial écrit les bonnes lignes même si d’autres sont fausses",
        CodeTwice = (code, line) => $"{code} figure déjà à la ligne {line}. Chaque projet une seule fois.",
        TooMuch = "C’est plus qu’un budget ne peut être.",
        ManagerMissing = "Un nouveau projet a besoin d’un chef de projet.",
        UnitMissing = "Un budget a besoin d’une devise, ou de JH pour des jours-hommes.",
        Create = (line, code, name) => $"ligne {line} : créer {code}, {name}",
        CreateIn = (line, code, name, portfolio) => $"ligne {line} : créer {code}, {name}, dans le nouveau portefeuille {portfolio}",
        Change = (line, code, changes) => $"ligne {line} : modifier {code}. {changes}",
        Things = new(count => count > 1 ? $"{count} projets" : $"{count} projet", "Projets", "projets"),
    };

    public required Language Language { get; init; }

    public required string Does { get; init; }

    public required Func<string, int, string> CodeTwice { get; init; }

    public required string TooMuch { get; init; }

    public required string ManagerMissing { get; init; }

    public required string UnitMissing { get; init; }

    public required Func<int, string, string, string> Create { get; init; }

    public required Func<int, string, string, string, string> CreateIn { get; init; }

    public required Func<int, string, string, string> Change { get; init; }

    public required ImportedThings Things { get; init; }

    public static ProjectImportTexts For(Language language) => language.In(English, French);
}
