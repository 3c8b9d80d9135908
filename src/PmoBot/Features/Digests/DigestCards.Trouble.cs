using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

/// <summary>What the PMO hears when a digest does not go out as it should.</summary>
internal static partial class DigestCards
{
    // Of the digests that the bot posts: the others are counted.
    private const int MostNamed = 5;

    /// <summary>Why a channel did not get its digest as it should, and what to do.</summary>
    public static AdaptiveCard Trouble(Subscription subscription, DigestChannel channel, DigestTrouble trouble, string name, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.InChannel(channel).CutAt(LongestLine)),
            CardParts.Title(texts.TroubleTitle(name.CutAt(LongestName))),
            CardParts.Notice(ContainerStyle.Warning, texts.Trouble(trouble, channel.Name.CutAt(LongestName), subscription.Publisher?.Name)),
        ],
        Actions = [CardParts.Button(texts.Open, OpenDigest.Address(subscription))],
    };

    /// <summary>An edition that cannot be made.</summary>
    public static AdaptiveCard Unmade(SubscriptionView view, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.For(view.Subscription.Audience)),
            CardParts.Title(texts.UnmadeTitle(view.Name.CutAt(LongestName))),
            CardParts.Notice(ContainerStyle.Warning, texts.Unmade(view)),
            CardParts.Paragraph(texts.UnmadeHelp),
            CardParts.Small($"{view.Subscription.Subject.Partition} {view.Subscription.Row}"),
        ],
        Actions =
        [
            CardParts.Button(texts.Preview, PreviewDigest.Address(view.Subscription)),
            CardParts.Button(texts.Open, OpenDigest.Address(view.Subscription)),
        ],
    };

    /// <summary>In its place, once that is over, or nobody waits for it any more.</summary>
    public static AdaptiveCard MadeAgain(SubscriptionView view, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.For(view.Subscription.Audience)),
            CardParts.Title(texts.MadeAgain(view with { Name = view.Name.CutAt(LongestName) })),
            CardParts.Paragraph(texts.WasUnmade(view)),
        ],
        Actions = [CardParts.Button(texts.Open, OpenDigest.Address(view.Subscription))],
    };

    /// <summary>In its place, once it was ended.</summary>
    public static AdaptiveCard NoMore(DigestTexts texts) => new() { Lang = texts.Language.Tag(), Body = [CardParts.Title(texts.Gone)] };

    /// <summary>Which digests the bot posts in place of their publisher, the most important first.</summary>
    public static AdaptiveCard ByBot(IReadOnlyList<ByBotDigest> digests, DigestTrouble trouble, string publisher, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.ByBot(digests.Count, publisher.CutAt(LongestName))),
            CardParts.Notice(ContainerStyle.Warning, texts.Trouble(trouble, "", publisher.CutAt(LongestName))),
            .. digests.Take(MostNamed).Select(digest => new Container(
            [
                CardParts.WithButton(
                [
                    new TextBlock(digest.Place.Name.CutAt(LongestName)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
                    CardParts.Context(texts.For(digest.Subscription.Audience)),
                ], CardParts.Button(texts.Open, OpenDigest.Address(digest.Subscription))),
            ])
            {
                Separator = true,
            }),
            .. digests.Count > MostNamed ? [CardParts.Context(texts.AndMore(digests.Count - MostNamed))] : Array.Empty<Element>(),
        ],
    };

    /// <summary>In its place, once that is over.</summary>
    /// <param name="isSignedIn">Why: they signed in again.</param>
    public static AdaptiveCard NotByBot(string publisher, bool isSignedIn, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.NotByBot(publisher.CutAt(LongestName))),
            .. isSignedIn ? [CardParts.Paragraph(texts.SignedInAgain)] : Array.Empty<Element>(),
        ],
    };
}
