using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>For `my data`: the versions that a person sent, also on projects that name them no more.</summary>
internal sealed class KeptReports(MyProjects mine, StatusStore reports) : IKeptData
{
    private const int Named = 20;

    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var projects = await mine.HintedAsync(person, cancel);
        var counts = await Task.WhenAll(projects.Select(project => reports.CountByAsync(project, person, cancel)));
        var sent = projects.Zip(counts, (project, count) => (Code: project, Count: count)).Where(it => it.Count > 0).ToList();
        var listed = string.Join(", ", sent.Take(Named).Select(it => $"{it.Code} ({it.Count})")) + (sent.Count > Named ? " …" : "");
        return language.In<KeptData>(
            new("Status reports you sent", sent.Count > 0 ? listed : "None.",
                "Every version with your name and when it came, so that a project’s history can be read. Kept with the project, though it names you no more; so is what you sent on behalf of others."),
            new("Rapports que vous avez envoyés", sent.Count > 0 ? listed : "Aucun.",
                "Chaque version avec votre nom et sa date de réception, pour que l’historique du projet se lise. Conservé avec le projet, même s’il ne vous nomme plus, comme ce que vous avez envoyé au nom d’autrui."));
    }
}
