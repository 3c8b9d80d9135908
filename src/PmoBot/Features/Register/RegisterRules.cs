using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What is still missing of the answer to an item.</summary>
internal enum Lack
{
    Owner,
    Action,
    Day,
    DayToCome,
}

/// <summary>What follows from what is said of an item.</summary>
internal static class RegisterRules
{
    /// <summary>Probability and impact are asked once: brut, today and target all start there.</summary>
    public static RegisterItem Logged(Project project, ItemNumber number, ItemFacts facts, Person by, Instant now, RiskScale scale)
    {
        var item = Said(facts, new RegisterItem
        {
            Project = project.Code,
            Number = number,
            Statement = facts.Statement,
            Inherent = facts.Assessment,
            Scale = scale.Id,
            LoggedBy = by,
            LoggedAt = now,
            Version = 1,
            Act = ItemAct.Logged,
            By = by,
            At = now,
        });
        return item with
        {
            State = StateOf(item),
            NextReview = facts.NextReview ?? ReviewOf(item, scale, project.PortfolioSettings.DayOf(now)),
        };
    }

    public static RegisterItem Said(ItemFacts facts, RegisterItem item) => item with
    {
        Statement = facts.Statement,
        Cause = facts.Cause,
        Effect = facts.Effect,
        Current = facts.Assessment,
        Target = facts.Target ?? facts.Assessment,
        Severity = facts.Severity,
        Type = facts.Type,
        CostImpact = facts.CostImpact,
        Owner = facts.Owner,
        Response = facts.Response,
        Action = facts.Action,
        Due = facts.Due,
        Category = facts.Category,
        Proximity = facts.Proximity,
        NextReview = facts.NextReview,
        IsConfidential = facts.IsConfidential,
    };

    /// <summary>The next version. What is scored anew is scored by the scale of now, and looked at again by its band.</summary>
    /// <param name="merged">What stands, with what was changed.</param>
    /// <param name="scale">The project's portfolio's of now.</param>
    public static RegisterItem Next(RegisterItem before, RegisterItem merged, ItemAct act, Person by, Instant now, Project project, RiskScale scale)
    {
        var next = merged with { Version = before.Version + 1, Act = act, By = by, At = now };
        if ((next.Current, next.Severity) != (before.Current, before.Severity))
        {
            next = next with { Scale = scale.Id };
            if (next.NextReview == before.NextReview)
                next = next with { NextReview = ReviewOf(next, scale, project.PortfolioSettings.DayOf(now)) };
        }

        if (before.Target == before.Current && next.Target == before.Target)
            next = next with { Target = next.Current };
        if (next.IsLive && (!before.IsLive || next.NextReview is null))
            next = next with { NextReview = ReviewOf(next, scale, project.PortfolioSettings.DayOf(now)) };
        return next with { State = StateOf(next) };
    }

    /// <summary>As long as a response or an action stands, what is live is being responded to, whatever anybody says of it.</summary>
    public static ItemState StateOf(RegisterItem item) =>
        !item.IsLive ? item.State : (item.Response, item.Action) is (null, null) ? ItemState.Open : ItemState.Responding;

    public static LocalDate ReviewOf(RegisterItem item, RiskScale scale, LocalDate today) => today.PlusDays(scale.ReviewDays[(int)BandOf(item, scale)]);

    public static Band BandOf(RegisterItem item, RiskScale scale) => scale.BandOf(item.Score);

    /// <summary>A high one wants an owner, and an action with a day that is not past.</summary>
    public static IEnumerable<Lack> Lacks(RegisterItem item, RiskScale scale, LocalDate today)
    {
        if (!item.IsLive || BandOf(item, scale) != Band.High)
            yield break;
        if (item.Owner is null)
            yield return Lack.Owner;
        if (item.Action is null)
            yield return Lack.Action;
        else if (item.Due is null)
            yield return Lack.Day;
        else if (item.Due < today)
            yield return Lack.DayToCome;
    }

    /// <summary>What the audit trail keeps of an item, a line each.</summary>
    public static string InWords(RegisterItem item) => string.Join('\n', ItemFact.All
        .Select(fact => (fact.Key, Words: fact.InWords(item)))
        .Where(line => line.Words is not null)
        .Select(line => $"{line.Key}: {line.Words!.ReplaceLineEndings(" ")}"));
}
