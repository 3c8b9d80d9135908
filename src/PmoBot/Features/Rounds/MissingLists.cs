using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>The one list that the PMO gets of a round, at its cut-off: a live card in their own chat, which goes on showing who is where.</summary>
internal sealed class MissingLists(
    RoundStore rounds, RoundBoard board, ProjectDirectory directory, ProfileStore profiles, RoleStore roles, PersonalCards cards) : ICardRenderer
{
    private const string RendererKind = "round.missing";

    public string Kind => RendererKind;

    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public Task SendAsync(Person person, RoundId round) => cards.SendAsync(new LiveCard
    {
        Owner = person.Partition,
        Id = IdOf(round),
        Addressee = person.ObjectId,
        Renderer = RendererKind,
        Subject = round.ToString(),
    });

    /// <summary>What the lists show has changed since: a report came after all, or names are forgotten.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public async Task RefreshAsync(RoundId round, CancellationToken cancel)
    {
        foreach (var partition in (await rounds.FindAsync(round, cancel))?.Listed.Select(Person.PartitionOf) ?? [])
            await cards.RefreshAsync(partition, IdOf(round));
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (round, isPosted) = (RoundId.Parse(card.Subject)!, card.ActivityIds.Count > 0);
        var lines = await board.ListAsync(round, cancel);
        var profile = await profiles.FindAsync(card.Addressee!, cancel);
        var texts = RoundTexts.For(profile?.Language ?? Conversation.Language.English);
        // Whoever is not the PMO any more is not told who is late, and does not keep the names for that.
        if (!(await roles.OfAsync(card.Addressee!, cancel)).Over(new Scope(round.Portfolio)).HasFlag(Capacities.Pmo))
            return isPosted && lines.Any(line => line.IsForgotten) ? CardContents.Of(RoundCards.ListGone(round, texts), texts.ListGone) : null;
        var portfolio = (await directory.PortfoliosAsync(cancel)).FirstOrDefault(it => it.Id == round.Portfolio);
        var missing = lines.Where(line => line.State is RoundState.Open or RoundState.Unreachable).ToList();
        if (portfolio is null || (missing.Count == 0 && !isPosted))
            return null;
        return CardContents.Of(RoundCards.Missing(portfolio, round, missing, texts), texts.MissingOf(missing.Count, portfolio.Name));
    }

    private static string IdOf(RoundId round) => $"missing-{round.Portfolio}-{round.Period.Id}";
}
