using PmoBot.Audit;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Tests.Privacy;

/// <summary>Rows as the program makes them, and as nobody comes to make them in a test.</summary>
internal static class HandMade
{
    /// <summary>As moves of hers would.</summary>
    public static async Task LengthenAsync(PrivacyHouse house, EscalationId id, int steps)
    {
        var stands = (await house.House.Get<EscalationStore>().FindAsync(id, CancellationToken.None))!;
        var next = stands with { Involved = [.. stands.Involved.Append(PrivacyHouse.Ana.ObjectId).Distinct()] };
        for (var i = 0; i < steps; i++)
        {
            var step = new EscalationStep(StepKind.Delegated, house.House.Now, PrivacyHouse.Ana, 0) { To = PrivacyHouse.Ana, Text = "So says Ana Lima" };
            next = next with { Steps = next.Steps + 1, StepsHash = EscalationRows.HashOf(next.StepsHash, step) };
            await house.Store.UpsertAsync(id.Project.Partition, EscalationRows.StepRow(id, next.Steps), EscalationRows.Write(step));
        }

        await SayAsync(house, id.Project, DelegateEscalation.DelegateVerb, id.Row, EscalationRows.InWords(next), new Write.Replace(id.Row, EscalationRows.Write(next), stands.ETag!.Value));
    }

    /// <summary>A change with its entry.</summary>
    public static async Task SayAsync(PrivacyHouse house, ProjectCode project, string action, string subject, string words, Write change)
    {
        var stored = (await house.House.Get<ProjectStore>().FindAsync(project, CancellationToken.None))!;
        var (head, entry) = AuditTrail.Append(stored.Project.Audit, house.House.Now, Guid.Empty, action, subject, words);
        Assert.IsType<CommitResult.Committed>(await house.Store.CommitAsync(
            project.Partition, [ProjectStore.Replace(stored.Project with { Audit = head }, stored.ETag), entry, change]));
    }
}
