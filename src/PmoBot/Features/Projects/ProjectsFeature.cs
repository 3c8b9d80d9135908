using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;

namespace PmoBot.Features.Projects;

internal static class ProjectsFeature
{
    public static IServiceCollection AddProjects(this IServiceCollection services) => services
        .AddSingleton<ProjectStore>()
        .AddSingleton<MyProjects>()
        .AddSingleton<ProjectDirectory>()
        .AddSingleton<ChannelLinks>()
        .AddSingleton<IDeliveryHandler, ListProject>()
        .AddSingleton<IDeliveryHandler, TakeSnapshot>()
        .AddSingleton<IDeliveryHandler, AuditLink>()
        .AddSingleton<IAuditedState, ProjectAudit>()
        .AddSingleton<IAuditedState, LinkAudit>()
        .AddSingleton<IAuditWords, ProjectAudit>()
        .AddCommand<ListProjects>()
        .AddCommand<ShowProject>()
        .AddCommand<NewProject>()
        .AddCommand<LinkChannel>()
        .AddCommand<UnlinkChannel>();
}
