using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>Row `pause` of a project: its PMO asks for no status that is due up to that day, and says why. Shorter than on hold: the project goes on.</summary>
internal sealed record Pause(LocalDate Until, string Reason)
{
    public bool Covers(Scheduling.Period period, PortfolioSettings settings) => settings.DayOf(settings.Rounds.Of(period).Due) <= Until;
}

/// <summary>Those rows under the trail's eyes, and how their entries read.</summary>
internal sealed class PauseAudit : IAuditedState, IAuditWords
{
    public const string Action = "round.pause";

    public static string InWords(Pause? pause) => pause is null ? "paused: no" : $"paused: {NodaTime.Text.LocalDatePattern.Iso.Format(pause.Until)}\n{pause.Reason}";

    public AuditedState? Of(TableRow row) => row.Key == RoundStore.PauseRow && ProjectCode.OfPartition(row.Partition) is not null
        ? new AuditedState(row.Partition, row.Key, InWords(RoundStore.ReadPause(row)))
        : null;

    public bool Stands(AuditEntry newest) => newest.Subject == RoundStore.PauseRow;

    public string? Say(AuditEntry entry, Language language) => entry.Action == Action
        ? language.In("paused the project’s reports, or ended the pause", "a mis les météos du projet en pause, ou a mis fin à la pause")
        : null;
}
