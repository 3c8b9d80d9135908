using System.Globalization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>How somebody stands who digests are, or were, posted as. The names stand in rows.</summary>
internal enum PublisherState
{
    SignedIn,

    /// <summary>Their token is not there any more, or never was: they have to sign in.</summary>
    Wanted,

    SignedOut,

    /// <summary>They pressed [Sign in], and have not done it yet.</summary>
    Asked,
}

/// <summary>Who digests are posted as: the row `publisher` of `person-{object id}`. The token is not here; the Token Service keeps it.</summary>
internal sealed record Publisher(PublisherState State, Instant Since)
{
    public const string Row = "publisher";

    /// <summary>Why the sign-in is wanted, in statuses and codes.</summary>
    public string? Why { get; init; }

    /// <summary>Names the person in the tenant's trail, which names nobody once this row is gone.</summary>
    public required Guid Trail { get; init; }

    /// <summary>How often the state has changed.</summary>
    public int Change { get; init; }

    /// <summary>The change that the person was last written to about; 0: none.</summary>
    public int Told { get; init; }

    public bool IsSignedIn => State == PublisherState.SignedIn;

    /// <summary>As entries name it.</summary>
    public string Subject => SubjectOf(Trail);

    /// <summary>As entries say it.</summary>
    public string InWords => $"publisher: {State}\nsince: {AuditTrail.Moment(Since)}";

    public static string SubjectOf(Guid trail) => $"{Row}-{trail:D}";

    /// <summary>The card that tells of a change.</summary>
    public static string CardOf(int change) => $"{Row}-{change.ToString("D6", CultureInfo.InvariantCulture)}";

    public static Publisher Read(Columns columns) => new(Enum.Parse<PublisherState>(columns.Text("state")!), Instant.FromDateTimeOffset(columns.Instant("since")!.Value))
    {
        Why = columns.Text("why"),
        Trail = columns.Guid("trail")!.Value,
        Change = columns.Int32("change")!.Value,
        Told = columns.Int32("told")!.Value,
    };

    public Columns ToColumns() => new()
    {
        ["state"] = $"{State}",
        ["since"] = Since.ToDateTimeOffset(),
        ["why"] = Why,
        ["trail"] = Trail,
        ["change"] = Change,
        ["told"] = Told,
    };
}
