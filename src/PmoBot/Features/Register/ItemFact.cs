using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>One thing that is said of an item: how the audit trail says it, and how it is taken over from another version.</summary>
/// <param name="Key">In the trail; literals in chains already hashed.</param>
/// <param name="Field">Where a form shows it.</param>
internal sealed record ItemFact(string Key, string Field, Func<RegisterItem, string?> InWords, Func<RegisterItem, RegisterItem, RegisterItem> Take)
{
    /// <summary>In the order in which the trail keeps them. People by their ids, which name nobody once a person was forgotten.</summary>
    public static readonly IReadOnlyList<ItemFact> All =
    [
        new("state", RegisterFields.State, it => it.State.ToString(), (to, from) => to with { State = from.State }),
        new("statement", RegisterFields.Statement, it => it.Statement, (to, from) => to with { Statement = from.Statement }),
        new("cause", RegisterFields.Cause, it => it.Cause, (to, from) => to with { Cause = from.Cause }),
        new("effect", RegisterFields.Effect, it => it.Effect, (to, from) => to with { Effect = from.Effect }),
        new("inherent", "", it => Words(it.Inherent), (to, _) => to),
        new("current", RegisterFields.Probability, it => Words(it.Current), (to, from) => to with { Current = from.Current }),
        new("target", RegisterFields.TargetProbability, it => Words(it.Target), (to, from) => to with { Target = from.Target }),
        new("severity", RegisterFields.Severity, it => it.Severity?.ToString(CultureInfo.InvariantCulture), (to, from) => to with { Severity = from.Severity }),
        new("scale", "", it => it.Scale, (to, _) => to),
        new("type", RegisterFields.Type, it => it.Type?.ToString(), (to, from) => to with { Type = from.Type }),
        new("costImpact", RegisterFields.CostImpact, it => it.CostImpact is { } cost ? $"{Money.AsKept(cost.Amount)} {cost.Unit}" : null, (to, from) => to with { CostImpact = from.CostImpact }),
        new("owner", RegisterFields.Owner, it => it.Owner?.ObjectId, (to, from) => to with { Owner = from.Owner }),
        new("response", RegisterFields.Response, it => it.Response?.ToString(), (to, from) => to with { Response = from.Response }),
        new("action", RegisterFields.Action, it => it.Action, (to, from) => to with { Action = from.Action }),
        new("due", RegisterFields.Due, it => Day(it.Due), (to, from) => to with { Due = from.Due }),
        new("category", RegisterFields.Category, it => it.Category?.ToString(), (to, from) => to with { Category = from.Category }),
        new("proximity", RegisterFields.Proximity, it => it.Proximity?.ToString(), (to, from) => to with { Proximity = from.Proximity }),
        new("nextReview", RegisterFields.NextReview, it => Day(it.NextReview), (to, from) => to with { NextReview = from.NextReview }),
        new("confidential", RegisterFields.Confidential, it => it.IsConfidential ? "yes" : null, (to, from) => to with { IsConfidential = from.IsConfidential }),
        new("outcome", RegisterFields.Outcome, it => it.Outcome, (to, from) => to with { Outcome = from.Outcome }),
        new("cameFrom", "", it => it.CameFrom?.ToString(), (to, _) => to),
        new("became", "", it => it.Became?.ToString(), (to, _) => to),
        new("source", "", it => it.Source?.AbsoluteUri, (to, _) => to),
    ];

    /// <summary>What differs between two versions, in this order.</summary>
    public static IReadOnlyList<ItemFact> Between(RegisterItem one, RegisterItem other) =>
        [.. All.Where(fact => fact.InWords(one) != fact.InWords(other))];

    private static string? Words(Assessment? assessment) => assessment is { } it
        ? string.Create(CultureInfo.InvariantCulture, $"p{it.Probability} i{it.Impact}")
        : null;

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;
}
