using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Features.Escalations;

/// <summary>Whoever reads a case about a confidential item, as those who decide it do, reads the item.</summary>
internal sealed class CaseReaders(EscalationStore store, EscalationCases cases) : IItemReaders
{
    public async Task<bool> ReadAsync(Turn turn, Project project, string item, CancellationToken cancel)
    {
        foreach (var about in (await store.ListAsync(project, cancel)).Where(one => one.Item == item))
        {
            if (await cases.FindAsync(about.Id, cancel) is { } at
                // As for few, which the case itself is a moment after its item.
                && EscalationMay.Of(at with { Escalation = at.Escalation with { IsConfidential = true } }, turn.Person, turn.Roles, turn.Now).Read)
                return true;
        }

        return false;
    }
}
