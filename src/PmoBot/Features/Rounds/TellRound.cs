using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>After a prompt was sent, or could not be: the round's lines of its projects say so.</summary>
internal sealed class TellRound(LiveCards cards, Outbox outbox, Prompts prompts, RoundBoard board, PortfolioStore portfolios, IClock clock) : IDeliveryHandler
{
    private const string KindName = "round.told";
    private const string IdPrefix = "told-";

    public string Kind => KindName;

    public static DeliveryRequest Of(RoundId round, Instant now) => new DeliveryRequest.Raise(IdOf(round), KindName, now, round.ToString());

    public static string IdOf(RoundId round) => IdPrefix + Prompt.RowOf(round);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var person = Person.IdOfPartition(delivery.Owner);
        if (RoundId.Parse(delivery.Payload) is not { } round || await prompts.FindAsync(person, round, cancel) is not { } prompt)
            return new Attempt.Done();

        var first = PromptCard.IdOf(round, PromptStage.First);
        var (card, fate) = (await cards.FindAsync(delivery.Owner, first, cancel), await outbox.ReadAsync(delivery.Owner, [LiveCards.DeliveryId(first)], cancel));
        if (card is null || fate[LiveCards.DeliveryId(first)] is not { } sending)
            return new Attempt.Done();
        // What could not be delivered, or only when it was due already, is ours and nobody else's.
        var (settings, _) = await portfolios.FindAsync(round.Portfolio, cancel);
        var due = settings.Rounds.Of(round.Period).Due;
        var isOurs = card.SentAt is { } sent ? sent > due && prompt.Planned <= due : sending.State == DeliveryState.GivenUp;
        foreach (var code in prompt.Codes.Select(ProjectCode.Parse))
        {
            await board.ChangeAsync(round, code, stands => Task.FromResult(
                stands is { Person: { } asked } && asked.Is(person) ? Told(stands, card, sending, isOurs) : null), cancel);
        }

        return new Attempt.Done();
    }

    private RoundLine Told(RoundLine line, LiveCard card, DeliveryRecord sending, bool isOurs)
    {
        var isUnreachable = card.SentAt is null && sending.State == DeliveryState.Unreachable;
        var told = line with
        {
            SentAt = card.SentAt,
            Unreachable = isUnreachable ? sending.Why : null,
            UnreachableSince = isUnreachable ? line.UnreachableSince ?? clock.GetCurrentInstant() : null,
            Excuse = line.Excuse ?? (isOurs ? Excuse.NotDelivered : null),
        };
        return told.IsReported ? told : told.Judged(null);
    }
}
