using PmoBot.Verbs;

namespace PmoBot.Backups;

internal static class BackupsFeature
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddVerb<ExportTable>()
        .AddVerb<RestoreTable>();
}
