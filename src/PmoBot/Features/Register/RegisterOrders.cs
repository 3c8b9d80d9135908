using System.Globalization;
using NodaTime.Text;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>In which a register is read: rows of its own for each, so that a page of 5,000 items costs what one of 50 does.</summary>
internal enum RegisterOrder
{
    /// <summary>Live items, the highest score first.</summary>
    ByScore,

    /// <summary>Those of them that may come within 30 days.</summary>
    Near,

    /// <summary>Live items, the earliest review first.</summary>
    ByReview,
}

/// <summary>What a line of a list shows of an item, without its row being read.</summary>
internal sealed record RegisterLine(ItemNumber Number, string Statement, int Score)
{
    public const int LongestStatement = 160;

    public Assessment? Current { get; init; }

    public int? Severity { get; init; }

    public string? OwnerName { get; init; }

    public ItemState State { get; init; }

    public string? NextReview { get; init; }
}

/// <summary>The rows by which items are found; those of confidential items stand apart.</summary>
internal static class RegisterOrders
{
    // Two digits that grow as the score falls: 25 is the highest.
    private const int Above = 99;

    public static string PrefixOf(RegisterOrder order, RegisterKind kind, bool confidential) => (confidential ? "confidential-" : "") + order switch
    {
        RegisterOrder.ByScore => "open-",
        RegisterOrder.Near => "near-",
        _ => "review-",
    } + $"{ItemNumber.LetterOf(kind)}-";

    /// <summary>Where an item is to be found.</summary>
    public static IReadOnlyList<string> KeysOf(RegisterItem? item)
    {
        if (item is not { IsLive: true })
            return [];

        var byScore = string.Create(CultureInfo.InvariantCulture, $"{Above - item.Score:00}-{item.Number.Number:000000}");
        List<string> keys = [In(RegisterOrder.ByScore) + byScore];
        if (item.Proximity == Proximity.Now)
            keys.Add(In(RegisterOrder.Near) + byScore);
        if (item.NextReview is { } review)
            keys.Add(string.Create(CultureInfo.InvariantCulture, $"{In(RegisterOrder.ByReview)}{LocalDatePattern.Iso.Format(review)}-{item.Number.Number:000000}"));
        return keys;

        string In(RegisterOrder order) => PrefixOf(order, item.Number.Kind, item.IsConfidential);
    }

    /// <summary>From this score down.</summary>
    public static string KeyOfScore(int score) => string.Create(CultureInfo.InvariantCulture, $"{Above - score:00}-");

    public static Columns Write(RegisterItem item) => new()
    {
        ["number"] = item.Number.ToString(),
        ["statement"] = Short(item.Statement),
        ["score"] = item.Score,
        ["probability"] = item.Current?.Probability,
        ["impact"] = item.Current?.Impact,
        ["scale"] = item.Current?.Scale,
        ["severity"] = item.Severity,
        ["ownerName"] = item.Owner?.Name,
        ["owner"] = item.Owner?.ObjectId,
        ["state"] = item.State.ToString(),
        ["nextReview"] = item.NextReview is { } review ? LocalDatePattern.Iso.Format(review) : null,
    };

    public static RegisterLine Read(Columns columns) => new(
        ItemNumber.Parse(columns.Text("number")!, null), columns.Text("statement")!, columns.Int32("score")!.Value)
    {
        Current = columns.Int32("probability") is { } probability
            ? new Assessment(probability, columns.Int32("impact")!.Value, columns.Int32("scale")!.Value)
            : null,
        Severity = columns.Int32("severity"),
        OwnerName = columns.Text("ownerName"),
        State = Enum.Parse<ItemState>(columns.Text("state")!),
        NextReview = columns.Text("nextReview"),
    };

    private static string Short(string statement)
    {
        if (statement.Length <= RegisterLine.LongestStatement)
            return statement;
        var end = RegisterLine.LongestStatement - 1;
        return statement[..(char.IsHighSurrogate(statement[end - 1]) ? end - 1 : end)] + "…";
    }
}
