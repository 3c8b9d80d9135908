using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>`digest publisher`: whether digests go out in my name, and [Sign in] or [Sign out].</summary>
internal sealed class ShowPublisher(Publishers publishers, ISignIn signIn, IUserTokens tokens) : ICommand
{
    public CommandName Name { get; } = new(["digest publisher"], ["synthèse éditeur"])
    {
        Help = language => PublisherTexts.For(language).Help,
        ForWhom = ForWhom.Pmo,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if (!await MayAsync(turn, cancel))
            return new Reply.Refused(Right.RunDigests, Scope.All);
        var texts = PublisherTexts.For(turn.Language);
        var view = await ViewAsync(turn, cancel);
        return new Reply.Personally(new Reply.Card(PublisherCards.Show(view, texts), texts.Line(view)));
    }

    /// <summary>The page in place of the card that was pressed.</summary>
    public async Task<Reply> AgainAsync(Turn turn, CancellationToken cancel)
    {
        var texts = PublisherTexts.For(turn.Language);
        var view = new PublisherView(await publishers.FindAsync(turn.Person.ObjectId, cancel), turn.Zone, signIn.IsOn);
        var page = PublisherCards.Show(view, texts);
        return turn.Place.IsShared ? new Reply.Personally(new Reply.Card(page, texts.Line(view))) : new Reply.UpdatedCard(page, texts.Line(view));
    }

    /// <summary>Whoever lost the right can still end what was signed in with it.</summary>
    public async Task<bool> MayAsync(Turn turn, CancellationToken cancel) =>
        turn.MaySomewhere(Right.RunDigests) || await publishers.FindAsync(turn.Person.ObjectId, cancel) is { State: PublisherState.SignedIn or PublisherState.Wanted };

    private async Task<PublisherView> ViewAsync(Turn turn, CancellationToken cancel)
    {
        var publisher = await publishers.FindAsync(turn.Person.ObjectId, cancel);
        var view = new PublisherView(publisher, turn.Zone, signIn.IsOn);
        // What was granted can be withdrawn elsewhere; nobody tells.
        return !view.IsSignedIn ? view : await tokens.FindAsync(turn.Person.ObjectId, cancel) switch
        {
            UserToken.Found => view,
            UserToken.None => view with { Publisher = publisher! with { State = PublisherState.Wanted } },
            _ => view with { IsUnsure = true },
        };
    }
}
