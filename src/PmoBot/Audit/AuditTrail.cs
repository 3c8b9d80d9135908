using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>
/// A chain of entries, each hashed with the one before it. What was said stands beside the entry with its salt, and
/// only its hash goes into the chain, so that a person can be erased and the chain still verifies.
/// </summary>
internal static class AuditTrail
{
    public const string RowPrefix = "audit-";

    /// <summary>Somebody was erased, and a row says somebody who left in their place: its words since then.</summary>
    public const string ErasedAction = "record.erased";

    /// <summary>The row is gone: it was of somebody who was erased, or its time was over.</summary>
    public const string GoneAction = "record.gone";

    /// <summary>Somebody is being erased despite what `audit verify` found: that is its text, since the erasure may hide it.</summary>
    public const string FoundAction = "record.found";

    /// <param name="actor">A pseudonym: whose it is can be forgotten.</param>
    /// <param name="action">A literal such as <c>status.submit</c>.</param>
    /// <param name="subject">What it was done to, such as <c>status-20261116-w-v0002</c>.</param>
    public static (AuditHead Head, Write Entry) Append(
        AuditHead head, Instant at, Guid actor, string action, string subject, string text)
    {
        var sequence = head.Sequence + 1;
        var salt = RandomNumberGenerator.GetBytes(16);
        var textHash = HashOf(salt, text);
        var hash = HashOf(sequence, at, actor, action, subject, textHash, head.Hash);
        var columns = new Columns
        {
            ["seq"] = sequence,
            ["at"] = at.ToDateTimeOffset(),
            ["actor"] = actor,
            ["action"] = action,
            ["subject"] = subject,
            ["textHash"] = textHash,
            ["previous"] = head.Hash,
            ["hash"] = hash,
            ["salt"] = salt,
            ["text"] = text,
        };
        return (new AuditHead(sequence, hash), new Write.Insert(RowOf(sequence), columns));
    }

    /// <summary>A moment as words keep it: as it comes back from a store, which keeps ticks.</summary>
    public static string Moment(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string RowOf(long sequence) => RowPrefix + sequence.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>Each part is preceded by its length, so that no two entries hash the same bytes.</summary>
    public static string HashOf(
        long sequence, Instant at, Guid actor, string action, string subject, string textHash, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, at.ToUnixTimeTicks());
        hash.AppendData(number);
        foreach (var part in new[] { actor.ToString("D"), action, subject, textHash, previous })
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string HashOf(byte[] salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]));
}
