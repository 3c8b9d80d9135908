using PmoBot.ActivityProtocol;
using PmoBot.Configuration;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Teams;

internal static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services, BotSettings bot, bool limitsEnabled)
    {
        var http = ConnectorHttp.Create();
        return services
            .AddSingleton(provider => new InboundAuthenticator(
                new InboundOptions
                {
                    AppId = bot.AppId,
                    TenantId = bot.TenantId,
                    Issuer = bot.Issuer,
                    Metadata = bot.OpenIdMetadata,
                },
                http,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new ConnectorClient(
                http,
                new ServiceUrlPolicy(loopback: bot.IsDevelopment, bot.Named),
                provider.GetRequiredService<TimeProvider>(),
                bot.Credential is { } credential
                    ? new ConnectorTokens(credential, provider.GetRequiredService<TimeProvider>(), bot.Scope)
                    : null))
            .AddSingleton<ISendLimits>(provider => limitsEnabled
                ? new TeamsSendLimits(RateLimits.ForTeams(provider.GetRequiredService<TimeProvider>()))
                : new NoSendLimits())
            .AddSingleton<IMessenger, ConnectorMessenger>()
            .AddSingleton(provider => new FileDownload(new FileAddressPolicy(bot.FilePeers), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IFileSource, TeamsFiles>()
            .AddSingleton<IRoster, ConnectorRoster>()
            .AddSingleton<ServiceAddress>()
            .AddSingleton<TurnFactory>()
            .AddSingleton<RecentActivities>()
            .AddSingleton<ReplySender>()
            .AddSingleton<ExtensionHandler>()
            .AddSingleton<TurnHandler>()
            .AddSingleton<MessagesEndpoint>();
    }

    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        var messages = app.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        app.MapPost("/api/messages", messages.HandleAsync);
    }
}
