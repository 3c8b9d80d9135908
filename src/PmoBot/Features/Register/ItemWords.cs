using PmoBot.AdaptiveCards;

namespace PmoBot.Features.Register;

/// <summary>What stands in an item, in the words that a reader has for it.</summary>
internal static class ItemWords
{
    /// <summary>What a card has room for of a text, once it tells what changed.</summary>
    private const int Longest = 160;

    /// <summary>What a form does, by the verb that it is sent with.</summary>
    public static string Name(this RegisterTexts texts, string verb, RegisterKind kind) => verb switch
    {
        EditItem.SaveVerb => texts.Edit,
        RespondToItem.RespondVerb => texts.Respond,
        CloseItem.CloseVerb => texts.Close,
        ReopenItem.ReopenVerb => texts.Reopen,
        ComeAbout.ComeAboutVerb => texts.CameAbout(kind),
        _ => texts.Log,
    };

    /// <summary>What stands on its button.</summary>
    public static string Send(this RegisterTexts texts, string verb, RegisterKind kind) => verb switch
    {
        EditItem.SaveVerb or RespondToItem.RespondVerb => texts.Save,
        ComeAbout.ComeAboutVerb when kind == RegisterKind.Threat => texts.BecomesIssue,
        _ => texts.Name(verb, kind),
    };

    /// <summary>Which scale it is scored with is told by its scores.</summary>
    public static bool IsTold(ItemFact fact) => fact.Key is not ("scale" or "inherent" or "source");

    public static string Label(this RegisterTexts texts, ItemFact fact, RegisterItem item) => fact.Key switch
    {
        "state" => texts.StateLabel,
        "statement" => texts.StatementShort,
        "cause" => texts.Cause,
        "effect" => texts.Effect,
        "current" => texts.Score,
        "target" => texts.TargetShort,
        "severity" => texts.SeverityShort,
        "type" => texts.TypeShort,
        "costImpact" => texts.CostShort,
        "owner" => texts.OwnerShort,
        "response" => texts.ResponseLabel,
        "action" => texts.Action,
        "due" => texts.Due(item.Number.Kind),
        "category" => texts.CategoryLabel,
        "proximity" => texts.ProximityShort,
        "nextReview" => texts.NextReview,
        "confidential" => texts.ConfidentialLabel,
        "outcome" => texts.OutcomeShort,
        "cameFrom" => texts.CameFrom,
        "became" => texts.Became,
        _ => fact.Key,
    };

    public static string Say(this RegisterTexts texts, ItemFact fact, RegisterItem item)
    {
        var said = fact.Key switch
        {
            "state" => texts.State(item.State, item.Number.Kind),
            "current" => Scored(item.Current),
            "target" => Scored(item.Target),
            "type" => item.Type is { } type ? texts.Type(type) : null,
            "costImpact" => item.CostImpact?.Format(texts.Language),
            "owner" => item.Owner?.Name ?? texts.Nobody,
            "response" => item.Response is { } response ? texts.Response(response) : null,
            "due" => item.Due is { } due ? texts.Day(due) : null,
            "category" => item.Category is { } category ? texts.Category(category) : null,
            "proximity" => item.Proximity is { } proximity ? texts.Proximity(proximity) : null,
            "nextReview" => item.NextReview is { } review ? texts.Day(review) : null,
            "confidential" => texts.YesNo(item.IsConfidential),
            _ => fact.InWords(item),
        };
        return said?.CutAt(Longest) ?? "–";
    }

    public static string? Scored(Assessment? assessment) => assessment is { } it ? $"{it.Score} (P{it.Probability} × I{it.Impact})" : null;
}
