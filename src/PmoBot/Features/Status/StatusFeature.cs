using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

internal static class StatusFeature
{
    public static IServiceCollection AddStatus(this IServiceCollection services) => services
        .AddSingleton<StatusStore>()
        .AddSingleton<StatusReadings>()
        .AddSingleton<StatusProjects>()
        .AddSingleton<ReportablePeriods>()
        .AddSingleton<SharedStatusCards>()
        .AddSingleton<StatusVersions>()
        .AddSingleton<ICardRenderer, RenderStatusCard>()
        .AddSingleton<IDeliveryHandler, RaiseStatusCards>()
        .AddSingleton<HintReporter>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<HintReporter>())
        .AddSingleton<IDerivedRows>(provider => provider.GetRequiredService<HintReporter>())
        .AddSingleton<IProjectSection, StatusSection>()
        .AddSingleton<IProjectFacts, StatusFacts>()
        .AddSingleton<IKeptData, KeptReports>()
        .AddSingleton<ISnapshotSource, StatusSnapshot>()
        .AddSingleton<IDigestSection, StatusDigestSection>()
        .AddSingleton<BrokenTolerance>()
        .AddSingleton<IBrokenTolerance>(provider => provider.GetRequiredService<BrokenTolerance>())
        .AddSingleton<IAuditedState, StatusAudit>()
        .AddSingleton<IAuditWords, StatusAudit>()
        .AddSingleton<IAuditedTogether, LatestAudit>()
        .AddCommand<OpenStatus>()
        .AddCardAction<SubmitStatus>()
        .AddSingleton<CarryForward>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<CarryForward>())
        .AddCardAction<AskWhy>()
        .AddCardAction<ExplainStatus>()
        .AddSingleton<UndoStatus>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<UndoStatus>())
        .AddSingleton<StatusAnswers>()
        .AddCommand<ShowStatusHistory>()
        .AddCardAction<CompareReports>();
}
