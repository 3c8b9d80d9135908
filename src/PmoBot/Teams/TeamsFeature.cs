using PmoBot.ActivityProtocol;
using PmoBot.Configuration;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Doctor;
using PmoBot.People;

namespace PmoBot.Teams;

internal static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services, BotSettings bot, string? signInConnection, bool limitsEnabled)
    {
        var http = ConnectorHttp.Create();
        var policy = new ServiceUrlPolicy(loopback: bot.IsDevelopment, bot.Named);
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
            .AddSingleton(provider => new BotTokens(bot.Credential is { } credential
                ? new ConnectorTokens(credential, provider.GetRequiredService<TimeProvider>(), bot.Scope)
                : null))
            .AddSingleton(provider => new ConnectorClient(
                http, policy, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<BotTokens>().Tokens))
            .AddSingleton(provider => new UserTokenClient(
                http, policy, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<BotTokens>().Tokens, bot.TokenService))
            .AddSingleton<IConnectionProbe>(provider => new ConnectionProbe(provider.GetRequiredService<UserTokenClient>(), bot))
            .AddSignIn(new SignInOptions(signInConnection, bot.AppId))
            .AddSingleton<ISendLimits>(provider => limitsEnabled
                ? new TeamsSendLimits(
                    RateLimits.ForTeams(provider.GetRequiredService<TimeProvider>()),
                    new PublishLimits(provider.GetRequiredService<TimeProvider>()))
                : new NoSendLimits())
            .AddSingleton(provider => new TurnLimits(provider.GetRequiredService<TimeProvider>(), limitsEnabled ? new TurnAllowance() : null))
            .AddRequestLimits()
            .AddSingleton<IMessenger, ConnectorMessenger>()
            .AddSingleton(provider => new FileDownload(new FileAddressPolicy(bot.FilePeers), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IFileSource, TeamsFiles>()
            .AddSingleton<IRoster, ConnectorRoster>()
            .AddSingleton<ITeams, ConnectorTeams>()
            .AddSingleton<PlaceEvents>()
            .AddSingleton<ServiceAddress>()
            .AddSingleton<TurnFactory>()
            .AddSingleton<RecentActivities>()
            .AddSingleton<ReplySender>()
            .AddSingleton<ExtensionHandler>()
            .AddSingleton<HeldBack>()
            .AddSingleton<TurnHandler>()
            .AddSingleton<MessagesEndpoint>();
    }

    /// <summary>Over a <see cref="UserTokenClient"/>.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInOptions options) => services
        .AddSingleton(options)
        .AddSingleton<UserTokens>()
        .AddSingleton<IUserTokens>(provider => provider.GetRequiredService<UserTokens>())
        .AddSingleton<ISignIn>(provider => provider.GetRequiredService<UserTokens>())
        .AddSingleton<SignInHandler>();

    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        var messages = app.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        app.MapPost("/api/messages", messages.HandleAsync);
    }

    /// <summary>The bot's own; the Connector and the Token Service take the same.</summary>
    private sealed record BotTokens(ConnectorTokens? Tokens);
}
