using PmoBot.Conversation;

namespace PmoBot.Features.Register;

/// <summary>What is said where a message becomes a risk, and where somebody searches for a card to post.</summary>
internal sealed record ExtensionTexts
{
    private static readonly ExtensionTexts English = new()
    {
        ChooseAMessage = "“Log as risk” stands in the menu of a message: choose it there, and the form begins with what the message says.",
        CutShort = most => $"The message is longer than {most} characters: only its beginning stands below.",
        FromMessageOf = name => $"From a message of {name}",
        ProjectLabel = "Which project is it about?",
        ChooseProject = "Choose a project",
        Open = "Open",
        NotLinked = "What you post here is read by everybody here, and this conversation is linked to no project. The PMO links one: “link APOLLO”. In our personal chat you find all that you may read.",
        NothingToPost = "No project names you. Write the code of one that you may read (APOLLO); “projects” lists them.",
        NothingFound = "Nothing here fits these words. Write a number (R-12), a project’s code (APOLLO), or words of what was logged.",
    };

    private static readonly ExtensionTexts French = new()
    {
        ChooseAMessage = "« Consigner en risque » se trouve dans le menu d’un message : choisissez-le là, et le formulaire commence par ce que dit le message.",
        CutShort = most => $"Le message dépasse {most} caractères : seul son début figure ci-dessous.",
        FromMessageOf = name => $"D’après un message de {name}",
        ProjectLabel = "De quel projet s’agit-il ?",
        ChooseProject = "Choisissez un projet",
        Open = "Ouvrir",
        NotLinked = "Ce que vous publiez ici est lu par tous, et cette conversation n’est liée à aucun projet. Le PMO en lie un : « lier APOLLO ». Dans notre conversation personnelle, vous trouvez tout ce que vous pouvez lire.",
        NothingToPost = "Aucun projet ne vous nomme. Écrivez le code d’un projet que vous pouvez lire (APOLLO) ; « projets » les liste.",
        NothingFound = "Rien ici ne correspond à ces mots. Écrivez un numéro (R-12), le code d’un projet (APOLLO) ou des mots de ce qui a été consigné.",
    };

    public required string ChooseAMessage { get; init; }

    public required Func<int, string> CutShort { get; init; }

    public required Func<string, string> FromMessageOf { get; init; }

    public required string ProjectLabel { get; init; }

    public required string ChooseProject { get; init; }

    public required string Open { get; init; }

    public required string NotLinked { get; init; }

    public required string NothingToPost { get; init; }

    public required string NothingFound { get; init; }

    public static ExtensionTexts For(Language language) => language.In(English, French);
}
