using NodaTime;
using NodaTime.Text;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>
/// A chain's head as it was one day, kept apart from the chain: whoever cuts its tail, or computes it anew, contradicts
/// the anchor. `anchor-{yyyyMMdd}-{project}` and `anchor-{yyyyMMdd}-portfolio-{id}` rows of `tenant`.
/// </summary>
internal sealed record AuditAnchor(string Chain, LocalDate Day, AuditHead Head)
{
    public const string RowPrefix = "anchor-";

    public static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <param name="name">The project's code, `portfolio-{id}` or `tenant`; codes are in capitals, so no two are the same.</param>
    public Write ToWrite(string name, Instant at) => new Write.Upsert($"{RowPrefix}{DayPattern.Format(Day)}-{name}", new Columns
    {
        ["chain"] = Chain,
        ["at"] = at.ToDateTimeOffset(),
        ["seq"] = Head.Sequence,
        ["hash"] = Head.Hash,
    });

    public static AuditAnchor? Read(TableRow row) =>
        row.Key.Length >= RowPrefix.Length + 8
        && DayPattern.Parse(row.Key.Substring(RowPrefix.Length, 8)) is { Success: true, Value: var day }
        && row.Columns["chain"] is string chain && row.Columns["seq"] is long sequence && row.Columns["hash"] is string hash
            ? new AuditAnchor(chain, day, new AuditHead(sequence, hash))
            : null;
}
