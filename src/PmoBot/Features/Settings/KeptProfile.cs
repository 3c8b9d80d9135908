using PmoBot.Conversation;
using PmoBot.Features.RoleGrants;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>For `my data`: what the house itself keeps about a person.</summary>
internal static class KeptProfile
{
    public static IReadOnlyList<KeptData> Of(Profile profile, Roles roles, Language language)
    {
        var texts = SettingsTexts.For(language);
        var spoken = profile.Language.In("English", "Français");
        List<string> known = [profile.Person.Name, profile.Person.ObjectId, spoken, profile.Zone.Id];
        if (profile.Deputy is { } deputy)
            known.Add(language.In("Deputy: ", "Suppléant : ") + deputy.Name);
        if (profile.AbsentUntil is { } until)
            known.Add(language.In("Away ", "Absence ") + texts.Away(until, profile.IsAwayByMailbox));
        if (profile.ClosesMailbox)
            known.Add(language.In("Automatic replies are not read", "Réponses automatiques non lues"));
        else if (profile.MailboxReadUpTo is { } read)
            known.Add(language.In("Automatic replies: not looked at again before ", "Réponses automatiques : pas consultées avant le ") + read.PlusDays(1).ToString("d MMM uuuu", language.Culture()));

        var granted = roles.Grants.Count == 0 ? language.In("None.", "Aucun.") : string.Join("; ", roles.Grants.Select(grant => InWords(grant, RoleTexts.For(language))));
        var chat = (profile.Chat, profile.UninstalledAt) switch
        {
            (not null, _) => language.In("Its address.", "Son adresse."),
            (_, { } at) => language.In("No address: you removed me on ", "Pas d’adresse : vous m’avez retiré le ")
                + $"{at.InZone(profile.Zone).Date.ToString("d MMM uuuu", language.Culture())}.",
            _ => language.In("No address: we have not spoken here yet.", "Pas d’adresse : nous ne nous sommes pas encore parlé ici."),
        };
        if (profile.Account is not null)
            chat += language.In(" Your id in Teams, and Teams’ address.", " Votre identifiant dans Teams, et l’adresse de Teams.");
        return language.In<IReadOnlyList<KeptData>>(
        [
            new("Profile", string.Join(" · ", known),
                "To speak with you in your language and by your clock; others can choose you by name on a project or as their deputy. Whether your automatic replies are on, and until when, is looked at once a day at most, when you would be asked something; never what they say. Kept until it is erased, an absence until its day is past."),
            new("Our chat", chat,
                "So that an answer, or a card of yours that follows its project, finds you. Kept until it is erased; the day on which you removed me, until you are back. I keep no messages, only what you send by a form, and a file that you drop for a day at most."),
            new("Roles", granted, "To know what you may do. Kept until they are withdrawn; your id stands with the roles that you granted."),
            new("Pseudonym in the audit trail", $"{profile.Pseudonym}",
                "Who changed what, or was refused it, is written under it, not under your name. Kept with the trail; once it is erased here, the entries are nobody’s."),
        ],
        [
            new("Profil", string.Join(" · ", known),
                "Pour vous parler dans votre langue et à votre heure ; d’autres peuvent vous choisir par votre nom, sur un projet ou comme suppléant. Quand vous seriez sollicité, et une fois par jour au plus, je regarde si vos réponses automatiques sont actives et jusqu’à quand ; jamais ce qu’elles disent. Conservé jusqu’à effacement, une absence jusqu’à son terme."),
            new("Notre conversation", chat,
                "Pour qu’une réponse, ou une carte à vous qui suit son projet, vous parvienne. Conservée jusqu’à effacement ; le jour où vous m’avez retiré, jusqu’à votre retour. Je ne garde aucun message, seulement ce que vous envoyez par formulaire, et un jour au plus un fichier que vous déposez."),
            new("Rôles", granted, "Pour savoir ce que vous pouvez faire. Conservés jusqu’à leur retrait ; votre identifiant figure avec les rôles que vous avez donnés."),
            new("Pseudonyme dans la piste d’audit", $"{profile.Pseudonym}",
                "Qui a changé quoi, ou se l’est vu refuser, y figure sous ce nom, pas sous le vôtre. Conservé avec la piste ; une fois effacé ici, les écritures ne sont plus à personne."),
        ]);
    }

    private static string InWords(Grant grant, RoleTexts texts) => $"{texts.Role(grant.Role)} · {texts.Of(grant)}";
}
