namespace PmoBot.Conversation;

internal sealed record FileTexts
{
    private static readonly FileTexts English = new()
    {
        DropItPersonally = "Please drop files in our personal chat: what they hold may not be for everybody here.",
        NotTaken = (name, taken) => taken.Length > 0
            ? $"I do not know what to do with “{name}”. I take files that end in {taken}."
            : $"I do not know what to do with “{name}”: I take no files here. “help” lists what I can do.",
        TooLarge = (name, most) => $"“{name}” is larger than {most} MB, and I read no larger file. Please split it in two.",
        TooSlow = name => $"“{name}” took too long to arrive. Nothing was read: please drop it again.",
        FromElsewhere = name => $"“{name}” does not come from your organisation’s OneDrive or SharePoint, so I did not open it. Please drop it from your computer.",
        OutOfReach = name => $"I could not fetch “{name}”. Nothing was read: please drop it again.",
    };

    private static readonly FileTexts French = new()
    {
        DropItPersonally = "Déposez les fichiers dans notre conversation personnelle : leur contenu ne s’adresse peut-être pas à tous ici.",
        NotTaken = (name, taken) => taken.Length > 0
            ? $"Je ne sais pas quoi faire de « {name} ». Je prends les fichiers qui se terminent par {taken}."
            : $"Je ne sais pas quoi faire de « {name} » : je ne prends pas de fichiers ici. « aide » liste ce que je sais faire.",
        TooLarge = (name, most) => $"« {name} » dépasse {most} Mo, et je ne lis pas de fichier plus grand. Partagez-le en deux.",
        TooSlow = name => $"« {name} » a mis trop de temps à arriver. Rien n’a été lu : déposez-le de nouveau.",
        FromElsewhere = name => $"« {name} » ne vient ni du OneDrive ni du SharePoint de votre organisation : je ne l’ai pas ouvert. Déposez-le depuis votre ordinateur.",
        OutOfReach = name => $"Je n’ai pas pu récupérer « {name} ». Rien n’a été lu : déposez-le de nouveau.",
    };

    public required string DropItPersonally { get; init; }

    public required Func<string, string, string> NotTaken { get; init; }

    public required Func<string, int, string> TooLarge { get; init; }

    public required Func<string, string> TooSlow { get; init; }

    public required Func<string, string> FromElsewhere { get; init; }

    public required Func<string, string> OutOfReach { get; init; }

    public static FileTexts For(Language language) => language.In(English, French);

    /// <summary>Why there is nothing to read, and what to do; null where there is.</summary>
    public string? Explain(DroppedFile file, FileContent content) => content switch
    {
        FileContent.Read => null,
        FileContent.TooLarge { MostBytes: var most } => TooLarge(file.Name, most / (1024 * 1024)),
        FileContent.TooSlow => TooSlow(file.Name),
        FileContent.FromElsewhere => FromElsewhere(file.Name),
        _ => OutOfReach(file.Name),
    };
}
