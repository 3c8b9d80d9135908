namespace PmoBot.Delivery;

/// <summary>Machine time, all of it: never sped up. Bound from <c>Delivery:*</c>.</summary>
internal sealed record DeliveryOptions
{
    /// <summary>How long another's claim must stand unchanged before it is taken over.</summary>
    public double TakeoverSeconds { get; init; } = 60;

    public double LeaseSeconds { get; init; } = 30;

    /// <summary>How long an index row that no delivery answers for is left to a slow committer.</summary>
    public double GraceSeconds { get; init; } = 30;

    /// <summary>How often the index is read for what other replicas put there, or a sped-up business clock made due.</summary>
    public double PollSeconds { get; init; } = 2;

    public TimeSpan Takeover => TimeSpan.FromSeconds(TakeoverSeconds);

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan Grace => TimeSpan.FromSeconds(GraceSeconds);

    public TimeSpan Poll => TimeSpan.FromSeconds(PollSeconds);
}
