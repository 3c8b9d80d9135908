using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Verbs;

namespace PmoBot.Features.Audit;

internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditReader>()
        .AddSingleton<IAuditWords, RefusalWords>()
        .AddSingleton<IDeliveryHandler, DropAnchors>()
        .AddHostedService<BeginAnchors>()
        .AddSingleton<IAuditedState, ComplianceAudit>()
        .AddSingleton<IAuditWords, ComplianceAudit>()
        .AddHostedService<NoteCompliance>()
        .AddCommand<ShowAudit>()
        .AddVerb<VerifyAudit>();
}
