using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>For `my data`: the cases of which a person has a card, as whoever raised one, has or had it before them, or pressed something there has; and those of their projects that they had a part in.</summary>
internal sealed class KeptCases(EscalationStore store, LiveCards cards, MyProjects mine) : IKeptData
{
    private const int Named = 20;

    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var cases = (await cards.ListAsync(person.Partition, EscalationCard.AnyPrefix, cancel)).Select(card => EscalationCard.Read(card).Id).ToList();
        foreach (var project in await mine.ListAsync(person, cancel))
            cases.AddRange((await store.ListAsync(project, cancel)).Where(one => one.Involved.Contains(person.ObjectId, StringComparer.OrdinalIgnoreCase)).Select(one => one.Id));
        var names = cases.Distinct().Select(id => id.ToString()).ToList();
        var texts = EscalationTexts.For(language);
        return new KeptData(
            texts.KeptTitle,
            names.Count == 0 ? texts.KeptNone : string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" + {names.Count - Named}" : ""),
            texts.KeptWhy);
    }
}
