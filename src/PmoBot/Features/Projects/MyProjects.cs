using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>The projects that name a person: hints beside the profile, each checked at its source before it is shown.</summary>
internal sealed class MyProjects(ITableStore store, ProjectStore projects)
{
    private const string Prefix = "project-";

    public async Task<IReadOnlyList<Project>> ListAsync(Person person, CancellationToken cancel)
    {
        var found = await Task.WhenAll((await HintedAsync(person, cancel)).Select(code => projects.FindAsync(code, cancel)));
        return [.. found.OfType<StoredProject>().Select(stored => stored.Project).Where(project => project.People.Any(person.Is))];
    }

    /// <summary>Those that ever named the person, or have a report of theirs.</summary>
    public async Task<IReadOnlyList<ProjectCode>> HintedAsync(Person person, CancellationToken cancel)
    {
        var codes = new List<ProjectCode>();
        await foreach (var row in store.QueryAsync(person.Partition, Prefix, TableKey.EndOf(Prefix), 100, cancel))
        {
            if (ProjectCode.TryParse(row.Key[Prefix.Length..], out var code))
                codes.Add(code.Value);
        }

        return codes;
    }

    /// <returns>Whether there was none yet.</returns>
    public async Task<bool> HintAsync(Person person, ProjectCode code)
    {
        if (await store.FindAsync(person.Partition, Prefix + code.Value) is not null)
            return false;
        await store.UpsertAsync(person.Partition, Prefix + code.Value, []);
        return true;
    }
}
