using PmoBot.Conversation;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>For what, and how long, a row is kept.</summary>
internal enum Keeping
{
    /// <summary>About one person, to speak with them.</summary>
    Person,

    /// <summary>The record of a project or a portfolio.</summary>
    Record,
    Trail,

    /// <summary>Said elsewhere, and kept to be found.</summary>
    Derived,

    /// <summary>What was sent or done, and is to be known again.</summary>
    Sent,
    Round,
    Edition,
    Import,

    /// <summary>What the program runs by.</summary>
    Running,

    /// <summary>None that this list knows: a mistake of ours.</summary>
    Unknown,
}

/// <summary>A kind of row: by how its partition and its key begin.</summary>
/// <param name="Row">A whole key, or how it begins if it ends with a hyphen.</param>
internal sealed record RowKind(string Partition, string Row, Keeping Keeping, string English, string French)
{
    public int Order => RowKinds.All.IndexOf(this) is var at and >= 0 ? at : int.MaxValue;

    public string Label(Language language) => language.In(English, French);

    public string Why(Language language) => RetentionWords.Why(Keeping, language);

    public string HowLong(Language language) => RetentionWords.HowLong(Keeping, language);

    public bool Is(TableRow row) =>
        row.Partition.StartsWith(Partition, StringComparison.Ordinal)
        && (Row.EndsWith('-') || Row.Length == 0 ? row.Key.StartsWith(Row, StringComparison.Ordinal) : row.Key == Row);
}

/// <summary>Every kind of row that there is. One that is not in this list would be kept for nobody knows how long.</summary>
internal static class RowKinds
{
    private static readonly RowKind Unknown = new("", "", Keeping.Unknown, "Other", "Autre");

