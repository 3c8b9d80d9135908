using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Digests;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static PublisherView View(PublisherState? state) => new(
        state is { } known ? new Publisher(known, Now) { Trail = Guid.Empty } : null, DateTimeZoneProviders.Tzdb["Europe/Paris"], IsOn: true);

    private static IEnumerable<ShownCard> OfPublishers(Language language)
    {
        var texts = PublisherTexts.For(language);
        return
        [
            Card("PublisherCards.Show", "never", PublisherCards.Show(View(null), texts)),
            Card("PublisherCards.Show", "signed-in", PublisherCards.Show(View(PublisherState.SignedIn), texts)),
            Card("PublisherCards.Show", "unsure", PublisherCards.Show(View(PublisherState.SignedIn) with { IsUnsure = true }, texts)),
            Card("PublisherCards.Show", "wanted", PublisherCards.Show(View(PublisherState.Wanted), texts)),
            Card("PublisherCards.Show", "off", PublisherCards.Show(View(null) with { IsOn = false }, texts)),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private sealed partial class FullestCards
    {
        private IEnumerable<ShownCard> OfPublishers()
        {
            yield return Card("PublisherCards.Show", PublisherCards.Show(View(PublisherState.Wanted) with { IsUnsure = true }, PublisherTexts.For(language)));
        }
    }
}
