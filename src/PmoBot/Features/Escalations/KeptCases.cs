using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>For `my data`: the cases of a person's projects that they raised, have or had before them, or decided.</summary>
internal sealed class KeptCases(EscalationStore store, Approvals approvals, MyProjects mine) : IKeptData
{
    private const int Named = 20;

    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var cases = new List<Escalation>(await approvals.HintedAsync(person, cancel));
        foreach (var project in await mine.ListAsync(person, cancel))
            cases.AddRange((await store.ListAsync(project, cancel)).Where(one => one.Involved.Contains(person.ObjectId, StringComparer.OrdinalIgnoreCase)));
        var ids = cases.Select(one => one.Id.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var texts = EscalationTexts.For(language);
        return new KeptData(
            texts.KeptTitle,
            ids.Count == 0 ? texts.KeptNone : string.Join(", ", ids.Take(Named)) + (ids.Count > Named ? $" + {ids.Count - Named}" : ""),
            texts.KeptWhy);
    }
}
