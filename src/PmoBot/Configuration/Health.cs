using PmoBot.Observability;
using PmoBot.Tables;

namespace PmoBot.Configuration;

internal static class Health
{
    /// <summary>`/healthz`: alive. `/readyz`: the storage answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var store = app.ServiceProvider.GetRequiredService<ITableStore>();
        app.MapGet("/healthz", () => "alive").WithMetadata(new Untraced());
        app.MapGet("/readyz", async (CancellationToken cancel) =>
        {
            try
            {
                await store.FindAsync("tenant", "readiness", cancel);
                return Results.Text("ready");
            }
            catch (TableStoreException)
            {
                return Results.Text("the storage cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(new Untraced());
    }
}
