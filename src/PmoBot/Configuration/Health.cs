using PmoBot.Observability;
using PmoBot.Tables;

namespace PmoBot.Configuration;

internal static class Health
{
    /// <summary>`/healthz`: alive. `/readyz`: the storage answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var readiness = new Readiness(app.ServiceProvider.GetRequiredService<ITableStore>());
        app.MapGet("/healthz", () => "alive").WithMetadata(new Untraced());
        app.MapGet("/readyz", async (CancellationToken cancel) => await readiness.AskAsync().WaitAsync(cancel)
            ? Results.Text("ready")
            : Results.Text("the storage cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable)).WithMetadata(new Untraced());
    }
}

/// <summary>Whether the storage answers. Anybody may ask, without a token: those who ask meanwhile share one look at it.</summary>
internal sealed class Readiness(ITableStore store)
{
    private readonly Lock _lock = new();
    private Task<bool>? _asked;

    public Task<bool> AskAsync()
    {
        lock (_lock)
            return _asked is { IsCompleted: false } underWay ? underWay : _asked = LookAsync();
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
