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
    public AuditedState? Of(TableRow row) => StatusStore.IsReport(row.Key) && ProjectCode.OfPartition(row.Partition) is { } project
        ? new AuditedState(row.Partition, row.Key, StatusRules.InWords(StatusStore.Read(project, row.Columns)))
        : null;

    public bool Stands(AuditEntry newest) => StatusStore.IsReport(newest.Subject);

    public string? Say(AuditEntry entry, Language language)
    {
        if (entry.Action != SubmitStatus.SubmitVerb || StatusStore.PeriodOf(entry.Subject) is not { } period)
            return null;

        var named = PeriodText.Of(period, language.Culture());
        var isFirst = entry.Subject == StatusStore.RowOf(period.Id, 1);
        var said = isFirst
            ? language.In($"reported on {named}", $"a donné la météo : {named}")
            : language.In($"corrected the report on {named}", $"a corrigé la météo : {named}");
        return entry.Text is { } text && StatusRules.IsOnBehalf(text)
            ? said + language.In(", on behalf of the project manager", ", au nom du chef de projet")
            : said;
    }
}
