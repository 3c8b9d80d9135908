using PmoBot.Audit;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Features.Audit;

/// <summary>`audit verify`: every chain against itself, its head, its anchors, and the state that it speaks of.</summary>
internal sealed class VerifyAudit(IMaintenanceScan scan, ITableStore store, IEnumerable<IAuditedState> features) : IVerb
{
    public VerbName Name { get; } = new("audit verify") { Does = language => VerifyTexts.For(language).Does };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count > 0)
            return ExitCode.NotUnderstood;

        var findings = await LookAsync();
        if (findings.Faults.Count > 0)
            findings = await LookAgainAsync(findings);

        var texts = VerifyTexts.For(line.Language);
        foreach (var fault in findings.Faults)
            await output.WriteLineAsync(texts.Say(fault));
        await output.WriteLineAsync(texts.Count(findings.Chains, findings.Entries, findings.Faults.Count));
        return findings.Faults.Count == 0 ? ExitCode.Fine : ExitCode.Wrong;
    }

    // The bot may have written between two pages of the scan: a chain is wrong if it is wrong twice.
    private async Task<Findings> LookAgainAsync(Findings first)
    {
        var suspect = first.Faults.Select(fault => fault.Chain).ToHashSet(StringComparer.Ordinal);
        var second = await LookAsync();
        return second with { Faults = [.. second.Faults.Where(fault => suspect.Contains(fault.Chain))] };
    }

    private async Task<Findings> LookAsync()
    {
        var found = new Findings(0, 0, []);
        var anchors = await AnchorsAsync();   // before the chains, which may only have grown since
        var states = new States();
        var chain = new AuditChain("");
        await foreach (var row in scan.ScanAsync())
        {
            if (row.Partition != chain.Partition)
            {
                found = Close(found, chain, anchors, states);
                chain = new AuditChain(row.Partition);
            }

            chain.Take(row);
            foreach (var feature in features)
                Note(feature, row, states, found.Faults);
        }

        found = Close(found, chain, anchors, states);
        return anchors.Keys.Concat(states.Chains).Distinct(StringComparer.Ordinal).ToList()
            .Aggregate(found, (so, left) => Close(so, new AuditChain(left), anchors, states));
    }

    private Findings Close(Findings found, AuditChain chain, Dictionary<string, HashSet<AuditAnchor>> anchors, States states)
    {
        IReadOnlyCollection<AuditAnchor> anchored = anchors.Remove(chain.Partition, out var known) ? known : [];
        var said = states.Take(chain.Partition);
        found.Faults.AddRange(chain.Faults(anchored, said, newest => features.Any(feature => feature.Stands(newest))));
        return chain.IsThere ? found with { Chains = found.Chains + 1, Entries = found.Entries + chain.Count } : found;
    }

    // A row that somebody has been at may break whatever reads it: that is a finding, and not the end of the search.
    private static void Note(IAuditedState feature, TableRow row, States states, List<AuditFault> faults)
    {
        try
        {
            states.Add(feature.Of(row));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            faults.Add(new AuditFault(row.Partition, FaultKind.StateUnreadable) { Subject = row.Key });
        }
    }

    /// <summary>Of days on which the head was the same, the first.</summary>
    private async Task<Dictionary<string, HashSet<AuditAnchor>>> AnchorsAsync()
    {
        var anchors = new Dictionary<string, HashSet<AuditAnchor>>(StringComparer.Ordinal);
        await foreach (var row in store.QueryAsync(TenantAudit.Partition, AuditAnchor.RowPrefix, TableKey.EndOf(AuditAnchor.RowPrefix)))
        {
            if (AuditAnchor.Read(row) is not { } anchor)
                continue;
            if (!anchors.TryGetValue(anchor.Chain, out var known))
                anchors.Add(anchor.Chain, known = new(EqualityComparer<AuditAnchor>.Create((one, other) => one!.Head == other!.Head, it => it.Head.GetHashCode())));
            known.Add(anchor);
        }

        return anchors;
    }

    private sealed record Findings(int Chains, int Entries, List<AuditFault> Faults);

    /// <summary>What was read of states whose chain is still to come.</summary>
    private sealed class States
    {
        private readonly Dictionary<string, List<AuditedState>> _waiting = new(StringComparer.Ordinal);

        public IEnumerable<string> Chains => _waiting.Keys;

        public void Add(AuditedState? state)
        {
            if (state is null)
                return;
            if (!_waiting.TryGetValue(state.Chain, out var others))
                _waiting.Add(state.Chain, others = []);
            others.Add(state);
        }

        public IReadOnlyCollection<AuditedState> Take(string chain) => _waiting.Remove(chain, out var states) ? states : [];
    }
}
