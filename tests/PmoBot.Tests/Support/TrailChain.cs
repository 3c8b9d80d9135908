using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Tests.Support;

/// <summary>The chain of a partition's trail, computed anew.</summary>
internal static class TrailChain
{
    /// <summary>Where it ends, every entry checked against the one before.</summary>
    public static AuditHead HeadOf(IEnumerable<TableRow> rows)
    {
        var head = AuditHead.Start;
        foreach (var row in rows.Where(row => row.Key.StartsWith(AuditTrail.RowPrefix, StringComparison.Ordinal)))
        {
            var entry = row.Columns;
            var text = SHA256.HashData([.. entry.Binary("salt")!, .. Encoding.UTF8.GetBytes(entry.Text("text")!)]);
            Assert.Equal(head.Hash, entry.Text("previous"));
            head = new(head.Sequence + 1, AuditTrail.HashOf(
                head.Sequence + 1, Instant.FromDateTimeOffset(entry.Instant("at")!.Value), entry.Guid("actor")!.Value,
                entry.Text("action")!, entry.Text("subject")!, Convert.ToHexStringLower(text), head.Hash));
            Assert.Equal((head.Sequence, head.Hash), (entry.Int64("seq"), entry.Text("hash")));
        }

        return head;
    }
}
