using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>Every case under the trail's eyes, its facts by their hash; and how its entries read.</summary>
internal sealed class EscalationAudit : IAuditedState, IAuditWords
{
    public AuditedState? Of(TableRow row) =>
        ProjectCode.OfPartition(row.Partition) is { } project && EscalationId.OfRow(project, row.Key) is not null
            ? new AuditedState(row.Partition, row.Key, EscalationRows.InWords(EscalationRows.Read(row)))
            : null;

    public bool Stands(AuditEntry newest) => EscalationId.NameOfRow(newest.Subject) is not null;

    public string? Say(AuditEntry entry, Language language) => EscalationId.NameOfRow(entry.Subject) is not { } name ? null : entry.Action switch
    {
        RaiseEscalation.RaiseVerb => language.In($"raised {name}", $"a remonté {name}"),
        DecideEscalation.DecideVerb => language.In($"decided on {name}", $"s’est prononcé sur {name}"),
        RejectEscalation.RejectVerb => language.In($"rejected {name}", $"a rejeté {name}"),
        AskForMore.AskVerb => language.In($"asked for more on {name}", $"a demandé des précisions sur {name}"),
        AnswerQuestion.AnswerVerb => language.In($"answered on {name}", $"a répondu sur {name}"),
        DelegateEscalation.DelegateVerb => language.In($"delegated {name}", $"a délégué {name}"),
        WithdrawEscalation.WithdrawVerb => language.In($"withdrew {name}", $"a retiré {name}"),
        ReopenEscalation.ReopenVerb => language.In($"opened {name} again", $"a rouvert {name}"),
        EscalationCases.TimeAction + "." + nameof(StepKind.Reminded) => language.In($"reminded those who decide {name}", $"a relancé ceux qui décident de {name}"),
        EscalationCases.TimeAction + "." + nameof(StepKind.MovedUp) => language.In($"moved {name} up a level", $"a fait monter {name} d’un niveau"),
        EscalationCases.TimeAction + "." + nameof(StepKind.ToldPmo) => language.In($"told the PMO that nobody decides {name}", $"a prévenu le PMO que personne ne décide de {name}"),
        EscalationCases.TimeAction + "." + nameof(StepKind.NotAnswered) => language.In($"let the time of {name} run again", $"a fait repartir le délai de {name}"),
        EscalationCases.TimeAction + "." + nameof(StepKind.PathChanged) => language.In($"followed the changed path with {name}", $"a suivi le nouveau chemin pour {name}"),
        var action when action.StartsWith(EscalationCases.TimeAction, StringComparison.Ordinal) => language.In($"let time pass on {name}", $"a fait avancer {name}"),
        _ => null,
    };
}

/// <summary>The timeline of each case against the hash that the case keeps of it.</summary>
internal sealed class TimelineAudit(ITableStore store) : IAuditedTogether, IHashedTogether
{
    public async Task<IReadOnlyList<TableRow>?> WithAsync(TableRow row, CancellationToken cancel)
    {
        if (!Reads(row))
            return null;
        var number = EscalationRows.NumberOfStep(row.Key);
        var steps = $"{EscalationRows.StepPrefix}{number}-";
        return [
            .. new[] { await store.FindAsync(row.Partition, EscalationRows.Prefix + number, cancel) }.OfType<TableRow>(),
            .. await store.QueryAsync(row.Partition, steps, TableKey.EndOf(steps), cancel: cancel).ToListAsync(cancel),
        ];
    }

    public (string Row, Columns Columns) Hashed(IReadOnlyList<TableRow> rows)
    {
        var stands = EscalationRows.Read(rows[0]);
        return (rows[0].Key, EscalationRows.Write(stands with { StepsHash = HashOf(rows.Skip(1)) }));
    }

    public bool Reads(TableRow row) => ProjectCode.OfPartition(row.Partition) is { } project
        && (EscalationId.OfRow(project, row.Key) is not null || EscalationRows.IsStep(row.Key));

    // A step that cannot be read is none that was hashed.
    private static bool IsHashed(IReadOnlyList<TableRow> timeline, string? hash)
    {
        try
        {
            return HashOf(timeline) == hash;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static string? HashOf(IEnumerable<TableRow> timeline) =>
        timeline.Aggregate((string?)null, (before, row) => EscalationRows.HashOf(before, EscalationRows.ReadStep(row)));

    public AuditFault? Fault(string chain, IReadOnlyList<TableRow> rows)
    {
        var steps = rows.Where(row => EscalationRows.IsStep(row.Key)).ToLookup(row => EscalationRows.NumberOfStep(row.Key), StringComparer.Ordinal);
        foreach (var escalation in rows.Where(row => !EscalationRows.IsStep(row.Key)).Select(EscalationRows.Read))
        {
            var timeline = steps[EscalationRows.NumberOfStep(EscalationRows.StepsOf(escalation.Id))].ToList();
            if (timeline.Count != escalation.Steps || !IsHashed(timeline, escalation.StepsHash))
                return new AuditFault(chain, FaultKind.StateChanged) { Subject = EscalationRows.StepsOf(escalation.Id) };
        }

        var cases = rows.Where(row => !EscalationRows.IsStep(row.Key)).Select(row => EscalationRows.NumberOfStep(row.Key)).ToHashSet(StringComparer.Ordinal);
        return steps.Select(of => of.Key).FirstOrDefault(number => !cases.Contains(number)) is { } nobodys
            ? new AuditFault(chain, FaultKind.StateChanged) { Subject = $"{EscalationRows.StepPrefix}{nobodys}-" }
            : null;
    }
}
