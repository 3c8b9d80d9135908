using NodaTime;

namespace PmoBot.Privacy;

/// <summary>`Retention:…`, in whole months: how long is kept what would grow without end.</summary>
/// <param name="SentMonths">Cards that were sent to people, deliveries that are done, and what was given up.</param>
/// <param name="EditionMonths">Editions of digests; the newest of each stays.</param>
internal sealed record Retention(int SentMonths, int EditionMonths)
{
    /// <summary>A year's figures can be held against those of the year before.</summary>
    public const int Usual = 13;

    public static readonly Retention Default = new(Usual, Usual);

    public static Instant Before(Instant now, int months) => now.InUtc().LocalDateTime.PlusMonths(-months).InUtc().ToInstant();
}

/// <summary>A part of the house in which something is kept for a time, partition by partition.</summary>
internal interface IForgets
{
    /// <summary>What was kept long enough there is removed, as far as one look gets.</summary>
    Task ForgetAsync(string partition, Instant now, CancellationToken cancel);
}
