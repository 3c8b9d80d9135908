using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Done once when the bot starts, however long the storage is away.</summary>
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
        catch (TableStoreException away) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotDone(logger, away, GetType().Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{What} waits for the storage")]
        public static partial void NotDone(ILogger logger, Exception exception, string what);
    }
}
