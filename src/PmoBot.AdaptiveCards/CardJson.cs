using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CardDocument))]
internal sealed partial class CardJson : JsonSerializerContext
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = new LettersStay() };

    internal static byte[] Write(AdaptiveCard card)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, Writing))
            JsonSerializer.Serialize(writer, new CardDocument(card), Default.CardDocument);
        return SomebodyGone.In(bytes.WrittenSpan.ToArray(), card.Lang);
    }
}

/// <summary>The root of a card in the order in which people read it.</summary>
internal sealed class CardDocument(AdaptiveCard card)
{
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type { get; } = "AdaptiveCard";

    public string Version { get; } = "1.5";

    public string? Lang => card.Lang;

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Speak => card.Speak;

    public CardText? FallbackText => card.FallbackText;

    public IReadOnlyList<Element> Body => card.Body;

    public IReadOnlyList<CardAction>? Actions => card.Actions;

    public Refresh? Refresh => card.Refresh;

    public TeamsOptions? Msteams => card.MsTeams;
}

/// <summary>Writes a card into another document as it would leave alone: same letters, same budget.</summary>
public sealed class AdaptiveCardJsonConverter : JsonConverter<AdaptiveCard>
{
    public override AdaptiveCard Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, AdaptiveCard value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToUtf8Json(), skipInputValidation: true);
}

/// <summary>A card within a card counts towards the budget of the whole.</summary>
internal sealed class InnerCardConverter : WriteOnly<AdaptiveCard>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveCard value, JsonSerializerOptions options) =>
        writer.WriteRawValue(CardJson.Write(value), skipInputValidation: true);
}

/// <summary>Enums whose words Teams writes in lower camel case; the others are written as they are named.</summary>
internal sealed class Lowered<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

internal abstract class WriteOnly<T> : JsonConverter<T>
{
    public override bool HandleNull => false;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");
}

/// <summary>A weight is a number on the wire, anything else a string.</summary>
internal sealed class WidthConverter : WriteOnly<string>
{
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var weight))
            writer.WriteNumberValue(weight);
        else
            writer.WriteStringValue(value);
    }
}

internal sealed class MinutesConverter : WriteOnly<TimeOnly?>
{
    public override void Write(Utf8JsonWriter writer, TimeOnly? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString("HH:mm", CultureInfo.InvariantCulture));
}

internal sealed class TruthConverter : WriteOnly<bool>
{
    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value ? "true" : "false");
}

internal sealed class PlainTextConverter : WriteOnly<string>
{
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(FrenchSigns.In(CardText.WithoutFunctions(value)));
}
