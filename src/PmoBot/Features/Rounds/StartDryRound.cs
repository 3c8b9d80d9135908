using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

/// <summary>`round dry [portfolio]`: the cards of the next round, now, to whoever asks for them and to nobody else.</summary>
internal sealed class StartDryRound(PortfolioStore portfolios, RoundStore rounds, Outbox outbox, Commands commands)
{
    public static CardAddress Address(Portfolio portfolio, Language language) =>
        TurnRouter.Run($"{language.In("round dry", "campagne à blanc")} {portfolio.Name}");

    public async Task<Reply> StartAsync(Turn turn, Portfolio portfolio, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var next = OpenRound.NextOf(await rounds.ScheduleAsync(portfolio.Id, settings.Cadence, cancel), settings, turn.Now);
        var request = DryRound.Of(next, turn.Person.ObjectId, turn.Now);
        return await commands.RunAsync<bool>(portfolio.Partition, async () => (await outbox.CommitAsync(portfolio.Partition, [], [request])).Then(true)) is Outcome<bool>.Settled
            ? new Reply.Text(RoundTexts.For(turn.Language).DryStarted(next))
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }
}
