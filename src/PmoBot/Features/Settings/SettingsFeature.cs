using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddCommand<ChangeSettings>()
        .AddCommand<ChangeLanguage>()
        .AddCommand<ShowMyData>();
}
