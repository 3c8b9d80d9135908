using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

internal static class EscalationsFeature
{
    public static IServiceCollection AddEscalations(this IServiceCollection services) => services
        .AddSingleton<EscalationStore>()
        .AddSingleton<EscalationCommits>()
        .AddSingleton<Escalations>()
        .AddSingleton<EscalationFacts>()
        .AddSingleton<EscalationMessages>()
        .AddSingleton<EscalationPress>()
        .AddSingleton<Approvals>()
        .AddSingleton<ICardRenderer, RenderEscalation>()
        .AddSingleton<IDeliveryHandler, PassTime>()
        .AddSingleton<IDeliveryHandler, TellEscalation>()
        .AddSingleton<FollowEscalations>()
        .AddSingleton<IProjectFollower>(provider => provider.GetRequiredService<FollowEscalations>())
        .AddSingleton<IPersonFollower>(provider => provider.GetRequiredService<FollowEscalations>())
        .AddSingleton<IAuditedState, EscalationAudit>()
        .AddSingleton<IAuditWords, EscalationAudit>()
        .AddSingleton<IAuditedTogether, TimelineAudit>()
        .AddCommand<OpenRaise>()
        .AddCommand<ListApprovals>()
        .AddCardAction<RaiseEscalation>()
        .AddCardAction<DecideEscalation>()
        .AddCardAction<RejectEscalation>()
        .AddCardAction<AskForMore>()
        .AddCardAction<AnswerQuestion>()
        .AddCardAction<OpenDelegate>()
        .AddCardAction<DelegateEscalation>()
        .AddCardAction<OpenWithdraw>()
        .AddCardAction<WithdrawEscalation>()
        .AddCardAction<OpenReopen>()
        .AddCardAction<ReopenEscalation>()
        .AddSingleton<ShowEscalation>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ShowEscalation>())
        .AddCardAction<ShowTimeline>();
}