    public static readonly List<RowKind> All =
    [
        new("person-", "profile", Keeping.Person, "Profile", "Profil"),
        new("person-", "publisher", Keeping.Person, "Sign-in for digests", "Connexion pour les synthèses"),
        new("person-", "by-bot-", Keeping.Person, "Digests that the bot posts in their place", "Synthèses que le bot publie à leur place"),
        new("person-", "project-", Keeping.Derived, "Projects that named them", "Projets qui les ont nommés"),
        new("person-", "item-", Keeping.Derived, "Items that they own", "Éléments dont ils sont responsables"),
        new("person-", "approval-", Keeping.Derived, "Decisions that wait for them", "Décisions qui les attendent"),
        new("person-", "prompt-", Keeping.Round, "What they were asked for in rounds", "Ce qui leur a été demandé en campagne"),
        new("person-", "dry-", Keeping.Round, "Dry rounds that they asked for", "Campagnes à blanc qu’ils ont demandées"),
        new("person-", "import-", Keeping.Import, "Files that they dropped", "Fichiers qu’ils ont déposés"),
        new("person-", "card-", Keeping.Sent, "Cards that were sent to them", "Cartes qui leur ont été envoyées"),
        new("person-", "delivery-", Keeping.Sent, "What is or was to be sent to them", "Ce qui leur est ou leur a été envoyé"),
        new("directory", "person-", Keeping.Person, "Their name, to be chosen by", "Leur nom, pour être choisis"),
        new("directory", "pseudonym-", Keeping.Person, "Their pseudonym", "Leur pseudonyme"),
        new("tenant", "role-", Keeping.Person, "Roles", "Rôles"),
        new("tenant", "refused-", Keeping.Sent, "How often they were refused something in a minute", "Combien de refus en une minute"),
        new("tenant", "erasing-", Keeping.Running, "An erasure that was cut short", "Un effacement interrompu"),
        new("project-", "project", Keeping.Record, "Projects", "Projets"),
        new("project-", "status-", Keeping.Record, "Status reports", "Rapports d’avancement"),
        new("project-", "item-", Keeping.Record, "Risks, opportunities and issues", "Risques, opportunités et problèmes"),
        new("project-", "past-", Keeping.Record, "Earlier versions of them", "Leurs versions antérieures"),
        new("project-", "escalation-", Keeping.Record, "Escalations", "Escalades"),
        new("project-", "step-", Keeping.Record, "Timelines of escalations", "Chronologies des escalades"),
        new("project-", "asked-", Keeping.Round, "Who was asked in which round", "Qui a été sollicité dans quelle campagne"),
        new("project-", "pause", Keeping.Record, "A pause of reports", "Une pause des rapports"),
        new("project-", "digest-", Keeping.Record, "Digests: who reads them, where, when", "Synthèses : qui les lit, où, quand"),
        new("portfolio-", "digest-", Keeping.Record, "Digests: who reads them, where, when", "Synthèses : qui les lit, où, quand"),
        new("project-", "edition-", Keeping.Edition, "Editions of digests", "Éditions des synthèses"),
        new("portfolio-", "edition-", Keeping.Edition, "Editions of digests", "Éditions des synthèses"),
        new("project-", "digested-", Keeping.Derived, "Frozen figures", "Chiffres figés"),
        new("portfolio-", "digested-", Keeping.Derived, "Frozen figures", "Chiffres figés"),
        new("project-", "open-", Keeping.Derived, "Orders of the register", "Ordres du registre"),
        new("project-", "near-", Keeping.Derived, "Orders of the register", "Ordres du registre"),
        new("project-", "review-", Keeping.Derived, "Orders of the register", "Ordres du registre"),
        new("project-", "confidential-", Keeping.Derived, "Orders of the register", "Ordres du registre"),
        new("project-", "figures", Keeping.Derived, "Figures of the register", "Chiffres du registre"),
        new("project-", "figures-", Keeping.Record, "Figures of the register as a day ended", "Chiffres du registre en fin de journée"),
        new("project-", "linked-", Keeping.Derived, "Linked conversations", "Conversations liées"),
        new("project-", "link-", Keeping.Sent, "Links that the trail has heard of", "Liens connus de la piste"),
        new("project-", "unlink-", Keeping.Sent, "Links that the trail has heard of", "Liens connus de la piste"),
        new("project-", "draft-", Keeping.Sent, "Marks of forms that were sent", "Marques de formulaires envoyés"),
        new("project-", "logged-", Keeping.Sent, "Marks of forms that were sent", "Marques de formulaires envoyés"),
        new("project-", "raised-", Keeping.Sent, "Marks of forms that were sent", "Marques de formulaires envoyés"),
        new("project-", "card-", Keeping.Sent, "Posted cards", "Cartes publiées"),
        new("portfolio-", "card-", Keeping.Sent, "Posted cards", "Cartes publiées"),
        new("project-", "delivery-", Keeping.Sent, "Deliveries", "Livraisons"),
        new("portfolio-", "delivery-", Keeping.Sent, "Deliveries", "Livraisons"),
        new("channel-", "delivery-", Keeping.Sent, "Deliveries", "Livraisons"),
        new("tenant", "delivery-", Keeping.Sent, "Deliveries", "Livraisons"),
        new("tenant", "dead-", Keeping.Sent, "Deliveries that were given up", "Livraisons abandonnées"),
        new("project-", "audit-", Keeping.Trail, "Audit trail", "Piste d’audit"),
        new("portfolio-", "audit-", Keeping.Trail, "Audit trail", "Piste d’audit"),
        new("tenant", "audit-", Keeping.Trail, "Audit trail", "Piste d’audit"),
        new("tenant", "audit", Keeping.Trail, "Audit trail", "Piste d’audit"),
        new("tenant", "anchor-", Keeping.Trail, "Anchors", "Ancrages"),
        new("tenant", "anchored-", Keeping.Trail, "Nights’ figures", "Empreintes des nuits"),
        new("tenant", "publisher-", Keeping.Trail, "How often somebody’s sign-in changed", "Combien de fois une connexion a changé"),
        new("portfolio-", "settings", Keeping.Record, "Settings of portfolios", "Réglages des portefeuilles"),
        new("portfolio-", "schedule-", Keeping.Record, "Schedules of rounds", "Calendriers des campagnes"),
        new("portfolio-", "scale-", Keeping.Record, "Risk scales", "Échelles de risque"),
        new("portfolio-", "round-", Keeping.Round, "Rounds", "Campagnes"),
        new("portfolio-", "snapshot-", Keeping.Derived, "Snapshots of projects", "Instantanés des projets"),
        new("round-", "", Keeping.Round, "Rounds, project by project", "Campagnes, projet par projet"),
        new("channel-", "link", Keeping.Record, "Linked conversations", "Conversations liées"),
        new("channel-", "place", Keeping.Record, "Channels", "Canaux"),
        new("team-", "team", Keeping.Record, "Teams", "Équipes"),
        new("directory", "project-", Keeping.Derived, "Directory of projects", "Répertoire des projets"),
        new("directory", "portfolio-", Keeping.Derived, "Directory of portfolios", "Répertoire des portefeuilles"),
        new("tenant", "compliance", Keeping.Record, "Whether names are kept", "Si les noms sont conservés"),
        new("tenant", "service", Keeping.Running, "Where Teams is reached", "Où joindre Teams"),
        new("tenant", "dispatcher", Keeping.Running, "Which process dispatches", "Quel processus distribue"),
        new("due-", "", Keeping.Running, "What is due", "Ce qui est dû"),
        new("demo", "begun", Keeping.Running, "The demo", "La démonstration"),
    ];

    public static RowKind Of(TableRow row) => All.Where(kind => kind.Is(row)).MaxBy(kind => kind.Row.Length) ?? Unknown;
}
