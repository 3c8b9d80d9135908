using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CardDocument))]
[JsonSerializable(typeof(TextBlock))]
[JsonSerializable(typeof(RichTextBlock))]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(ColumnSet))]
[JsonSerializable(typeof(FactSet))]
[JsonSerializable(typeof(ActionSet))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(TextInput))]
[JsonSerializable(typeof(NumberInput))]
[JsonSerializable(typeof(DateInput))]
[JsonSerializable(typeof(TimeInput))]
[JsonSerializable(typeof(ToggleInput))]
[JsonSerializable(typeof(ChoiceSetInput))]
[JsonSerializable(typeof(Badge))]
[JsonSerializable(typeof(ProgressBar))]
[JsonSerializable(typeof(LineChart))]
[JsonSerializable(typeof(DonutChart))]
[JsonSerializable(typeof(VerticalBarChart))]
[JsonSerializable(typeof(HorizontalBarChart))]
[JsonSerializable(typeof(StackedBarChart))]
[JsonSerializable(typeof(ExecuteAction))]
[JsonSerializable(typeof(SubmitAction))]
[JsonSerializable(typeof(OpenUrlAction))]
[JsonSerializable(typeof(ToggleVisibilityAction))]
[JsonSerializable(typeof(ShowCardAction))]
internal sealed partial class CardJson : JsonSerializerContext;

internal static class CardWriter
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = new LettersStay() };

    private static readonly CardJson Json = new(new JsonSerializerOptions(CardJson.Default.Options) { Encoder = Options.Encoder });

    internal static byte[] Write(AdaptiveCard card) =>
        SomebodyGone.In(JsonSerializer.SerializeToUtf8Bytes(new CardDocument(card), Json.CardDocument), card.Lang);
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

/// <summary>
/// Whatever derives from <typeparamref name="T"/>, by the writer that is generated for it: the serializer's own way for
/// derived types walks through them property by property.
/// </summary>
internal sealed class ByItsType<T> : WriteOnly<T>
    where T : notnull
{
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, CardJson.Default.GetTypeInfo(value.GetType())!);
}

/// <summary>A card within a card counts towards the budget of the whole.</summary>
internal sealed class InnerCardConverter : WriteOnly<AdaptiveCard>
{
    public override void Write(Utf8JsonWriter writer, AdaptiveCard value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
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
