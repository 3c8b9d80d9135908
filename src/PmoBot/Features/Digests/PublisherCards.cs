using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

/// <param name="Publisher">Null: never signed in.</param>
/// <param name="IsOn">Whether anybody can sign in here.</param>
internal sealed record PublisherView(Publisher? Publisher, DateTimeZone Zone, bool IsOn)
{
    /// <summary>What is known may be out of date.</summary>
    public bool IsUnsure { get; init; }

    public bool IsSignedIn => IsOn && Publisher is { IsSignedIn: true };

    public bool IsWanted => IsOn && Publisher is { State: PublisherState.Wanted };
}

internal static class PublisherCards
{
    /// <summary>Whether digests go out in the reader's name, and what that means.</summary>
    public static AdaptiveCard Show(PublisherView view, PublisherTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.Context),
            CardParts.Title(texts.Line(view)),
            .. view.IsUnsure ? [CardParts.Notice(ContainerStyle.Warning, texts.Unsure)] : Array.Empty<Element>(),
            .. view.IsWanted ? [CardParts.Notice(ContainerStyle.Attention, texts.WantedMeans)] : Array.Empty<Element>(),
            .. view.IsSignedIn ? [CardParts.Context(texts.Since(view.Publisher!.Since.InZone(view.Zone)))] : Array.Empty<Element>(),
            .. (view.IsOn ? texts.Meaning : texts.MeaningOff).Select(line => CardParts.Paragraph(line)),
        ],
        Actions =
        [
            .. view switch
            {
                { IsSignedIn: true } => [CardParts.Button(texts.SignOut, new CardAddress(SignOut.SignOutVerb))],
                { IsOn: true } => [CardParts.MainButton(texts.SignIn, new CardAddress(SignIn.SignInVerb))],
                _ => Array.Empty<CardAction>(),
            },
        ],
    };
}
