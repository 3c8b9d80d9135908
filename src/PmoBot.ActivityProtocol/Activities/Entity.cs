using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>A mention (<see cref="Mentioned"/>, <see cref="Text"/>) or the client's settings (the others), by its type.</summary>
public sealed record Entity
{
    /// <summary>One of <see cref="EntityTypes"/>, or one that this library does not read.</summary>
    public string? Type { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelAccount>))]
    public ChannelAccount? Mentioned { get; set; }

    /// <summary><c>&lt;at&gt;Name&lt;/at&gt;</c>, exactly as it stands in the activity's text.</summary>
    public string? Text { get; set; }

    public string? Locale { get; set; }

    public string? Country { get; set; }

    public string? Platform { get; set; }

    /// <summary>An IANA name.</summary>
    public string? Timezone { get; set; }

    /// <param name="person">Who is mentioned: id and name.</param>
    /// <param name="text">What stands in the text, with its <c>at</c> tags.</param>
    public static Entity Mention(ChannelAccount person, string text) =>
        new() { Type = EntityTypes.Mention, Mentioned = person, Text = text };
}
