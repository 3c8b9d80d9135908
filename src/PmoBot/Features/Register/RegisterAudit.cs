using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>Every item under the trail's eyes, and how its entries read.</summary>
internal sealed class RegisterAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row) => IsItem(row.Key) && ProjectCode.OfPartition(row.Partition) is { } project
        ? new AuditedState(row.Partition, row.Key, RegisterRules.InWords(RegisterRows.Read(project, row.Columns)))
        : null;

    public bool Stands(AuditEntry newest) => IsItem(newest.Subject);

    public string? Say(AuditEntry entry, Language language) => entry.Action switch
    {
        LogItem.LogVerb when RegisterRows.NumberOf(entry.Subject) is { } number => language.In($"logged {number}", $"a consigné {number}"),
        _ => null,
    };

    private static bool IsItem(string row) => RegisterRows.NumberOf(row) is not null;
}
