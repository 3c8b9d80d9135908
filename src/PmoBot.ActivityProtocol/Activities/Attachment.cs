using System.Text.Json;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

public sealed record Attachment
{
    /// <summary>One of <see cref="ContentTypes"/>, or a media type.</summary>
    public string? ContentType { get; set; }

    public string? ContentUrl { get; set; }

    public JsonRawValue? Content { get; set; }

    public string? Name { get; set; }

    /// <param name="card">The card, already serialized to UTF-8 JSON.</param>
    public static Attachment AdaptiveCard(ReadOnlyMemory<byte> card) =>
        new() { ContentType = ContentTypes.AdaptiveCard, Content = new(card) };

    public static Attachment SignIn(OAuthCard card) =>
        new() { ContentType = ContentTypes.OAuthCard, Content = new(JsonSerializer.SerializeToUtf8Bytes(card, WireJson.Default.OAuthCard)) };
}
