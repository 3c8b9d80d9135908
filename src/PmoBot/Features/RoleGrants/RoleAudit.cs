using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.RoleGrants;

/// <summary>The `role-{object id}` rows under the trail's eyes, and how their entries read.</summary>
internal sealed class RoleAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row) =>
        row.Partition == TenantAudit.Partition && row.Key.StartsWith(RoleRows.Prefix, StringComparison.Ordinal)
            ? new AuditedState(row.Partition, row.Key, RoleRows.InWords(RoleRows.GrantsIn(row)))
            : null;

    // A row stays when its last role was withdrawn.
    public bool Stands(AuditEntry newest) => newest.Subject.StartsWith(RoleRows.Prefix, StringComparison.Ordinal);

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        RoleStore.GrantAction => language.In("granted a role", "a donné un rôle"),
        RoleStore.WithdrawAction => language.In("withdrew a role", "a retiré un rôle"),
        _ => null,
    };
}
