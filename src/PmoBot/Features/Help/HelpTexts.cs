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
        Greeting = name => name is "" ? "Hello, I am PmoBot" : $"Hello {name}, I am PmoBot",
        YouLead = codes => $"You report for {codes}.",
        WhatTitle = "What I ask",
        What = "If you lead a project: how it stands, once a period. Write “status”.",
        HowLongTitle = "How long it takes",
        HowLong = "Half a minute: most of it is filled in from last time.",
        StandInTitle = "Who stands in",
        StandIn = "The project’s deputy, while you are away: say in “settings” until when.",
        StandInFor = names => $"{names}, while you are away: say in “settings” until when.",
        NotMeasuredTitle = "Persons are not measured",
        NotMeasured = "Projects are: no answering time, no ranking.",
        WhereTitle = "Where your data is",
        Where = "In your organisation’s own storage; your PMO can read what you report. “my data” shows all that I keep about you.",
        PmoStart = "You are PMO: “start” walks you through the first steps.",
    };

    private static readonly HelpTexts French = new()
    {
        Help = new("aide", "ce que je sais faire ici, selon votre rôle"),
        Title = "Ce que je sais faire ici",
        InChannel = channel => $"Ici, je réponds quand on me mentionne. Cette conversation est liée à {channel} : les commandes s’y passent de code.",
        Mention = "Ici, je réponds quand on me mentionne. Ce que tous ne peuvent pas voir, je vous l’envoie à vous seul.",
        Personal = "Saisissez une commande, en français ou en anglais. Une ou deux fautes de frappe ne gênent pas.",
        Greeting = name => name is "" ? "Bonjour, je suis PmoBot" : $"Bonjour {name}, je suis PmoBot",
        YouLead = codes => $"Vous rendez compte pour {codes}.",
        WhatTitle = "Ce que je demande",
        What = "Si vous dirigez un projet : où il en est, une fois par période. Écrivez « météo ».",
        HowLongTitle = "Le temps que cela prend",
        HowLong = "Une demi-minute : presque tout est repris de la fois précédente.",
        StandInTitle = "Qui vous remplace",
        StandIn = "Le suppléant du projet, en votre absence : dites jusqu’à quand dans « paramètres ».",
        StandInFor = names => $"{names}, en votre absence : dites jusqu’à quand dans « paramètres ».",
        NotMeasuredTitle = "On ne mesure pas les personnes",
        NotMeasured = "On mesure les projets : ni temps de réponse, ni classement.",
        WhereTitle = "Où sont vos données",
        Where = "Dans le stockage de votre organisation ; votre PMO peut lire ce que vous rapportez. « mes données » montre tout ce que je conserve sur vous.",
        PmoStart = "Vous êtes PMO : « démarrer » vous guide dans les premiers pas.",
    };

    public required CommandHelp Help { get; init; }

    public required string Title { get; init; }

    public required Func<string, string> InChannel { get; init; }

    public required string Mention { get; init; }

    public required string Personal { get; init; }

    public required Func<string, string> Greeting { get; init; }

    public required Func<string, string> YouLead { get; init; }

    public required string WhatTitle { get; init; }

    public required string What { get; init; }

    public required string HowLongTitle { get; init; }

    public required string HowLong { get; init; }

    public required string StandInTitle { get; init; }

    public required string StandIn { get; init; }

    public required Func<string, string> StandInFor { get; init; }

    public required string NotMeasuredTitle { get; init; }

    public required string NotMeasured { get; init; }

    public required string WhereTitle { get; init; }

    public required string Where { get; init; }

    public required string PmoStart { get; init; }

    public static HelpTexts For(Language language) => language.In(English, French);
}
