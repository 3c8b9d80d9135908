using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>What a person decides about who is asked: the row, an audit entry, and what follows from it, in one.</summary>
internal sealed class AskedCommits(Outbox outbox)
{
    public async Task<CommitResult> CommitAsync(Turn turn, string verb, StoredProject stored, Asked asked)
    {
        var (project, row) = (stored.Project, RoundStore.AskedRowOf(asked.Round.Period));
        var (head, entry) = AuditTrail.Append(project.Audit, turn.Now, turn.Pseudonym, verb, row, AskedAudit.InWords(asked));
        return await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Replace(project with { Audit = head, Version = project.Version + 1 }, stored.ETag), RoundStore.ToWrite(asked), entry],
            [TakeSnapshot.Raise(turn.Now)]);
    }
}

/// <summary>The `asked-…` rows under the trail's eyes, as far as somebody decided them, and how their entries read.</summary>
internal sealed class AskedAudit : IAuditedState, IAuditWords
{
    public static string InWords(Asked asked) => asked switch
    {
        { Excuse: Excuse.ByPmo } => $"excused: {asked.Reason}",
        { ByHand: true } => $"asked: {asked.Person!.ObjectId}",
        _ => "asked as usual",
    };

    public AuditedState? Of(TableRow row) =>
        RoundStore.PeriodOfAsked(row.Key) is not null && ProjectCode.OfPartition(row.Partition) is not null
        && RoundStore.Read(row) is { } asked && (asked.ByHand || asked.Excuse == Excuse.ByPmo)
            ? new AuditedState(row.Partition, row.Key, InWords(asked))
            : null;

    // Whoever leads the project later is asked instead, which nobody decides.
    public bool Stands(AuditEntry newest) => false;

    public string? Say(AuditEntry entry, Language language)
    {
        if (RoundStore.PeriodOfAsked(entry.Subject) is not { } period)
            return null;
        var did = entry.Action switch
        {
            HandOver.HandOverVerb => language.In("asked a deputy to report on", "a demandé la météo à un suppléant :"),
            ExcuseProject.ExcuseVerb => language.In("excused the report on", "a excusé la météo :"),
            _ => null,
        };
        return did is null ? null : $"{did} {Scheduling.PeriodText.Of(period, language.Culture())}";
    }
}
