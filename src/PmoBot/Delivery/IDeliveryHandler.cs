namespace PmoBot.Delivery;

/// <summary>Does the deliveries of one kind.</summary>
internal interface IDeliveryHandler
{
    /// <summary>Stored in rows: a literal that never changes.</summary>
    string Kind { get; }

    /// <summary>Whether it sends to Teams, and so asks for permits; else it writes in our own partitions only.</summary>
    bool Sends => false;

    /// <summary>What it will send, if anything; asked before the claim, so that a claim never waits.</summary>
    Task<SendNeed?> NeedAsync(DeliveryRecord delivery) => Task.FromResult<SendNeed?>(null);

    /// <summary>
    /// Acts, at least once; ends when cancelled (20 s after the claim at the latest). An exception counts as
    /// <see cref="Attempt.Unknown"/>.
    /// </summary>
    Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel);

    /// <summary>What to commit when it is given up by an attempt that has no effects of its own: an exception, a process that died of it.</summary>
    Task<Effects> GivenUpAsync(DeliveryRecord delivery, string why) => Task.FromResult(Effects.None);

    /// <summary>
    /// What to commit when it has failed so often in a row that somebody should hear of it, and goes on. Asked with every
    /// failure from then on.
    /// </summary>
    Task<Effects> InVainAsync(DeliveryRecord delivery) => Task.FromResult(Effects.None);
}

/// <summary>So many requests in one conversation.</summary>
internal readonly record struct SendNeed(string Conversation, int Count = 1)
{
    /// <summary>It is sent after so long at the earliest: until then others have the permit that it would take.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Who posts where, by Graph and its limits; null: the bot, by the Connector and its own.</summary>
    public PublishNeed? Publish { get; init; }
}

internal sealed record PublishNeed(string Publisher, ChannelAddress Channel);
