using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Start;

/// <summary>Reads the projects of a scope, and who of their people can be reached, within the time of a turn.</summary>
internal sealed class Survey(ProjectDirectory directory, ProjectStore projects, ProfileStore profiles)
{
    /// <summary>Fifty waves of each are a few seconds at most, also over a network.</summary>
    private const int Most = 5_000;

    private const int Wave = 100;

    public async Task<Findings> OfAsync(Roles roles, CancellationToken cancel)
    {
        var listed = await ListedAsync(roles, cancel);
        var found = new List<Project>();
        foreach (var wave in listed.Take(Most).Chunk(Wave))
            found.AddRange(await projects.FindAsync(wave, cancel));

        // The directory may lag behind what the projects say now.
        found.RemoveAll(project => project.State == ProjectState.Closed || !roles.IsPmoOf(project.Portfolio.Id, project.Programme));
        var people = Named(found);
        var withoutApp = new List<Person>();
        foreach (var wave in people.Take(Most).Chunk(Wave))
        {
            var known = await profiles.FindAsync([.. wave.Select(person => person.ObjectId)], cancel);
            withoutApp.AddRange(wave.Zip(known).Where(pair => pair.Second?.Chat is null).Select(pair => pair.First));
        }

        return new Findings
        {
            Portfolios = [.. found.GroupBy(project => project.Portfolio.Id, StringComparer.Ordinal)
                .Select(group => (group.First().Portfolio, group.Count())).OrderByDescending(it => it.Item2)],
            Projects = found.Count,
            WithoutManager = Codes(found, project => project.Manager is null),
            WithoutBaseline = Codes(found, project => project.BaselineFinish is null),
            WithoutBudget = Codes(found, project => project.Budget is null),
            People = people.Count,
            WithoutApp = withoutApp,
            IsPartial = listed.Count > Most || people.Count > Most,
        };
    }

    private async Task<IReadOnlyList<ProjectCode>> ListedAsync(Roles roles, CancellationToken cancel)
    {
        var codes = new List<ProjectCode>();
        await foreach (var entry in directory.ProjectsAsync(cancel))
        {
            if (entry.State != ProjectState.Closed && roles.IsPmoOf(entry.Portfolio, entry.Programme) && ProjectCode.TryParse(entry.Code, out var code))
                codes.Add(code.Value);
        }

        return codes;
    }

    private static List<Person> Named(List<Project> found) =>
    [
        .. found.SelectMany(project => new[] { project.Manager, project.Deputy }).OfType<Person>()
            .Concat(found.SelectMany(project => project.People))
            .DistinctBy(person => person.ObjectId, StringComparer.OrdinalIgnoreCase),
    ];

    private static List<string> Codes(List<Project> found, Func<Project, bool> lacks) =>
        [.. found.Where(lacks).Select(project => project.Code.Value)];
}
