namespace PmoBot.Privacy;

/// <summary>How many rows of a kind became what.</summary>
internal sealed record ErasedRows(int Removed, int Replaced, int Texts)
{
    public static ErasedRows operator +(ErasedRows one, ErasedRows other) =>
        new(one.Removed + other.Removed, one.Replaced + other.Replaced, one.Texts + other.Texts);
}
