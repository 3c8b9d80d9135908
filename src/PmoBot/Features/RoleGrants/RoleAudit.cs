using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.RoleGrants;

/// <summary>The `role-{object id}` rows under the trail's eyes, and how their entries read.</summary>
internal sealed class RoleAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row)
    {
        if (row.Partition != TenantAudit.Partition || !row.Key.StartsWith(RoleRows.Prefix, StringComparison.Ordinal))
            return null;
        var grants = RoleRows.GrantsIn(row);
        return new AuditedState(row.Partition, RoleRows.SubjectOf(row.Key, row.Columns), RoleRows.ForTrail(grants)) { WordsOfBefore = RoleRows.InWords(grants) };
    }

    // A row stays when its last role was withdrawn.
    public bool Stands(AuditEntry newest) => newest.Subject.StartsWith(RoleRows.Prefix, StringComparison.Ordinal);

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        RoleStore.GrantAction => language.In("granted a role", "a donné un rôle"),
        RoleStore.WithdrawAction => language.In("withdrew a role", "a retiré un rôle"),
        _ => null,
    };
}
