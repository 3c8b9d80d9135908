using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>For `my data`: whether somebody signed in.</summary>
internal sealed class KeptPublisher(Publishers publishers, ProfileStore profiles) : IKeptData
{
    public async Task<KeptData> OfAsync(Person person, Language language, CancellationToken cancel)
    {
        var texts = PublisherTexts.For(language);
        var publisher = await publishers.FindAsync(person.ObjectId, cancel);
        var kept = publisher is not null && await profiles.FindAsync(person.ObjectId, cancel) is { Zone: var zone }
            ? $"{texts.State(publisher.State)}. {texts.Since(publisher.Since.InZone(zone))}"
            : texts.KeptNothing;
        return new KeptData(texts.KeptTitle, kept, texts.KeptWhy);
    }
}
