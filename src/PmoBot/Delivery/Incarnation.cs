namespace PmoBot.Delivery;

/// <summary>This life of this process: a restarted one is another, which must not trust the old one's claims.</summary>
internal sealed record Incarnation(string Id)
{
    public static Incarnation New() => new(Guid.NewGuid().ToString("N"));
}
