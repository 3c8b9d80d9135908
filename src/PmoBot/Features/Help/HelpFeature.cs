using PmoBot.Conversation;

namespace PmoBot.Features.Help;

internal static class HelpFeature
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddCommand<ShowHelp>()
        .AddSingleton<Greeting>();
}
