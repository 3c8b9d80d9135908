namespace PmoBot.Delivery;

/// <summary>Done once when the bot starts, however long the storage is away, or a row cannot be read.</summary>
internal abstract partial class OnceAtStart(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await TryAsync(stoppingToken))
            await Pauses.SleepAsync(Pause, time, stoppingToken);
    }

    /// <returns>Whether it is done.</returns>
    protected abstract Task<bool> DoAsync();

    private async Task<bool> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await DoAsync();
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            // Whatever it is, people are answered meanwhile: a service that throws would end the bot for everybody.
            Log.NotDone(logger, failed, GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{What} is not done yet, and will be tried again")]
        public static partial void NotDone(ILogger logger, Exception exception, string what);
    }
}
