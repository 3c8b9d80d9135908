using System.Globalization;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>An entry as it stands in its row; the text and its salt are gone once its actor was forgotten.</summary>
internal sealed record AuditEntry(
    long Sequence, Instant At, Guid Actor, string Action, string Subject, string TextHash, string Previous, string Hash)
{
    public byte[]? Salt { get; init; }

    public string? Text { get; init; }

    public bool IsUnchanged => AuditTrail.HashOf(Sequence, At, Actor, Action, Subject, TextHash, Previous) == Hash;

    public bool KeptItsText => Text is null || (Salt is not null && AuditTrail.HashOf(Salt, Text) == TextHash);

    /// <summary>Null: somebody has been at the row, and it is no entry any more.</summary>
    public static AuditEntry? Read(Columns columns) =>
        columns["seq"] is long sequence && columns["at"] is DateTimeOffset at && columns["actor"] is Guid actor
        && columns["action"] is string action && columns["subject"] is string subject
        && columns["textHash"] is string textHash && columns["previous"] is string previous && columns["hash"] is string hash
            ? new AuditEntry(sequence, Instant.FromDateTimeOffset(at), actor, action, subject, textHash, previous, hash)
            {
                Salt = columns["salt"] as byte[],
                Text = columns["text"] as string,
            }
            : null;

    /// <summary>The place in its chain that a row's key names; null for other rows.</summary>
    public static long? PlaceOf(string row) =>
        row.StartsWith(AuditTrail.RowPrefix, StringComparison.Ordinal)
        && long.TryParse(row.AsSpan(AuditTrail.RowPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
}
