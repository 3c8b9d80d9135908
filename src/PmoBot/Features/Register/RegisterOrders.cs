using System.Globalization;
using NodaTime;
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

/// <summary>Whence and how far an order is read, by the parts of its keys that follow the prefix.</summary>
/// <param name="From">Null: from the first.</param>
/// <param name="To">Not itself; null: to the last.</param>
internal sealed record RegisterRange(RegisterOrder Order, string? From = null, string? To = null);

/// <summary>What a line of a list shows of an item, without its row being read.</summary>
internal sealed record RegisterLine(ItemNumber Number, string Statement, int Score)
{
    public const int LongestStatement = 160;

    public Band Band { get; init; }

    public Assessment? Current { get; init; }

    public int? Severity { get; init; }

    public string? OwnerName { get; init; }

    public ItemState State { get; init; }

    /// <summary>Something is being done; until when, <see cref="Due"/> says.</summary>
    public bool HasAction { get; init; }

    public LocalDate? Due { get; init; }

    public LocalDate? NextReview { get; init; }

    public bool IsConfidential { get; init; }

    /// <param name="scale">The one that it was scored with.</param>
    public static RegisterLine Of(RegisterItem item, RiskScale scale) => new(item.Number, item.Statement.CutAt(LongestStatement), item.Score)
    {
        Band = RegisterRules.BandOf(item, scale),
        Current = item.Current,
        Severity = item.Severity,
        OwnerName = item.Owner?.Name,
        State = item.State,
        HasAction = item.Action is not null,
        Due = item.Due,
        NextReview = item.NextReview,
        IsConfidential = item.IsConfidential,
    };
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

    private static string KeyOf(int score, Assessment? cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{KeyOf(score)}{cell?.Probability ?? 0}{cell?.Impact ?? 0}-");

    /// <summary>In the order of what somebody owns in several projects.</summary>
    public static string KeyAmongAll(RegisterItem item) => $"{KeyOf(item.Score)}{item.Project}-{RegisterRows.KeyOf(item.Number)}";

    public static RegisterRange Cell(Assessment cell) => new(RegisterOrder.ByScore, KeyOf(cell.Score, cell), TableKey.EndOf(KeyOf(cell.Score, cell)));

    /// <summary>Scores from one to another, both included.</summary>
    public static RegisterRange Scores(int lowest, int highest) =>
        new(RegisterOrder.ByScore, KeyOf(highest), TableKey.EndOf(KeyOf(lowest)));

    /// <summary>What was to be looked at again before this day.</summary>
    public static RegisterRange ReviewBefore(LocalDate day) => new(RegisterOrder.ByReview, To: LocalDatePattern.Iso.Format(day));

    private static string KeyOf(int score) => string.Create(CultureInfo.InvariantCulture, $"{Above - score:00}-");

    /// <param name="scale">The one that it was scored with.</param>
    public static Columns Write(RegisterItem item, RiskScale scale)
    {
        var line = RegisterLine.Of(item, scale);
        return new Columns
        {
            ["number"] = line.Number.ToString(),
            ["statement"] = line.Statement,
            ["score"] = line.Score,
            ["probability"] = line.Current?.Probability,
            ["impact"] = line.Current?.Impact,
            ["band"] = line.Band.ToString(),
            ["severity"] = line.Severity,
            ["ownerName"] = line.OwnerName,
            ["owner"] = item.Owner?.ObjectId,
            ["state"] = line.State.ToString(),
            ["hasAction"] = line.HasAction,
            ["due"] = Day(line.Due),
            ["nextReview"] = Day(line.NextReview),
            ["confidential"] = line.IsConfidential,
        };
    }

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
        HasAction = columns.Flag("hasAction") ?? false,
        Due = Day(columns.Text("due")),
        NextReview = Day(columns.Text("nextReview")),
        IsConfidential = columns.Flag("confidential") ?? false,
    };

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}
