using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.ActivityProtocol.Json;

/// <summary>A JSON value as its UTF-8 bytes, so that a card is serialized once, where it is made. Written unchecked.</summary>
[JsonConverter(typeof(JsonRawValueConverter))]
public readonly record struct JsonRawValue(ReadOnlyMemory<byte> Utf8)
{
    /// <exception cref="JsonException">The bytes are not JSON; never so for what came over the wire.</exception>
    public JsonElement ToElement() => JsonElement.Parse(Utf8.Span);
}

internal sealed class JsonRawValueConverter : JsonConverter<JsonRawValue>
{
    public override JsonRawValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)).ToArray());

    public override void Write(Utf8JsonWriter writer, JsonRawValue value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
