using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What follows from what is said of an item.</summary>
internal static class RegisterRules
{
    /// <summary>Probability and impact are asked once: brut, today and target all start there.</summary>
    public static RegisterItem Logged(Project project, ItemNumber number, ItemFacts facts, Person by, Instant now, RiskScale scale)
    {
        var assessed = facts.Assessment is { } assessment ? assessment with { Scale = scale.Version } : (Assessment?)null;
        var item = new RegisterItem
        {
            Project = project.Code,
            Number = number,
            Statement = facts.Statement,
            Cause = facts.Cause,
            Effect = facts.Effect,
            Inherent = assessed,
            Current = assessed,
            Target = assessed,
            Severity = facts.Severity,
            Type = facts.Type,
            CostImpact = facts.CostImpact,
            Owner = facts.Owner,
            Response = facts.Response,
            Action = facts.Action,
            Due = facts.Due,
            Category = facts.Category,
            Proximity = facts.Proximity,
            IsConfidential = facts.IsConfidential,
            LoggedBy = by,
            LoggedAt = now,
            Version = 1,
        };
        return item with { NextReview = facts.NextReview ?? project.PortfolioSettings.DayOf(now).PlusDays(scale.ReviewDays[(int)BandOf(item, scale)]) };
    }

    public static Band BandOf(RegisterItem item, RiskScale scale) => scale.BandOf(item.Score);

    /// <summary>A high one wants an owner, and an action within five days.</summary>
    public static bool LacksAnswer(RegisterItem item, RiskScale scale, LocalDate today) =>
        item.IsLive && BandOf(item, scale) == Band.High && (item.Owner is null || item.Action is null || item.Due is null || item.Due > today.PlusDays(5));

    /// <summary>What the audit trail keeps of an item, a line each, in a fixed order. People by their ids.</summary>
    public static string InWords(RegisterItem item) => string.Join('\n', new (string Name, string? Value)[]
    {
        ("state", item.State.ToString()),
        ("statement", item.Statement),
        ("cause", item.Cause),
        ("effect", item.Effect),
        ("inherent", Words(item.Inherent)),
        ("current", Words(item.Current)),
        ("target", Words(item.Target)),
        ("severity", item.Severity?.ToString(CultureInfo.InvariantCulture)),
        ("type", item.Type?.ToString()),
        ("costImpact", item.CostImpact is { } cost ? $"{Money.AsKept(cost.Amount)} {cost.Unit}" : null),
        ("owner", item.Owner?.ObjectId),
        ("response", item.Response?.ToString()),
        ("action", item.Action),
        ("due", Day(item.Due)),
        ("category", item.Category?.ToString()),
        ("proximity", item.Proximity?.ToString()),
        ("nextReview", Day(item.NextReview)),
        ("confidential", item.IsConfidential ? "yes" : null),
        ("outcome", item.Outcome),
        ("cameFrom", item.CameFrom?.ToString()),
        ("became", item.Became?.ToString()),
        ("source", item.Source?.AbsoluteUri),
    }.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value!.ReplaceLineEndings(" ")}"));

    private static string? Words(Assessment? assessment) => assessment is { } it
        ? string.Create(CultureInfo.InvariantCulture, $"p{it.Probability} i{it.Impact} scale {it.Scale}")
        : null;

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}
