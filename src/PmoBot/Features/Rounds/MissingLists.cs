using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>The one list that the PMO gets of a round, at its cut-off: a live card in their own chat, which goes on showing who is where.</summary>
internal sealed class MissingLists(
    RoundBoard board, ProjectDirectory directory, ProfileStore profiles, RoleStore roles, LiveCards cards, Outbox outbox, Commands commands)
    : ICardRenderer
{
    private const string RendererKind = "round.missing";

    public string Kind => RendererKind;

    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public async Task SendAsync(Person person, RoundId round)
    {
        var card = new LiveCard
        {
            Owner = person.Partition,
            Id = $"missing-{round.Portfolio}-{round.Period.Id}",
            Addressee = person.ObjectId,
            Renderer = RendererKind,
            Subject = round.ToString(),
        };
        if (await commands.RunAsync<bool>(person.Partition, async () =>
                await cards.FindAsync(card.Owner, card.Id, CancellationToken.None) is not null
                || (await outbox.CommitAsync(card.Owner, [LiveCards.Insert(card)], [cards.Raise(card.Id)])) is CommitResult.Committed ? true : Tried<bool>.Again) is not Outcome<bool>.Settled)
            throw new TableStoreException("Somebody's list could not be asked for.");
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var round = RoundId.Parse(card.Subject)!;
        // Whoever is not the PMO any more is not told who is late.
        if (!(await roles.OfAsync(card.Addressee!, cancel)).Over(new Scope(round.Portfolio)).HasFlag(Capacities.Pmo))
            return null;
        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == round.Portfolio);
        var profile = await profiles.FindAsync(card.Addressee!, cancel);
        var texts = RoundTexts.For(profile?.Language ?? Conversation.Language.English);
        if (portfolio is null || (await board.ListAsync(round, cancel)).Where(line => line.State is RoundState.Open or RoundState.Unreachable).ToList() is not { Count: > 0 } missing)
            return null;
        return new CardContent(RoundCards.Missing(portfolio, round, missing, texts).ToUtf8Json(), texts.MissingOf(missing.Count, portfolio.Name));
    }
}
