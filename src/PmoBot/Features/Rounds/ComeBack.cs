using System.Globalization;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>When what was put off comes back: the messages before it do not say any more that it will.</summary>
internal sealed class ComeBack(Prompts prompts) : IDeliveryHandler
{
    private const string KindName = "round.back";

    public string Kind => KindName;

    /// <param name="snooze">How often it was put off.</param>
    public static DeliveryRequest Of(RoundId round, int snooze, Instant until) => new DeliveryRequest.Once(
        IdOf(round, snooze), KindName, until, round.ToString());

    public static string IdOf(RoundId round, int snooze) => $"back-{Prompt.RowOf(round)}-{snooze.ToString(CultureInfo.InvariantCulture)}";

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (RoundId.Parse(delivery.Payload) is { } round)
            await prompts.RefreshAsync(Person.IdOfPartition(delivery.Owner), round);
        return new Attempt.Done();
    }
}
