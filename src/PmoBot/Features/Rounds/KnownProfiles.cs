using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>What decides who is asked for some projects, besides themselves: those of their people whom the bot has met, and what is paused.</summary>
internal sealed class KnownProfiles
{
    private readonly Dictionary<string, Profile> _known = new(StringComparer.Ordinal);

    private readonly Dictionary<ProjectCode, Pause> _paused = [];

    public Profile? Find(Person person) => _known.GetValueOrDefault(person.ObjectId);

    public Pause? PauseOf(Project project) => _paused.GetValueOrDefault(project.Code);

    public static async Task<KnownProfiles> OfAsync(ProfileStore profiles, RoundStore rounds, IReadOnlyList<Project> projects, CancellationToken cancel)
    {
        var known = new KnownProfiles();
        foreach (var some in projects.Chunk(100))
        {
            foreach (var (project, pause) in some.Zip(await rounds.PausesAsync(some, cancel)))
            {
                if (pause is not null)
                    known._paused[project.Code] = pause;
            }
        }

        await known.ReadAsync(profiles, projects.SelectMany(project => new[] { project.Manager, project.Deputy }).OfType<Person>(), cancel);
        return known;
    }

    private async Task ReadAsync(ProfileStore profiles, IEnumerable<Person> people, CancellationToken cancel)
    {
        foreach (var some in people.Select(person => person.ObjectId).Distinct(StringComparer.Ordinal).Chunk(100))
        {
            foreach (var (id, profile) in some.Zip(await profiles.FindAsync(some, cancel)))
            {
                if (profile is not null)
                    _known[id] = profile;
            }
        }
    }
}
