using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>For `my data`: what a person owns in registers.</summary>
internal sealed class KeptItems(MyItems mine) : IKeptData
{
    private const int Named = 20;

    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var owned = await Task.WhenAll(Enum.GetValues<RegisterKind>().Select(kind => mine.ListAsync(person, kind, project: null, cancel)));
        var items = owned.SelectMany(kind => kind.Items).ToList();
        var named = string.Join(", ", items.Take(Named).Select(item => $"{item.Project} {item.Number}"));
        var more = items.Count > Named ? $" + {items.Count - Named}" : "";
        return language.In<KeptData>(
            new("Open risks, opportunities and issues that you own", items.Count > 0 ? named + more : "None.",
                "To know who acts. Kept with the project, as is your name on what you logged or changed."),
            new("Risques, opportunités et problèmes en cours dont vous êtes responsable", items.Count > 0 ? named + more : "Aucun.",
                "Pour savoir qui agit. Conservé avec le projet, comme votre nom sur ce que vous avez consigné ou modifié."));
    }
}
