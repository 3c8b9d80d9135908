using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>Somebody is being erased: the row `erasing-{object id}` of `tenant`, from which it goes on if it is cut short.</summary>
/// <param name="StandIn">What their id becomes.</param>
internal sealed record BegunErasure(Guid StandIn, IReadOnlyCollection<string> Names, IReadOnlyCollection<string> Addresses, Guid? Pseudonym)
{
    private const string Prefix = "erasing-";
    private const char Between = '\n';

    public static string RowOf(string objectId) => Prefix + objectId;

    public static BegunErasure Read(TableRow row) => new(
        row.Columns.Guid("standIn")!.Value, Split(row.Columns.Text("names")), Split(row.Columns.Text("addresses")), row.Columns.Guid("pseudonym"))
    {
        Noted = row.Columns.Text("noted"),
    };

    public Columns ToColumns() => new()
    {
        ["standIn"] = StandIn,
        ["names"] = string.Join(Between, Names),
        ["addresses"] = string.Join(Between, Addresses),
        ["pseudonym"] = Pseudonym,
        ["noted"] = Noted,
    };

    /// <summary>What the trail was told that `audit verify` had found; null: nothing.</summary>
    public string? Noted { get; init; }

    /// <summary>Names of others in which one of theirs stands; looked for anew each time, and not kept.</summary>
    public IReadOnlyCollection<string> Longer { get; init; } = [];

    public PersonTraces Traces(string objectId) => new(objectId, Person.IdOfSomebodyGone(StandIn), Names, Addresses, Pseudonym, Longer);

    private static string[] Split(string? words) => words?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
