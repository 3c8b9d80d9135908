using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Verbs;

namespace PmoBot.Features.Escalations;

internal static class EscalationsFeature
{
    public static IServiceCollection AddEscalations(this IServiceCollection services) => services
        .AddSingleton<EscalationStore>()
        .AddSingleton<IOpenCases>(provider => provider.GetRequiredService<EscalationStore>())
        .AddSingleton<IItemReaders, CaseReaders>()
        .AddSingleton<ISnapshotSource, EscalationSnapshot>()
        .AddSingleton<IDigestSection, EscalationDigestSection>()
        .AddSingleton<IReadersDecisions, WaitingDecisions>()
        .AddSingleton<IKeptData, KeptCases>()
        .AddSingleton<EscalationPages>()
        .AddSingleton<EscalationReaders>()
        .AddSingleton<SeenCards>()
        .AddSingleton<IShorthand, FindCase>()
        .AddVerb<ExportEscalation>()
        .AddSingleton<EscalationCommits>()
        .AddSingleton<EscalationCases>()
        .AddSingleton<EscalationFacts>()
        .AddSingleton<EscalationMessages>()
        .AddSingleton<EscalationPress>()
        .AddSingleton<Approvals>()
        .AddSingleton<ICardRenderer, RenderEscalation>()
        .AddSingleton<IDeliveryHandler, PassTime>()
        .AddSingleton<IDeliveryHandler, TellEscalation>()
        .AddSingleton<IDerivedRows, RebuildApprovals>()
        .AddSingleton<FollowEscalations>()
        .AddSingleton<IProjectFollower>(provider => provider.GetRequiredService<FollowEscalations>())
        .AddSingleton<IPersonFollower>(provider => provider.GetRequiredService<FollowEscalations>())
        .AddSingleton<FollowDays>()
        .AddSingleton<IPortfolioFollower>(provider => provider.GetRequiredService<FollowDays>())
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<FollowDays>())
        .AddSingleton<IAuditedState, EscalationAudit>()
        .AddSingleton<IAuditWords, EscalationAudit>()
        .AddSingleton<ICharges, CaseCharges>()
        .AddSingleton<TimelineAudit>()
        .AddSingleton<IAuditedTogether>(provider => provider.GetRequiredService<TimelineAudit>())
        .AddSingleton<IHashedTogether>(provider => provider.GetRequiredService<TimelineAudit>())
        .AddCommand<OpenRaise>()
        .AddSingleton<ListApprovals>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<ListApprovals>())
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ListApprovals>())
        .AddCommand<ListEscalations>()
        .AddCardAction<PageEscalations>()
        .AddCardAction<ViewEscalation>()
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
