using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>A field of a form; its id is the key under which the value comes back.</summary>
public abstract record Input : Element
{
    private protected Input(string id) => Id = id;

    /// <summary>Said above the field, and by screen readers: a field without one is mute.</summary>
    [JsonConverter(typeof(PlainTextConverter))]
    public string? Label { get; init; }

    /// <summary>A hidden required field blocks a form without a word: never set it behind "More".</summary>
    public bool IsRequired { get; init; }

    /// <summary>Shown by the client when its own checks fail.</summary>
    public CardText? ErrorMessage { get; init; }
}

public sealed record TextInput(string Id) : Input(Id)
{
    internal override string Type => "Input.Text";

    public string? Value { get; init; }

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Placeholder { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>Characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A JavaScript regular expression, checked by the client alone.</summary>
    public string? Regex { get; init; }
}

public sealed record NumberInput(string Id) : Input(Id)
{
    internal override string Type => "Input.Number";

    public decimal? Value { get; init; }

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Placeholder { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }
}

public sealed record DateInput(string Id) : Input(Id)
{
    internal override string Type => "Input.Date";

    public DateOnly? Value { get; init; }

    public DateOnly? Min { get; init; }

    public DateOnly? Max { get; init; }
}

public sealed record TimeInput(string Id) : Input(Id)
{
    internal override string Type => "Input.Time";

    [JsonConverter(typeof(MinutesConverter))]
    public TimeOnly? Value { get; init; }
}

/// <summary>A tick box; its value comes back as "true" or "false".</summary>
public sealed record ToggleInput(string Id, CardText Title) : Input(Id)
{
    internal override string Type => "Input.Toggle";

    [JsonConverter(typeof(TruthConverter))]
    public bool Value { get; init; }

    public bool Wrap { get; init; }
}

/// <param name="Id">The key under which the chosen value comes back.</param>
/// <param name="Choices">
/// Offered always: where <see cref="People"/> can be searched too, clients without that search still have these.
/// </param>
/// <exception cref="ArgumentException">No choice: clients refuse the card.</exception>
public sealed record ChoiceSetInput(string Id, IReadOnlyList<Choice> Choices) : Input(Id)
{
    internal override string Type => "Input.ChoiceSet";

    [JsonIgnore]
    public IReadOnlyList<Choice> Choices { get; } =
        Choices.Count > 0 ? Choices : throw new ArgumentException("A choice set offers at least one choice.", nameof(Choices));

    /// <summary>One value; with <see cref="IsMultiSelect"/> several, by commas.</summary>
    public string? Value { get; init; }

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Placeholder { get; init; }

    public ChoiceStyle? Style { get; init; }

    public bool IsMultiSelect { get; init; }

    public bool Wrap { get; init; }

    /// <summary>Makes it a people picker; the values are Entra object ids.</summary>
    [JsonIgnore]
    public PeopleScope? People { get; init; }

    [JsonInclude, JsonPropertyName("choices")]
    internal IEnumerable<WireChoice> WireChoices =>
        Choices.Select(choice => new WireChoice(ShowsMarkdown ? choice.Title : CardText.Verbatim(choice.Title), choice.Value));

    [JsonInclude, JsonPropertyName("choices.data")]
    internal DataQuery? Query => People switch
    {
        null => null,
        PeopleScope.Conversation => new DataQuery("graph.microsoft.com/users?scope=currentContext"),
        _ => new DataQuery("graph.microsoft.com/users"),
    };

    // Titles of radio buttons and tick boxes are drawn as text blocks, those of a drop-down as plain options.
    private bool ShowsMarkdown => People is null && Style is ChoiceStyle.Expanded;
}

/// <param name="Title">Shown as typed in every style of the choice set.</param>
/// <param name="Value">Comes back when chosen; no commas.</param>
public sealed record Choice(string Title, string Value);

internal sealed record WireChoice(CardText Title, string Value);

internal sealed record DataQuery(string Dataset)
{
    public string Type { get; } = "Data.Query";
}

[JsonConverter(typeof(Lowered<ChoiceStyle>))]
public enum ChoiceStyle { Compact, Expanded, Filtered }

public enum PeopleScope
{
    /// <summary>Everybody in the organisation.</summary>
    Organization,

    /// <summary>The members of the chat or channel in which the card stands.</summary>
    Conversation,
}
