namespace PmoBot.Tables;

/// <summary>Where a row stands.</summary>
public readonly record struct RowAddress(string Partition, string Row)
{
    internal static void CheckWave(IReadOnlyList<RowAddress> rows)
    {
        if (rows.Count is < 1 or > 100)
            throw new ArgumentOutOfRangeException(nameof(rows), rows.Count, "A wave is of 1 to 100 rows.");
    }
}
