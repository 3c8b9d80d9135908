using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>
/// All anchors of a night in one figure, short enough to be posted where no storage reaches: whoever later writes other
/// anchors contradicts what was read that week. `anchored-{yyyyMMdd}` rows of `tenant`.
/// </summary>
internal sealed record AnchoredNight(LocalDate Day, int Chains, string Hash)
{
    public const string RowPrefix = "anchored-";

    /// <summary>A week without the bot, and a few days.</summary>
    private const int MostDaysBack = 10;

    public static async Task<AnchoredNight> OfAsync(ITableStore store, LocalDate day, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (chains, prefix) = (0, $"{AuditAnchor.RowPrefix}{AuditAnchor.DayPattern.Format(day)}-");
        await foreach (var row in store.QueryAsync(TenantAudit.Partition, prefix, TableKey.EndOf(prefix), 1000, cancel))
        {
            if (AuditAnchor.Read(row) is not { } anchor)
                continue;
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{anchor.Chain} {anchor.Head.Sequence} {anchor.Head.Hash}\n")));
            chains++;
        }

        return new AnchoredNight(day, chains, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The newest one before this day, or of it.</summary>
    public static async Task<AnchoredNight?> NewestAsync(ITableStore store, LocalDate day, CancellationToken cancel)
    {
        var rows = await store.FindAsync([.. Enumerable.Range(0, MostDaysBack).Select(back => new RowAddress(TenantAudit.Partition, RowOf(day.PlusDays(-back))))], cancel);
        return rows.FirstOrDefault(row => row is not null) is { } newest ? Read(newest) : null;
    }

    public static AnchoredNight? Read(TableRow row) =>
        AuditAnchor.DayPattern.Parse(row.Key[RowPrefix.Length..]) is { Success: true, Value: var day }
        && row.Columns["chains"] is int chains && row.Columns["hash"] is string hash
            ? new AnchoredNight(day, chains, hash)
            : null;

    public Write ToWrite() => new Write.Upsert(RowOf(Day), new Columns { ["chains"] = Chains, ["hash"] = Hash });

    private static string RowOf(LocalDate day) => RowPrefix + AuditAnchor.DayPattern.Format(day);
}
