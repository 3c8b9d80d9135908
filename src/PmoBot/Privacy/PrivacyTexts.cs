using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Privacy;

internal sealed partial record PrivacyTexts
{
    public required Language Language { get; init; }

    public required string DoesExport { get; init; }

    public required string DoesErase { get; init; }

    public required string DoesHandOver { get; init; }

    public required string NoIds { get; init; }

    public required Func<string, string> NotKnown { get; init; }

    public required Func<string, string> IsErased { get; init; }

    public required Func<Grant, string> RoleStays { get; init; }

    /// <summary>How many, and whether nothing was done.</summary>
    public required Func<int, bool, string> HandedOver { get; init; }

    public required string IsAdmin { get; init; }

    public required string HandOverFirst { get; init; }

    public required Func<int, string> Faults { get; init; }

    /// <summary>How many, and whether nothing is done.</summary>
    public required Func<int, bool, string> FaultsNoted { get; init; }

    /// <summary>Partitions.</summary>
    public required Func<IEnumerable<string>, string> TrailIsShut { get; init; }

    /// <summary>Rows, by partition and key.</summary>
    public required Func<IEnumerable<string>, string> CannotBeRead { get; init; }

    public required string NothingKept { get; init; }

    public required string Nothing { get; init; }

    public required string TokenStays { get; init; }

    public required string StillWritten { get; init; }

    public required Func<IEnumerable<string>, string> LookedForAs { get; init; }

    public required Func<string, string> NameShared { get; init; }

    public required Func<string, string> NameIsAWord { get; init; }

    public required Func<ErasedRows, string> Erased { get; init; }

    /// <summary>The partition, the kind, and all of one sort.</summary>
    public required Func<string, RowKind, IReadOnlyList<Trace>, string> Rows { get; init; }

    public required Func<string, string, string> CannotWrite { get; init; }

    public required Func<int, string, string> Exported { get; init; }

    // Of the file that is exported:
    public required string About { get; init; }

    public required string Note { get; init; }

    public required string ExportNote { get; init; }

    public required string Why { get; init; }

    public required string HowLong { get; init; }

    public required string Kept { get; init; }

    public required string Where { get; init; }

    public required string As { get; init; }

    public required string Did { get; init; }

    public required string IsNamed { get; init; }

    public required string InKey { get; init; }

    public static PrivacyTexts For(Language language) => language.In(English, French);

    private static string ScopeOf(Grant grant) => grant.Programme ?? grant.Portfolio ?? "*";

    private static string PlacesOf(IReadOnlyList<Trace> traces) => string.Join(", ", traces.OfType<Trace.Named>()
        .SelectMany(trace => trace.Places).Select(place => place.Split('[', '.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
