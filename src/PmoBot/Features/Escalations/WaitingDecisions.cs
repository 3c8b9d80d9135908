using NodaTime;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>What `approvals` lists, as far as a digest speaks of it: of confidential cases it says nothing, not even to those who decide them.</summary>
internal sealed class WaitingDecisions(Approvals approvals, EscalationCases cases, RoleStore roles) : IReadersDecisions
{
    public async Task<int> CountAsync(Person reader, DigestSubject subject, Instant now, CancellationToken cancel)
    {
        var (held, count) = (await roles.OfAsync(reader.ObjectId, cancel), 0);
        await foreach (var hints in approvals.HintedAsync(reader, cancel).Chunk(Approvals.Most).WithCancellation(cancel))
        {
            count += (await cases.ListAsync(
                hints, at => !at.Escalation.IsConfidential && IsOf(subject, at.Project) && EscalationMay.Of(at, reader, held, now).Decide, cancel)).Count;
        }

        return count;
    }

    private static bool IsOf(DigestSubject subject, Project project) =>
        subject.Project is { } code ? project.Code == code : subject.Scope.Contains(ProjectAccess.ScopeOf(project));
}
