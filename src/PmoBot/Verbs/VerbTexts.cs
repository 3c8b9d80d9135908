using PmoBot.Conversation;

namespace PmoBot.Verbs;

internal sealed record VerbTexts
{
    private static readonly VerbTexts English = new()
    {
        Language = Language.English,
        NotKnown = typed => $"There is no “{typed}”. There is:",
        OptionNotKnown = option => $"“--{option}” is not understood here:",
        UsedSo = "It is used so:",
        NoStorage = why => $"The storage cannot be used: {why}",
    };

    private static readonly VerbTexts French = new()
    {
        Language = Language.French,
        NotKnown = typed => $"« {typed} » n’existe pas. Il y a :",
        OptionNotKnown = option => $"« --{option} » n’est pas compris ici :",
        UsedSo = "Cela s’emploie ainsi :",
        NoStorage = why => $"Le stockage est inutilisable : {why}",
    };

    public required Language Language { get; init; }

    public required Func<string, string> NotKnown { get; init; }

    public required Func<string, string> OptionNotKnown { get; init; }

    public required string UsedSo { get; init; }

    public required Func<string, string> NoStorage { get; init; }

    public static VerbTexts For(Language language) => language.In(English, French);
}
