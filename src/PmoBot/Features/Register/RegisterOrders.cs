using System.Globalization;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
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

    public Band Band { get; init; }

    public Assessment? Current { get; init; }

    public int? Severity { get; init; }

    public string? OwnerName { get; init; }

    public ItemState State { get; init; }

    public string? NextReview { get; init; }
}

/// <summary>The rows by which items are found; those of confidential items stand apart.</summary>
internal static class RegisterOrders
{
    // Two digits that grow as the score falls: 25 is the highest. Of one score, cell by cell of the heat map.
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

        var byScore = $"{KeyOf(item.Score, item.Current)}{item.Number.Number.ToString("000000", CultureInfo.InvariantCulture)}";
        List<string> keys = [In(RegisterOrder.ByScore) + byScore];
        if (item.Proximity == Proximity.Now)
            keys.Add(In(RegisterOrder.Near) + byScore);
        if (item.NextReview is { } review)
            keys.Add(string.Create(CultureInfo.InvariantCulture, $"{In(RegisterOrder.ByReview)}{LocalDatePattern.Iso.Format(review)}-{item.Number.Number:000000}"));
        return keys;

        string In(RegisterOrder order) => PrefixOf(order, item.Number.Kind, item.IsConfidential);
    }

    /// <summary>Where the items of a cell begin, and go on.</summary>
    public static string KeyOf(Assessment cell) => KeyOf(cell.Score, cell);

    private static string KeyOf(int score, Assessment? cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{Above - score:00}-{cell?.Probability ?? 0}{cell?.Impact ?? 0}-");

    /// <param name="scale">The one that it was scored with.</param>
    public static Columns Write(RegisterItem item, RiskScale scale) => new()
    {
        ["number"] = item.Number.ToString(),
        ["statement"] = item.Statement.CutAt(RegisterLine.LongestStatement),
        ["score"] = item.Score,
        ["probability"] = item.Current?.Probability,
        ["impact"] = item.Current?.Impact,
        ["band"] = scale.BandOf(item.Score).ToString(),
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
            ? new Assessment(probability, columns.Int32("impact")!.Value)
            : null,
        Band = Enum.Parse<Band>(columns.Text("band")!),
        Severity = columns.Int32("severity"),
        OwnerName = columns.Text("ownerName"),
        State = Enum.Parse<ItemState>(columns.Text("state")!),
        NextReview = columns.Text("nextReview"),
    };
}
