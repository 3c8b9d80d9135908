using Microsoft.AspNetCore.Server.Kestrel.Core;
using PmoBot.ActivityProtocol;

namespace PmoBot.Teams;

/// <summary>
/// What strangers may hold before anybody knows who they are. Who asks how often, by address, is what stands in front of the
/// program to count: to the program they all come from there.
/// </summary>
internal static class RequestLimits
{
    /// <summary>The turns that are under way or wait, and some more to be told that they are too many.</summary>
    public const int Connections = 1_000;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services) => services.Configure<KestrelServerOptions>(kestrel =>
    {
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = Connections;
        // Before a token is checked this is all that a connection holds: 64 MB for all of them.
        limits.MaxRequestBufferSize = 64 * 1024;
        // Twice what is read: the heads of chunks count here, and not there.
        limits.MaxRequestBodySize = 2 * ActivityReader.MaxBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(5));
    });
}
