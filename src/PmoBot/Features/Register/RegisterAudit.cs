using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>Every item under the trail's eyes, and how its entries read.</summary>
internal sealed class RegisterAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row)
    {
        if (IsItem(row.Key) && ProjectCode.OfPartition(row.Partition) is { } project)
            return new AuditedState(row.Partition, row.Key, RegisterRules.InWords(RegisterRows.Read(project, row.Columns)));
        return RiskScaleRows.IdOf(row.Partition, row.Key) is { } scale
            ? new AuditedState(row.Partition, row.Key, RiskScaleRows.InWords(RiskScaleRows.Read(scale, row.Columns)))
            : null;
    }

    public bool Stands(AuditEntry newest) => IsItem(newest.Subject) || newest.Subject.StartsWith(RiskScaleRows.Prefix, StringComparison.Ordinal);

    public string? Say(AuditEntry entry, Language language) => entry.Action == ChangeScale.SaveVerb
        ? language.In("changed the risk scale", "a changé l’échelle de risque")
        : OfItem(entry, language);

    private static string? OfItem(AuditEntry entry, Language language) => RegisterRows.NumberOf(entry.Subject) is not { } number ? null : entry.Action switch
    {
        LogItem.LogVerb => language.In($"logged {number}", $"a consigné {number}"),
        EditItem.SaveVerb => language.In($"edited {number}", $"a modifié {number}"),
        RespondToItem.RespondVerb => language.In($"said what is done about {number}", $"a dit ce qui est fait pour {number}"),
        ReviewItem.ReviewVerb => language.In($"reviewed {number}", $"a revu {number}"),
        CloseItem.CloseVerb => language.In($"closed {number}", $"a clos {number}"),
        ReopenItem.ReopenVerb => language.In($"opened {number} again", $"a rouvert {number}"),
        ComeAbout.ComeAboutVerb => language.In($"said of {number} that it has come about", $"a dit que {number} est arrivé"),
        RegisterImport.ImportAction => language.In($"imported {number} from a file", $"a importé {number} d’un fichier"),
        ItemCharges.HandOverAction => language.In($"gave {number} another owner, since theirs left", $"a donné un autre responsable à {number}, le sien étant parti"),
        UndoItem.UndoVerb => language.In($"undid the last change of {number}", $"a annulé le dernier changement de {number}"),
        _ => null,
    };

    private static bool IsItem(string row) => RegisterRows.NumberOf(row) is not null;
}
