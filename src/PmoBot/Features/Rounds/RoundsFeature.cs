using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Digests;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

internal static class RoundsFeature
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<RoundMeter>()
        .AddSingleton<RoundStore>()
        .AddSingleton<RoundBoard>()
        .AddSingleton<Prompts>()
        .AddSingleton<PromptReader>()
        .AddSingleton<ProjectAsking>()
        .AddSingleton<AskedCommits>()
        .AddSingleton<MissingLists>()
        .AddSingleton<ICardRenderer>(provider => provider.GetRequiredService<MissingLists>())
        .AddSingleton<ICardRenderer, RenderPrompt>()
        .AddSingleton<ICardRenderer, RenderDry>()
        .AddSingleton<IDeliveryHandler, DryRound>()
        .AddSingleton<IDeliveryHandler, OpenRound>()
        .AddSingleton<IDeliveryHandler, AskProjects>()
        .AddSingleton<IDeliveryHandler, LookForAbsences>()
        .AddSingleton<IDeliveryHandler, TellRound>()
        .AddSingleton<IDeliveryHandler, CloseRound>()
        .AddSingleton<IDeliveryHandler, ComeBack>()
        .AddSingleton<IDeliveryHandler, ForgetNames>()
        .AddSingleton<IDeliveryHandler, ForgetDry>()
        .AddSingleton<IKeptData, KeptPrompts>()
        .AddSingleton<RoundCoverage>()
        .AddSingleton<IPortfolioSection>(provider => provider.GetRequiredService<RoundCoverage>())
        .AddSingleton<IDigestSection, RoundDigestSection>()
        .AddSingleton<RoundReadings>()
        .AddSingleton<FollowProject>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<FollowProject>())
        .AddSingleton<IProjectFollower>(provider => provider.GetRequiredService<FollowProject>())
        .AddSingleton<IPersonFollower, FollowPerson>()
        .AddSingleton<IPortfolioFollower, FollowPortfolio>()
        .AddSingleton<IAuditedState, AskedAudit>()
        .AddSingleton<IAuditWords, AskedAudit>()
        .AddSingleton<IAuditedState, PauseAudit>()
        .AddSingleton<IAuditWords, PauseAudit>()
        .AddSingleton<IAuditedState, RoundSchedules>()
        .AddSingleton<IAuditWords, RoundSchedules>()
        .AddCardAction<AnswerUnchanged>()
        .AddCardAction<AnswerByForm>()
        .AddCardAction<UndoAnswer>()
        .AddCardAction<SnoozePrompt>()
        .AddCardAction<AskSnooze>()
        .AddCardAction<HandOver>()
        .AddCardAction<PressDry>()
        .AddCardAction<AskExcuse>()
        .AddCardAction<ExcuseProject>()
        .AddSingleton<AskedCadences>()
        .AddSingleton<RoundPortfolios>()
        .AddSingleton<RoundPages>()
        .AddCardAction<TurnRoundPage>()
        .AddSingleton<PreviewRounds>()
        .AddSingleton<StartDryRound>()
        .AddSingleton<ChangeSchedule>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<ChangeSchedule>())
        .AddCommand<ShowRound>();
}
