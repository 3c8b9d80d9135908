using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>[Sign out]: the token is gone first, then it is said.</summary>
internal sealed class SignOut(Publishers publishers, ShowPublisher page, ISignIn signIn) : ICardAction
{
    public const string SignOutVerb = "digests.sign-out";

    public string Verb => SignOutVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (!await page.MayAsync(turn, cancel))
            return new Reply.Refused(Right.RunDigests, Scope.All);
        if (!await signIn.SignOutAsync(turn.Person.ObjectId, cancel))
            return new Reply.Text(ConversationTexts.For(turn.Language).SignInDown);
        return await publishers.SignedOutAsync(turn) is Outcome<Publisher?>.Settled
            ? await page.AgainAsync(turn, cancel)
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }
}
