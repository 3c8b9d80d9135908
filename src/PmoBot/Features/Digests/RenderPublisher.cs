using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>The message to somebody who signed in, or has to: it goes on showing how they stand.</summary>
internal sealed class RenderPublisher(Publishers publishers, ProfileStore profiles, ISignIn signIn) : ICardRenderer
{
    private const string RendererKind = "digests.publisher";

    public string Kind => RendererKind;

    public static LiveCard Card(string objectId, int change) => new()
    {
        Owner = Person.PartitionOf(objectId),
        Id = Publisher.CardOf(change),
        Addressee = objectId,
        Renderer = RendererKind,
        Subject = change.ToString(CultureInfo.InvariantCulture),
    };

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        if (await publishers.FindAsync(card.Addressee!, cancel) is not { } publisher || await profiles.FindAsync(card.Addressee!, cancel) is not { } profile)
            return null;
        // Before it was sent they did something else, and saw what came of it.
        if (card.ActivityIds.Count == 0 && card.Id != Publisher.CardOf(publisher.Change))
            return null;

        var texts = PublisherTexts.For(profile.Language);
        var view = new PublisherView(publisher, profile.Zone, signIn.IsOn);
        return CardContents.Of(PublisherCards.Show(view, texts), texts.Line(view));
    }
}
