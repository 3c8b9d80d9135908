using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// A person whom the card calls: <see cref="Text"/> stands in a text block, and the mention itself among the
/// entities of <see cref="TeamsOptions"/>.
/// </summary>
/// <param name="Id">29:… or the Entra object id.</param>
/// <param name="Name">As displayed.</param>
public sealed record Mention([property: JsonIgnore] string Id, [property: JsonIgnore] string Name)
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Type => "mention";

    public CardText Text => CardText.At(Name);

    [JsonInclude]
    internal MentionedPerson Mentioned => new(Id, Name);
}

internal sealed record MentionedPerson(string Id, string Name);
