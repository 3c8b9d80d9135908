using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

internal sealed record RoleTexts
{
    private static readonly RoleTexts English = new()
    {
        Language = Language.English,
        Help = new("roles", "who holds which role, and grants or withdraws one"),
        Title = "Roles",
        Count = count => count == 1 ? "1 role" : $"{count} roles",
        Role = role => role switch
        {
            People.Role.Pmo => "PMO",
            People.Role.PmoAnalyst => "PMO analyst",
            _ => "reader",
        },
        Meaning = role => role switch
        {
            People.Role.Pmo => "PMO: projects, schedules, roles, audit",
            People.Role.PmoAnalyst => "PMO analyst: reads everything, changes nothing",
            _ => "Reader: reads the portfolio, its projects and digests",
        },
        All = "all projects",
        Configured = "in the configuration; not withdrawn in chat",
        GrantedBy = (day, name) => name is null ? $"granted on {day}" : $"granted by {name} on {day}",
        Withdraw = "Withdraw",
        NextPage = "More roles",
        GrantTitle = "Grant a role",
        Person = "Person",
        RoleLabel = "Role",
        ScopeLabel = "For",
        Grant = "Grant",
        Find = "Not in the lists?",
        FindPlaceholder = "a part of the name",
        FindButton = "Find",
        Found = (count, part) => count switch
        {
            0 => $"Nobody, no portfolio and no programme that I know has “{part}” in the name. Nothing is granted yet.",
            1 => $"1 is in the lists now for “{part}”: choose it there. Nothing is granted yet.",
            _ => $"{count} are in the lists now for “{part}”: choose among them. Nothing is granted yet.",
        },
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        PersonMissing = "Choose a person",
        PersonUnknown = "I have not met this person yet: ask them to add the app and say hello, then choose them here",
        RoleMissing = "Choose a role",
        ScopeMissing = "Choose all, a portfolio or a programme",
        TooMany = "This person holds as many roles as I can keep: withdraw one first",
        Granted = name => $"{name} has a new role",
        FromNowOn = "It counts from their next message on.",
        WithdrawnIs = (name, role, scope) => $"Withdrawn: {name}, {role}, {scope}. It ends with their next message.",
    };

    private static readonly RoleTexts French = new()
    {
        Language = Language.French,
        Help = new("rôles", "qui a quel rôle ; en donne ou en retire un"),
        Title = "Rôles",
        Count = count => count <= 1 ? $"{count} rôle" : $"{count} rôles",
        Role = role => role switch
        {
            People.Role.Pmo => "PMO",
            People.Role.PmoAnalyst => "analyste PMO",
            _ => "lecteur",
        },
        Meaning = role => role switch
        {
            People.Role.Pmo => "PMO : projets, calendriers, rôles, audit",
            People.Role.PmoAnalyst => "Analyste PMO : lit tout, ne change rien",
            _ => "Lecteur : lit le portefeuille, ses projets et synthèses",
        },
        All = "tous les projets",
        Configured = "dans la configuration ; ne se retire pas ici",
        GrantedBy = (day, name) => name is null ? $"donné le {day}" : $"donné par {name} le {day}",
        Withdraw = "Retirer",
        NextPage = "Rôles suivants",
        GrantTitle = "Donner un rôle",
        Person = "Personne",
        RoleLabel = "Rôle",
        ScopeLabel = "Pour",
        Grant = "Donner",
        Find = "Pas dans les listes ?",
        FindPlaceholder = "une partie du nom",
        FindButton = "Chercher",
        Found = (count, part) => count switch
        {
            0 => $"Aucune personne, aucun portefeuille ni programme connu n’a « {part} » dans son nom. Rien n’est encore donné.",
            1 => $"Les listes contiennent maintenant un résultat pour « {part} » : choisissez-le. Rien n’est encore donné.",
            _ => $"Les listes contiennent maintenant {count} résultats pour « {part} » : choisissez parmi eux. Rien n’est encore donné.",
        },
        LookAgain = "Vérifiez les champs signalés ci-dessous. Rien de votre saisie n’est perdu.",
        PersonMissing = "Choisissez une personne",
        PersonUnknown = "Je n’ai pas encore rencontré cette personne : demandez-lui d’ajouter l’application et de me saluer, puis choisissez-la ici",
        RoleMissing = "Choisissez un rôle",
        ScopeMissing = "Choisissez l’ensemble, un portefeuille ou un programme",
        TooMany = "Cette personne a autant de rôles que je peux en garder : retirez-en d’abord un",
        Granted = name => $"{name} a un nouveau rôle",
        FromNowOn = "Il compte dès son prochain message.",
        WithdrawnIs = (name, role, scope) => $"Retiré : {name}, {role}, {scope}. Il prend fin dès son prochain message.",
    };

    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    public required string Title { get; init; }

    public required Func<int, string> Count { get; init; }

    public required Func<Role, string> Role { get; init; }

    public required Func<Role, string> Meaning { get; init; }

    public required string All { get; init; }

    public required string Configured { get; init; }

    public required Func<string, string?, string> GrantedBy { get; init; }

    public required string Withdraw { get; init; }

    public required string NextPage { get; init; }

    public required string GrantTitle { get; init; }

    public required string Person { get; init; }

    public required string RoleLabel { get; init; }

    public required string ScopeLabel { get; init; }

    public required string Grant { get; init; }

    public required string Find { get; init; }

    public required string FindPlaceholder { get; init; }

    public required string FindButton { get; init; }

    public required Func<int, string, string> Found { get; init; }

    public required string LookAgain { get; init; }

    public required string PersonMissing { get; init; }

    public required string PersonUnknown { get; init; }

    public required string RoleMissing { get; init; }

    public required string ScopeMissing { get; init; }

    public required string TooMany { get; init; }

    public required Func<string, string> Granted { get; init; }

    public required string FromNowOn { get; init; }

    public required Func<string, string, string, string> WithdrawnIs { get; init; }

    public static RoleTexts For(Language language) => language.In(English, French);

    public string Day(LocalDate day) => day.ToString("d MMM uuuu", Language.Culture());

    /// <summary>By name; what was granted before names were kept, by its id.</summary>
    public string Of(Grant grant) => grant.ScopeName ?? grant.Programme ?? grant.Portfolio ?? All;

    public string Withdrawn(string name, Grant grant) => WithdrawnIs(name, Role(grant.Role), Of(grant));
}
