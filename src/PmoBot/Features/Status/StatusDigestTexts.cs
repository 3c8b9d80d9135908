using PmoBot.Conversation;

namespace PmoBot.Features.Status;

internal sealed record StatusDigestTexts
{
    private static readonly StatusDigestTexts English = new()
    {
        Red = _ => "red",
        Amber = "amber",
        Grey = "grey",
        Green = _ => "green",
        FromTo = (from, to, why) => $"{Lower(from)} → {Lower(to)}{Because(why)}",
        Now = (colour, why) => $"{Lower(colour)}{Because(why)}",
        Greener = (declared, computed, why) => $"declared {Lower(declared)}, computed {Lower(computed)}{Because(why)}",
        UpdatedAgain = line => $"updated again: {line}",
        FinishMoved = (days, finish) => $"forecast finish moved by {days:+0;−0} d to {finish}",
        Wanted = wanted => $"asks in its report: {wanted}",
        News = news => $"What is new: {news}",
    };

    private static readonly StatusDigestTexts French = new()
    {
        Red = count => count > 1 ? "rouges" : "rouge",
        Amber = "orange",
        Grey = "gris",
        Green = count => count > 1 ? "verts" : "vert",
        FromTo = (from, to, why) => $"{Lower(from)} → {Lower(to)}{Because(why)}",
        Now = (colour, why) => $"{Lower(colour)}{Because(why)}",
        Greener = (declared, computed, why) => $"déclaré {Lower(declared)}, calculé {Lower(computed)}{Because(why)}",
        UpdatedAgain = line => $"de nouveau actualisé : {line}",
        FinishMoved = (days, finish) => $"fin prévue déplacée de {days:+0;−0} j au {finish}",
        Wanted = wanted => $"demande dans son rapport : {wanted}",
        News = news => $"Quoi de neuf : {news}",
    };

    public required Func<int, string> Red { get; init; }

    public required string Amber { get; init; }

    public required string Grey { get; init; }

    public required Func<int, string> Green { get; init; }

    public required Func<string, string, string?, string> FromTo { get; init; }

    public required Func<string, string?, string> Now { get; init; }

    public required Func<string, string, string?, string> Greener { get; init; }

    public required Func<string, string> UpdatedAgain { get; init; }

    /// <summary>By calendar days.</summary>
    public required Func<int, string, string> FinishMoved { get; init; }

    public required Func<string, string> Wanted { get; init; }

    public required Func<string, string> News { get; init; }

    public static StatusDigestTexts For(Language language) => language.In(English, French);

    private static string Lower(string colour) => colour.ToLowerInvariant();

    private static string Because(string? why) => why is null ? "" : $" ({why})";
}
