using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;

namespace PmoBot.Privacy;

/// <summary>How the entries of an erasure, and of what was kept long enough, read.</summary>
internal sealed class ErasureWords : IAuditWords
{
    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        AuditTrail.ErasedAction => language.In("erased a person: “someone who left” stands in their place", "a effacé une personne : « une personne partie » figure à sa place"),
        AuditTrail.GoneAction => language.In("removed what was somebody’s who was erased, or was kept long enough", "a supprimé ce qui était à une personne effacée, ou conservé assez longtemps"),
        AuditTrail.FoundAction => language.In("noted what audit verify had found before a person was erased", "a noté ce qu’audit verify avait trouvé avant l’effacement d’une personne"),
        _ => null,
    };
}
