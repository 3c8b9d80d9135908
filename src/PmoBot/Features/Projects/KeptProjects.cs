using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>For `my data`: the projects that name a person.</summary>
internal sealed class KeptProjects(MyProjects mine) : IKeptData
{
    private const int Named = 20;

    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var projects = await mine.ListAsync(person, cancel);
        var codes = string.Join(", ", projects.Take(Named).Select(project => project.Code.Value));
        var more = projects.Count > Named ? $" + {projects.Count - Named}" : "";
        return language.In<KeptData>(
            new("Projects that name you", projects.Count > 0 ? codes + more : "None.",
                "To know who reports, decides and reads. Kept with the project; so is your name on the baselines that you agreed, and your id on the channels that you linked. Whoever chose you as their deputy names you in their own settings."),
            new("Projets qui vous nomment", projects.Count > 0 ? codes + more : "Aucun.",
                "Pour savoir qui rend compte, décide et lit. Conservé avec le projet, comme votre nom sur les références que vous avez convenues et votre identifiant sur les canaux que vous avez liés. Qui vous a choisi comme suppléant vous nomme dans ses propres réglages."));
    }
}
