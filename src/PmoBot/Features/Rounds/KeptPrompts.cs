using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>For `my data`: what a person was asked for in rounds.</summary>
internal sealed class KeptPrompts(Prompts prompts) : IKeptData
{
    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var asked = await prompts.ListAsync(person.ObjectId, cancel);
        var rounds = asked.Count == 0 ? null : $"{asked.Count} ({string.Join(", ", asked.OrderByDescending(prompt => prompt.Round.Period.FirstDay).SelectMany(prompt => prompt.Codes).Distinct(StringComparer.Ordinal).Take(20))})";
        return language.In<KeptData>(
            new("Rounds in which you were asked for a report", rounds ?? "None.",
                "To ask once and not twice, and to put off when you say so. Who was asked is shown to the PMO while the round runs, and is gone 30 days after its cut-off. No rate or response time of a person is computed."),
            new("Campagnes dans lesquelles un rapport vous a été demandé", rounds ?? "Aucune.",
                "Pour demander une fois et non deux, et reporter quand vous le dites. Le PMO voit à qui il est demandé pendant la campagne ; 30 jours après la clôture, ce n’est plus lisible. Aucun taux ni délai de réponse n’est calculé pour une personne."));
    }
}
