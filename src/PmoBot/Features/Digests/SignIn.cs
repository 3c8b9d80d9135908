using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>[Sign in]: at once where Microsoft still has the sign-in, else by the card that asks for it.</summary>
internal sealed class SignIn(Publishers publishers, ShowPublisher page, ISignIn signIn, IUserTokens tokens) : ICardAction
{
    public const string SignInVerb = "digests.sign-in";

    public string Verb => SignInVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (!turn.MaySomewhere(Right.RunDigests))
            return new Reply.Refused(Right.RunDigests, Scope.All);
        if (!signIn.IsOn)
            return await page.AgainAsync(turn, cancel);

        var token = await tokens.FindAsync(turn.Person.ObjectId, cancel);
        // Microsoft still has one, and does not take it any more: only another one helps.
        var isSpent = token is UserToken.Found && await publishers.FindAsync(turn.Person.ObjectId, cancel) is { State: PublisherState.Wanted };
        if (token is UserToken.NotNow || (isSpent && !await signIn.SignOutAsync(turn.Person.ObjectId, cancel)))
            return new Reply.Text(ConversationTexts.For(turn.Language).SignInDown);
        if (isSpent)
            token = new UserToken.None();
        if ((token is UserToken.Found ? await publishers.FoundAsync(turn) : await publishers.AskedAsync(turn)) is not Outcome<Publisher?>.Settled)
            return new Reply.Text(ConversationTexts.For(turn.Language).Busy);
        if (token is UserToken.Found)
            return await page.AgainAsync(turn, cancel);
        var texts = PublisherTexts.For(turn.Language);
        return new Reply.SignIn(texts.Asked, texts.SignIn);
    }
}
