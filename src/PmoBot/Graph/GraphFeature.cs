using NodaTime;
using PmoBot.Configuration;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Graph;

internal static class GraphFeature
{
    /// <summary>Where it is on, needs an IUserTokens, ISendLimits, IClock and TimeProvider.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, GraphSettings graph) => graph.Enabled
        ? services
            .AddSingleton(provider => new GraphWire(graph.BaseUrl, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new GraphAsBot(
                provider.GetRequiredService<GraphWire>(), graph.Credential, graph.Scope, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IChannelPublisher>(provider => new GraphPublisher(
                provider.GetRequiredService<GraphWire>(), provider.GetRequiredService<IUserTokens>(), provider.GetRequiredService<ISendLimits>()))
            .AddSingleton<IActivityFeed, GraphFeed>()
            .AddSingleton<IDirectory>(provider => new GraphDirectory(
                provider.GetRequiredService<GraphAsBot>(), graph.TenantId,
                provider.GetRequiredService<IClock>(), provider.GetRequiredService<TimeProvider>()))
        : services
            .AddSingleton<GraphOff>()
            .AddSingleton<IChannelPublisher>(provider => provider.GetRequiredService<GraphOff>())
            .AddSingleton<IActivityFeed>(provider => provider.GetRequiredService<GraphOff>())
            .AddSingleton<IDirectory>(provider => provider.GetRequiredService<GraphOff>());
}
