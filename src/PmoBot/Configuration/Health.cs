using PmoBot.Observability;
using PmoBot.Tables;

namespace PmoBot.Configuration;

internal static class Health
{
    /// <summary>`/healthz`: alive. `/readyz`: the storage answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var readiness = new Readiness(app.ServiceProvider.GetRequiredService<ITableStore>(), app.ServiceProvider.GetRequiredService<TimeProvider>());
        app.MapGet("/healthz", () => "alive").WithMetadata(new Untraced());
        app.MapGet("/readyz", async (CancellationToken cancel) => await readiness.AskAsync().WaitAsync(cancel)
            ? Results.Text("ready")
            : Results.Text("the storage cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable)).WithMetadata(new Untraced());
    }
}

/// <summary>Anybody may ask, without a token and as often as they like: one look at the storage answers all who ask within a second.</summary>
internal sealed class Readiness(ITableStore store, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<bool>? _look;
    private long _since;

    public Task<bool> AskAsync()
    {
        lock (_lock)
        {
            if (_look is null || (_look.IsCompleted && time.GetElapsedTime(_since) >= Good))
                (_since, _look) = (time.GetTimestamp(), Task.Run(LookAsync));
            return _look;
        }
    }

    private async Task<bool> LookAsync()
    {
        try
        {
            await store.FindAsync("tenant", "readiness");
            return true;
        }
        catch (TableStoreException)
        {
            return false;
        }
    }
}
