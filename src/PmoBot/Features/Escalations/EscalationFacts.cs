using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>Takes the facts of a project as they are at this moment, in both languages, so that they stay so for every reader.</summary>
internal sealed class EscalationFacts(IEnumerable<IProjectFacts> sources)
{
    private const int Longest = 300;

    public async Task<IReadOnlyList<EscalationFact>> TakeAsync(Project project, string? item, Instant now, CancellationToken cancel)
    {
        var facts = new List<EscalationFact>();
        foreach (var source in sources)
        {
            var english = await source.OfAsync(project, item, now, Language.English, cancel);
            var french = await source.OfAsync(project, item, now, Language.French, cancel);
            facts.AddRange(english.Zip(french, (en, fr) => new EscalationFact(en.Name, en.Value.CutAt(Longest), fr.Name, fr.Value.CutAt(Longest))));
        }

        return facts;
    }
}
