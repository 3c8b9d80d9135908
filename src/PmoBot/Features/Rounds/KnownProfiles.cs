using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>Of everybody who may be asked for some projects: those whom the bot has met.</summary>
internal sealed class KnownProfiles
{
    private readonly Dictionary<string, Profile> _known = new(StringComparer.Ordinal);

    public Profile? Find(Person person) => _known.GetValueOrDefault(person.ObjectId);

    public static async Task<KnownProfiles> OfAsync(ProfileStore profiles, IReadOnlyList<Project> projects, CancellationToken cancel)
    {
        var known = new KnownProfiles();
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
