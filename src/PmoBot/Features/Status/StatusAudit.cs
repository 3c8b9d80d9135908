using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>Every version of a report under the trail's eyes, and how its entry reads.</summary>
internal sealed class StatusAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row)
    {
        if (!StatusStore.IsReport(row.Key) || ProjectCode.OfPartition(row.Partition) is not { } project)
            return null;
        var report = StatusRows.Read(project, row.Columns);
        return new AuditedState(row.Partition, row.Key, StatusRules.ForTrail(report)) { WordsOfBefore = StatusRules.InWords(report) };
    }

    public bool Stands(AuditEntry newest) => StatusStore.IsReport(newest.Subject);

    public string? Say(AuditEntry entry, Language language)
    {
        if (StatusStore.PeriodOf(entry.Subject) is not { } period || Did(entry, period, language) is not { } did)
            return null;

        var said = $"{did}{language.In(" ", " : ")}{PeriodText.Of(period, language.Culture())}";
        return entry.Text is { } text && StatusRules.IsOnBehalf(text)
            ? said + language.In(", on behalf of the project manager", ", au nom du chef de projet")
            : said;
    }

    private static string? Did(AuditEntry entry, Period period, Language language) => entry.Action switch
    {
        SubmitStatus.SubmitVerb when entry.Subject == StatusStore.RowOf(period.Id, 1) => language.In("reported on", "a donné la météo"),
        SubmitStatus.SubmitVerb => language.In("corrected the report on", "a corrigé la météo"),
        CarryForward.UnchangedVerb => language.In("said that nothing changed in", "a déclaré sans changement"),
        ExplainStatus.ExplainVerb => language.In("explained the report on", "a expliqué la météo"),
        UndoStatus.UndoVerb => language.In("undid the last version of the report on", "a annulé la dernière version de la météo"),
        _ => null,
    };
}
