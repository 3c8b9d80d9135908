namespace PmoBot.Features.Register;

/// <summary>What a form makes of an item that may have changed since the form was filled: only what its writer changed is taken.</summary>
/// <param name="Item">What stands, with the writer's changes.</param>
/// <param name="Conflicts">What the writer and somebody else changed, each to something else.</param>
/// <param name="Others">What others changed meanwhile.</param>
internal sealed record ItemMerge(RegisterItem Item, IReadOnlyList<ItemFact> Conflicts, IReadOnlyList<ItemFact> Others)
{
    /// <param name="was">What the form was filled from.</param>
    /// <param name="now">What stands.</param>
    /// <param name="typed">What stands, with every field of the form as it was sent.</param>
    /// <param name="shown">The fields of the form.</param>
    public static ItemMerge Of(RegisterItem was, RegisterItem now, RegisterItem typed, IReadOnlyCollection<string> shown)
    {
        var merged = now;
        List<ItemFact> conflicts = [], others = [];
        foreach (var fact in ItemFact.All)
        {
            var (then, today, wanted) = (fact.InWords(was), fact.InWords(now), fact.InWords(typed));
            var isMine = shown.Contains(fact.Field) && wanted != then;
            if (then != today && !(isMine && wanted == today))
                others.Add(fact);
            if (!isMine || wanted == today)
                continue;
            merged = fact.Take(merged, typed);
            if (then != today)
                conflicts.Add(fact);
        }

        return new(merged, conflicts, others);
    }
}
