using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Register;

/// <summary>What stands in a file for what an item is: the first two words are written, in English and in French; all are read.</summary>
internal static class RegisterFileWords
{
    private static readonly RegisterTexts English = RegisterTexts.For(Language.English);
    private static readonly RegisterTexts French = RegisterTexts.For(Language.French);

    public static readonly FileWords<RegisterKind> Kinds = new(Enum.GetValues<RegisterKind>(), kind =>
    [
        English.Kind(kind), French.Kind(kind), .. kind switch
        {
            RegisterKind.Threat => ["risk", "risque"],
            RegisterKind.Issue => ["problem"],
            _ => Array.Empty<string>(),
        },
    ]);

    public static readonly FileWords<Response> Responses = new(Enum.GetValues<Response>(), response =>
    [
        English.Response(response), French.Response(response), .. response switch
        {
            Response.Avoid => (string[])["avoidance", "évitement"],
            Response.Reduce => ["reduction", "mitigate", "mitigation", "réduction", "atténuer", "atténuation"],
            Response.Transfer => ["transference", "transfert"],
            Response.Share => ["sharing", "partage"],
            Response.Accept => ["acceptance", "acceptation"],
            Response.ContingencyPlan =>
            [
                nameof(Response.ContingencyPlan), "contingency", "contingent plan", "contingency plans", "contingent plans",
                "prepare contingent plans", "plan de contingence", "plans de secours", "plan B",
            ],
            Response.Exploit => ["exploitation"],
            Response.Enhance => ["enhancement", "améliorer", "amélioration", "renforcement"],
            Response.Fallback => ["fall back", "fallback plan", "plan de repli", "solution de repli"],
            _ => ["rejection", "rejet", "refuser"],
        },
    ]);

    public static readonly FileWords<Category> Categories = new(Enum.GetValues<Category>(), category =>
    [
        English.Category(category), French.Category(category), .. category switch
        {
            Category.Operational => ["opérationnelle"],
            Category.Schedule => ["délais", "planning", "time"],
            Category.Cost => ["costs", "coûts", "financial", "financier"],
            Category.Resources => ["resource", "ressource"],
            Category.Supplier => ["suppliers", "fournisseurs"],
            Category.Legal => ["légal"],
            _ => Array.Empty<string>(),
        },
    ]);

    public static readonly FileWords<Proximity> Proximities = new(Enum.GetValues<Proximity>(), proximity =>
    [
        .. proximity switch
        {
            Proximity.Now => ["now", "maintenant", "imminent", "imminente", "immediate", "immédiat", "immédiate"],
            Proximity.Near => ["near", "proche", "soon", "bientôt"],
            _ => new[] { "later", "plus tard", "far", "lointain", "lointaine" },
        }, English.Proximity(proximity), French.Proximity(proximity),
    ]);

    /// <summary>What was undone is in no file.</summary>
    public static readonly FileWords<ItemState> States = new([.. Enum.GetValues<ItemState>().Except([ItemState.Withdrawn])], state =>
    [
        English.State(state, RegisterKind.Issue), French.State(state, RegisterKind.Issue), French.State(state, RegisterKind.Threat), .. state switch
        {
            ItemState.Closed => ["fermé", "fermée"],
            ItemState.Realised => ["realized"],
            _ => Array.Empty<string>(),
        },
    ]);

    public static readonly FileWords<bool> YesNo = new([true, false], yes => yes
        ? ["yes", "oui", "true", "vrai", "1", "x"]
        : ["no", "non", "false", "faux", "0"]);
}
