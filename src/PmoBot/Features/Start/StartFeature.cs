using PmoBot.Conversation;

namespace PmoBot.Features.Start;

internal static class StartFeature
{
    public static IServiceCollection AddStart(this IServiceCollection services) => services
        .AddSingleton<Survey>()
        .AddCommand<ShowStart>();
}
