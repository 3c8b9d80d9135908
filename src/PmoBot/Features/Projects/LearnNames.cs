using PmoBot.Delivery;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Somebody who was chosen by id has spoken, or is called otherwise now: the projects that name them say so.</summary>
internal sealed class LearnNames(ITableStore store, MyProjects mine, ProjectStore projects, Commands commands) : ILearnNames
{
    public async Task LearnAsync(Person person, CancellationToken cancel)
    {
        foreach (var project in await mine.ListAsync(person, cancel))
        {
            if (await commands.RunAsync(project.Code.Partition, () => TryAsync(project.Code, person)) is not Outcome<bool>.Settled)
                throw new TableStoreException($"Project {project.Code} is busy.");
        }
    }

    // No entry in the trail: who somebody is was decided, and what they are called is nobody's decision.
    private async Task<Tried<bool>> TryAsync(ProjectCode code, Person person)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored
            || !project.People.Any(other => other.Is(person) && other.Name != person.Name))
            return true;
        return (await store.CommitAsync(code.Partition, [ProjectStore.Replace(project.Calling(person), stored.ETag)])).Then(true);
    }
}
