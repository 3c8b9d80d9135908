using System.Security.Cryptography;
using System.Text;
using PmoBot.Delivery;

namespace PmoBot.Features.Digests;

/// <summary>The cards of an edition, by their ids.</summary>
internal static class DigestCard
{
    public const string Renderer = "digest";

    /// <summary>A channel's name for rows: its id is too long, and holds signs.</summary>
    public static string KeyOf(string channel) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(channel)))[..16];

    public static LiveCard In(DigestChannel channel, DigestEdition edition) => new()
    {
        Owner = edition.Subject.Partition,
        Id = $"{edition.Row}-{KeyOf(channel.Id)}",
        Conversation = channel.Place,
        Renderer = Renderer,
        Subject = $"{edition.Subject.Partition} {edition.Row} {Conversation.Languages.Tag(channel.Language)}",
    };

    public static LiveCard For(string person, DigestEdition edition) => new()
    {
        Owner = People.Person.PartitionOf(person),
        Id = $"{edition.Row}",
        Addressee = person,
        Renderer = Renderer,
        Subject = $"{edition.Subject.Partition} {edition.Row}",
    };

    /// <returns>Where the edition stands; and of a channel its language.</returns>
    public static (string Partition, string Row, Conversation.Language? Language) Read(LiveCard card)
    {
        var parts = card.Subject.Split(' ');
        return (parts[0], parts[1], parts.Length > 2 ? Conversation.Languages.FromTag(parts[2]) : null);
    }
}
