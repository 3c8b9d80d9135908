namespace PmoBot.Delivery;

internal static class Pauses
{
    /// <summary>Ends early, without an exception, when cancelled.</summary>
    public static async Task SleepAsync(TimeSpan span, TimeProvider time, CancellationToken cancel) =>
        await Task.Delay(span, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
