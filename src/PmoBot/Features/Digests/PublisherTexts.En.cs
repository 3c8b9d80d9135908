using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

internal sealed partial record PublisherTexts
{
    private static readonly PublisherTexts English = new()
    {
        Language = Language.English,
        Help = new("digest publisher", "signs you in to post digests in your name, or out"),
        Context = "Digests in your name",
        SignedIn = "You are signed in",
        Wanted = "Please sign in again",
        NotSignedIn = "You are not signed in",
        Off = "Digests are posted by the bot",
        Since = at => $"Since {at.ToString("d MMM uuuu, HH:mm", Language.English.Culture())}.",
        WantedMeans = "Microsoft does not let me post in your name any more: the sign-in ran out or was withdrawn. Nothing is lost: until you sign in again, the bot posts your digests itself.",
        Unsure = "The service that keeps sign-ins does not answer at the moment: this is what was known last.",
        Meaning =
        [
            "Posted in your name: the digests that name you as their publisher, each in the channel that it was set up for. Nothing else, and nowhere else.",
            "In the channel they stand under your name, with a note that they came through this app, and answers to them reach you. Where you may not write, or are not signed in, the bot posts the same digest as itself.",
            "Microsoft keeps the sign-in, not I, and it goes on while you are away. You can end it here at any time.",
        ],
        MeaningOff = ["Nobody can sign in here: no connection for it was set up. Every digest is posted by the bot as itself."],
        SignIn = "Sign in",
        SignOut = "Sign out",
        Asked = "Sign in with your work account, so that digests can be posted in your name.",
        KeptTitle = "Digests in your name",
        State = state => state switch
        {
            PublisherState.SignedIn => "Signed in",
            PublisherState.Wanted => "To be signed in again",
            PublisherState.Asked => "About to sign in",
            _ => "Signed out",
        },
        KeptNothing = "None.",
        KeptWhy = "So that digests you are the publisher of are posted as you. I keep whether you signed in and since when, not the sign-in itself: Microsoft’s Token Service keeps that until you sign out with “digest publisher”. Digests that you read, or set up, name you too, until the PMO changes that.",
    };
}
