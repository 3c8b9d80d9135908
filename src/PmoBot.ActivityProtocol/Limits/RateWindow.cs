namespace PmoBot.ActivityProtocol;

/// <summary>At most <paramref name="Limit"/> within any stretch of time of this length.</summary>
public sealed record RateWindow(int Limit, TimeSpan Length);

/// <summary>Whether one request may go now; if not, how long to wait before asking again.</summary>
public readonly record struct RatePermit(TimeSpan Wait)
{
    public bool IsGranted => Wait <= TimeSpan.Zero;
}
