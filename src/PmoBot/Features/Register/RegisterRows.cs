using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>An item ↔ the columns of its row, `item-R-000012`.</summary>
internal static class RegisterRows
{
    public const string Prefix = "item-";

    public static string RowOf(ItemNumber number) => Prefix + KeyOf(number);

    /// <summary>`R-000012`: in the order of their numbers, kind by kind.</summary>
    public static string KeyOf(ItemNumber number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number.ToString()[0]}-{number.Number:000000}");

    /// <summary>`past-R-000012-0003`: the item as it was.</summary>
    public static string PastRowOf(ItemNumber number, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{PastRowsOf(number)}{version:0000}");

    public static string PastRowsOf(ItemNumber number) => $"past-{KeyOf(number)}-";

    /// <summary>The item whose row this is; null for every other row.</summary>
    public static ItemNumber? NumberOf(string row) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && ItemNumber.TryParse(row[Prefix.Length..], null, out var number) ? number : null;

    public static Columns Write(RegisterItem item)
    {
        var columns = new Columns
        {
            ["number"] = item.Number.ToString(),
            ["statement"] = item.Statement,
            ["cause"] = item.Cause,
            ["effect"] = item.Effect,
            ["severity"] = item.Severity,
            ["type"] = item.Type?.ToString(),
            ["costImpact"] = (double?)item.CostImpact?.Amount,
            ["unit"] = item.CostImpact?.Unit,
            ["owner"] = item.Owner?.ObjectId,
            ["ownerName"] = item.Owner?.Name,
            ["response"] = item.Response?.ToString(),
            ["action"] = item.Action,
            ["due"] = Day(item.Due),
            ["category"] = item.Category?.ToString(),
            ["proximity"] = item.Proximity?.ToString(),
            ["nextReview"] = Day(item.NextReview),
            ["confidential"] = item.IsConfidential,
            ["state"] = item.State.ToString(),
            ["outcome"] = item.Outcome,
            ["cameFrom"] = item.CameFrom?.ToString(),
            ["became"] = item.Became?.ToString(),
            ["source"] = item.Source?.AbsoluteUri,
            ["loggedBy"] = item.LoggedBy.ObjectId,
            ["loggedByName"] = item.LoggedBy.Name,
            ["loggedAt"] = item.LoggedAt.ToDateTimeOffset(),
            ["version"] = item.Version,
            ["act"] = item.Act.ToString(),
            ["by"] = item.By.ObjectId,
            ["byName"] = item.By.Name,
            ["at"] = item.At.ToDateTimeOffset(),
            ["scale"] = item.Scale,
        };
        Assess(columns, "inherent", item.Inherent);
        Assess(columns, "current", item.Current);
        Assess(columns, "target", item.Target);
        return columns;
    }

    public static RegisterItem Read(ProjectCode project, Columns columns) => new()
    {
        Project = project,
        Number = ItemNumber.Parse(columns.Text("number")!, null),
        Statement = columns.Text("statement")!,
        Cause = columns.Text("cause"),
        Effect = columns.Text("effect"),
        Inherent = Assessed(columns, "inherent"),
        Current = Assessed(columns, "current"),
        Target = Assessed(columns, "target"),
        Severity = columns.Int32("severity"),
        Type = Named<IssueType>(columns, "type"),
        CostImpact = columns.Double("costImpact") is { } cost ? new Money((decimal)cost, columns.Text("unit")!) : null,
        Owner = PersonIn(columns, "owner"),
        Response = Named<Response>(columns, "response"),
        Action = columns.Text("action"),
        Due = Day(columns.Text("due")),
        Category = Named<Category>(columns, "category"),
        Proximity = Named<Proximity>(columns, "proximity"),
        NextReview = Day(columns.Text("nextReview")),
        IsConfidential = columns.Flag("confidential")!.Value,
        State = Enum.Parse<ItemState>(columns.Text("state")!),
        Outcome = columns.Text("outcome"),
        CameFrom = Number(columns, "cameFrom"),
        Became = Number(columns, "became"),
        Source = columns.Text("source") is { } source ? new Uri(source) : null,
        LoggedBy = PersonIn(columns, "loggedBy")!,
        LoggedAt = Instant.FromDateTimeOffset(columns.Instant("loggedAt")!.Value),
        Version = columns.Int32("version")!.Value,
        Act = Enum.Parse<ItemAct>(columns.Text("act")!),
        By = PersonIn(columns, "by")!,
        At = Instant.FromDateTimeOffset(columns.Instant("at")!.Value),
        Scale = columns.Text("scale"),
    };

    private static void Assess(Columns columns, string name, Assessment? assessment)
    {
        columns[name + "Probability"] = assessment?.Probability;
        columns[name + "Impact"] = assessment?.Impact;
    }

    private static Assessment? Assessed(Columns columns, string name) => columns.Int32(name + "Probability") is { } probability
        ? new Assessment(probability, columns.Int32(name + "Impact")!.Value)
        : null;

    private static T? Named<T>(Columns columns, string name) where T : struct, Enum =>
        columns.Text(name) is { } value ? Enum.Parse<T>(value) : null;

    private static ItemNumber? Number(Columns columns, string name) =>
        columns.Text(name) is { } number ? ItemNumber.Parse(number, null) : null;

    private static Person? PersonIn(Columns columns, string name) =>
        columns.Text(name) is { } id ? new Person(id, columns.Text(name + "Name")!) : null;

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}
