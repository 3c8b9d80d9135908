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
    public async Task<CommitResult> CommitAsync(Turn turn, string verb, StoredProject stored, Asked asked, Pause? pause = null, Pause? paused = null)
    {
        var (project, head, writes) = (stored.Project, stored.Project.Audit, new List<Write>());
        Add(verb, RoundStore.AskedRowOf(asked.Round.Period), AskedAudit.InWords(asked), RoundStore.ToWrite(asked));
        if (pause != paused)
            Add(PauseAudit.Action, RoundStore.PauseRow, PauseAudit.InWords(pause), RoundStore.ToWrite(pause));
        return await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Replace(project with { Audit = head, Version = project.Version + 1 }, stored.ETag), .. writes],
            [TakeSnapshot.Raise(turn.Now)]);

        void Add(string action, string row, string words, Write write)
        {
            (head, var entry) = AuditTrail.Append(head, turn.Now, turn.Pseudonym, action, row, words);
            writes.AddRange([write, entry]);
        }
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
