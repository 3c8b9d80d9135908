using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Imports;
using PmoBot.People;
using PmoBot.Verbs;

namespace PmoBot.Features.Projects;

internal static class ProjectsFeature
{
    public static IServiceCollection AddProjects(this IServiceCollection services) => services
        .AddSingleton<ProjectStore>()
        .AddSingleton<IProjectChanges, AgreedChanges>()
        .AddSingleton<PortfolioStore>()
        .AddSingleton<MyProjects>()
        .AddSingleton<MeantProjects>()
        .AddSingleton<ProjectDirectory>()
        .AddSingleton<ChannelLinks>()
        .AddSingleton<LinkedPlaces>()
        .AddSingleton<Places>()
        .AddSingleton<IKeptData, KeptProjects>()
        .AddSingleton<ICharges, ProjectCharges>()
        .AddSingleton<ProjectTrail>()
        .AddSingleton<PeopleFinder>()
        .AddSingleton<ILearnNames, LearnNames>()
        .AddSingleton<ListProject>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<ListProject>())
        .AddSingleton<IDerivedRows>(provider => provider.GetRequiredService<ListProject>())
        .AddSingleton<TakeSnapshot>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<TakeSnapshot>())
        .AddSingleton<IDerivedRows>(provider => provider.GetRequiredService<TakeSnapshot>())
        .AddVerb<RebuildRows>()
        .AddSingleton<IDeliveryHandler, AuditLink>()
        .AddSingleton<IAuditedState, ProjectAudit>()
        .AddSingleton<IAuditedState, LinkAudit>()
        .AddSingleton<IAuditWords, ProjectAudit>()
        .AddImports()
        .AddImport<ProjectImport>()
        .AddCommand<ListProjects>()
        .AddCommand<ShowProject>()
        .AddCommand<NewProject>()
        .AddPage<EditProject>()
        .AddPage<AgreeAnew>()
        .AddPage<NamePeople>()
        .AddPage<SetEscalationPath>()
        .AddPage<ShowProjectHistory>()
        .AddCommand<LinkChannel>()
        .AddSingleton<IDigestSection, ProjectDigestSection>()
        .AddCommand<UnlinkChannel>();

    private static IServiceCollection AddPage<TPage>(this IServiceCollection services) where TPage : class, IProjectPage, ICardAction => services
        .AddSingleton<TPage>()
        .AddSingleton<IProjectPage>(provider => provider.GetRequiredService<TPage>())
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<TPage>());
}
