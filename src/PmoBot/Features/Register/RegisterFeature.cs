using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

internal static class RegisterFeature
{
    public static IServiceCollection AddRegister(this IServiceCollection services)
    {
        foreach (var kind in Enum.GetValues<RegisterKind>())
        {
            services.AddSingleton<ICommand>(provider => new OpenLog(
                kind, provider.GetRequiredService<RegisterProjects>(), provider.GetRequiredService<PeopleFinder>(), provider.GetRequiredService<KnownPeople>()));
        }

        return services
            .AddSingleton<RegisterStore>()
            .AddSingleton<RegisterProjects>()
            .AddSingleton<IAuditedState, RegisterAudit>()
            .AddSingleton<IAuditWords, RegisterAudit>()
            .AddCardAction<LogItem>();
    }
}
