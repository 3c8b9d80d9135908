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

    public bool Is(Person? other) => other is not null && Is(other.ObjectId);

    public bool Is(string? objectId) => string.Equals(ObjectId, objectId, StringComparison.OrdinalIgnoreCase);
}
