namespace PmoBot.People;

/// <summary>Somebody by Entra object id; the name is for reading, never for deciding.</summary>
internal sealed record Person(string ObjectId, string Name)
{
    /// <summary>Somebody who was chosen by id and has not spoken yet: the name is learnt when they do.</summary>
    public static Person Unnamed(string objectId) => new(objectId, $"{objectId[..Math.Min(8, objectId.Length)]}…");

    public string Partition => PartitionOf(ObjectId);

    public static string PartitionOf(string objectId) => Prefix + objectId;

    public static string IdOfPartition(string partition) => partition[Prefix.Length..];

    private const string Prefix = "person-";

    /// <summary>Stands where somebody stood who was erased: nobody's id, and another one in each erasure.</summary>
    public static string IdOfSomebodyGone(Guid standIn) => $"{Gone}{standIn:D}";

    /// <summary>Nobody is behind it: neither listed, nor asked, nor written to.</summary>
    public static bool IsGone(string objectId) => objectId.StartsWith(Gone, StringComparison.Ordinal);

    public static bool IsGonePartition(string partition) => partition.StartsWith(Prefix + Gone, StringComparison.Ordinal);

    private const string Gone = "left-";

    public bool Is(Person? other) => other is not null && Is(other.ObjectId);

    public bool Is(string? objectId) => string.Equals(ObjectId, objectId, StringComparison.OrdinalIgnoreCase);
}
