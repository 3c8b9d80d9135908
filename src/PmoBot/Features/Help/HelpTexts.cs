using PmoBot.Conversation;

namespace PmoBot.Features.Help;

internal sealed record HelpTexts
{
    private static readonly HelpTexts English = new()
    {
        Help = new("help", "what I can do here, for my role"),
        Title = "What I can do here",
        InChannel = channel => $"Here I answer when I am mentioned. This conversation is linked to {channel}, so commands need no code.",
        Mention = "Here I answer when I am mentioned. What not everybody here may see, I send to you alone.",
        Personal = "Type a command, in English or in French. A slip or two is understood.",
        Greeting = name => $"Hello {name}, I am PmoBot",
        WhatWillBeAsked = "If you lead a project, tell me once a period how it stands: “status” takes half a minute, for most of it is filled in from last time.",
        NotMeasured = "Projects are measured, persons are not: no answering time, no ranking. When you are away, your deputy can report.",
        WhereDataIs = "What you tell me is kept in your organisation’s own storage, and your PMO can read it. “settings” changes language and time zone.",
    };

    private static readonly HelpTexts French = new()
    {
        Help = new("aide", "ce que je sais faire ici, selon votre rôle"),
        Title = "Ce que je sais faire ici",
        InChannel = channel => $"Ici, je réponds quand on me mentionne. Cette conversation est liée à {channel} : les commandes s’y passent de code.",
        Mention = "Ici, je réponds quand on me mentionne. Ce que tous ne peuvent pas voir, je vous l’envoie à vous seul.",
        Personal = "Saisissez une commande, en français ou en anglais. Une ou deux fautes de frappe ne gênent pas.",
        Greeting = name => $"Bonjour {name}, je suis PmoBot",
        WhatWillBeAsked = "Si vous dirigez un projet, dites-moi à chaque période où il en est : « météo » prend une demi-minute, car presque tout est repris de la fois précédente.",
        NotMeasured = "On mesure les projets, jamais les personnes : ni temps de réponse, ni classement. En votre absence, votre suppléant peut rendre compte.",
        WhereDataIs = "Ce que vous me dites est conservé dans le stockage de votre organisation, et votre PMO peut le lire. « paramètres » change la langue et le fuseau horaire.",
    };

    public required CommandHelp Help { get; init; }

    public required string Title { get; init; }

    public required Func<string, string> InChannel { get; init; }

    public required string Mention { get; init; }

    public required string Personal { get; init; }

    public required Func<string, string> Greeting { get; init; }

    public required string WhatWillBeAsked { get; init; }

    public required string NotMeasured { get; init; }

    public required string WhereDataIs { get; init; }

    public static HelpTexts For(Language language) => language.In(English, French);
}
