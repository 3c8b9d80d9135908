using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>Open cases that somebody raised or that were delegated to them. The path itself is the project's, and hands them over with it.</summary>
internal sealed class CaseCharges(ProjectStore projects, ProjectDirectory directory, EscalationStore store) : ICharges
{
    public async Task<IReadOnlyList<Charge>> OfAsync(Succession succession, Language language, CancellationToken cancel)
    {
        var charges = new List<Charge>();
        await foreach (var entry in directory.ProjectsAsync(cancel).Where(entry => entry.State != ProjectState.Closed))
        {
            if (await projects.FindAsync(ProjectCode.Parse(entry.Code), cancel) is not { Project: var project })
                continue;
            foreach (var one in (await store.ListAsync(project, cancel)).Where(one => one.IsOpen))
            {
                if (succession.From.Is(one.Raiser))
                    charges.Add(new Charge(language.In($"{one.Id}: raised by them; it stays so", $"{one.Id} : remontée par cette personne ; cela reste"), null));
                if (one.Delegations.Any(delegation => succession.From.Is(delegation.To)))
                    charges.Add(new Charge(language.In($"{one.Id}: delegated to them; whoever delegated it decides, or delegates it anew", $"{one.Id} : déléguée à cette personne ; qui l’a déléguée décide, ou la délègue à nouveau"), null));
            }
        }

        return charges;
    }
}
