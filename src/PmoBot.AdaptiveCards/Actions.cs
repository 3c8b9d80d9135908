using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>A button, or what a tap on an element does.</summary>
[JsonConverter(typeof(ByItsType<CardAction>))]
public abstract record CardAction
{
    private protected CardAction(string title) => Title = title;

    [JsonInclude, JsonPropertyOrder(-2)]
    internal abstract string Type { get; }

    [JsonPropertyOrder(-1)]
    [JsonConverter(typeof(PlainTextConverter))]
    public string Title { get; init; }

    public string? Id { get; init; }

    /// <summary>A hint that some clients ignore.</summary>
    public ActionStyle? Style { get; init; }

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Tooltip { get; init; }

    /// <summary>Drawn and usable unless false.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Secondary actions stand behind "…".</summary>
    public ActionMode? Mode { get; init; }

    /// <summary>What an older client gets instead; see <see cref="ExecuteAction.OrSubmit"/>.</summary>
    public CardAction? Fallback { get; init; }
}

/// <summary>
/// Calls the bot, whose answer is shown in the card's place. <paramref name="Verb"/> stays on cards already posted:
/// it is never renamed.
/// </summary>
public sealed record ExecuteAction(string Title, string Verb) : CardAction(Title)
{
    internal override string Type => "Action.Execute";

    public IReadOnlyDictionary<string, string>? Data { get; init; }

    public AssociatedInputs? AssociatedInputs { get; init; }

    /// <summary>
    /// The same button with an Action.Submit behind it for clients without Action.Execute. The verb travels as "verb"
    /// in the Submit's data, so that the bot treats both on one path.
    /// </summary>
    public ExecuteAction OrSubmit() => this with
    {
        Fallback = new SubmitAction(Title)
        {
            Verb = Verb,
            Data = Data,
            AssociatedInputs = AssociatedInputs,
            Style = Style,
        },
    };
}

/// <summary>Sends data and inputs to the bot as a message without text, or does what <see cref="MsTeams"/> says.</summary>
public sealed record SubmitAction(string Title) : CardAction(Title)
{
    internal override string Type => "Action.Submit";

    public const string VerbKey = "verb";

    [JsonIgnore]
    public string? Verb { get; init; }

    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    [JsonIgnore]
    public TeamsSubmit? MsTeams { get; init; }

    /// <summary>None for a dialog opened from a card with required inputs, which Teams would ask for first.</summary>
    public AssociatedInputs? AssociatedInputs { get; init; }

    [JsonInclude, JsonPropertyName("data")]
    internal JsonObject WireData
    {
        get
        {
            var data = new JsonObject();
            if (Verb is not null)
                data.Add(VerbKey, Verb);
            foreach (var (key, value) in Data ?? ReadOnlyDictionary<string, string>.Empty)
                data.Add(key, value);
            if (MsTeams is not null)
                data.Add("msteams", MsTeams.ToJson());
            return data;
        }
    }
}

/// <summary>What Teams does with an Action.Submit instead of sending a message without text.</summary>
public abstract record TeamsSubmit
{
    private TeamsSubmit()
    {
    }

    internal abstract JsonObject ToJson();

    /// <summary>Opens a dialog: the bot gets a task/fetch.</summary>
    public sealed record OpenDialog : TeamsSubmit
    {
        internal override JsonObject ToJson() => new() { ["type"] = "task/fetch" };
    }

    /// <summary>Sends <paramref name="Text"/> as if typed, with the data; the chat shows <paramref name="DisplayText"/>.</summary>
    public sealed record MessageBack(string Text, string? DisplayText = null) : TeamsSubmit
    {
        internal override JsonObject ToJson()
        {
            var json = new JsonObject { ["type"] = "messageBack", ["text"] = Text };
            if (DisplayText is not null)
                json.Add("displayText", DisplayText);
            return json;
        }
    }

    /// <summary>Types <paramref name="Value"/> into the chat for the reader, for all to see.</summary>
    public sealed record ImBack(string Value) : TeamsSubmit
    {
        internal override JsonObject ToJson() => new() { ["type"] = "imBack", ["value"] = Value };
    }
}

public sealed record OpenUrlAction(string Title, Uri Url) : CardAction(Title)
{
    internal override string Type => "Action.OpenUrl";
}

/// <summary>Shows what is hidden and hides what is shown, by element id, without asking the bot.</summary>
public sealed record ToggleVisibilityAction(string Title, IReadOnlyList<string> TargetElements) : CardAction(Title)
{
    internal override string Type => "Action.ToggleVisibility";
}

/// <summary>Unfolds a small card below the button.</summary>
public sealed record ShowCardAction(string Title, [property: JsonConverter(typeof(InnerCardConverter))] AdaptiveCard Card) : CardAction(Title)
{
    internal override string Type => "Action.ShowCard";
}

[JsonConverter(typeof(Lowered<ActionStyle>))]
public enum ActionStyle { Default, Positive, Destructive }

[JsonConverter(typeof(Lowered<ActionMode>))]
public enum ActionMode { Primary, Secondary }

[JsonConverter(typeof(Lowered<AssociatedInputs>))]
public enum AssociatedInputs { Auto, None }
