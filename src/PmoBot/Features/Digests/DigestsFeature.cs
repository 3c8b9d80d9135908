using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Portfolios;
using PmoBot.People;
using PmoBot.Privacy;

namespace PmoBot.Features.Digests;

internal static class DigestsFeature
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<DigestMeter>()
        .AddSingleton<ByBotRows>()
        .AddSingleton<Publishers>()
        .AddSingleton<ISignedIn>(provider => provider.GetRequiredService<Publishers>())
        .AddSingleton<ICardRenderer, RenderPublisher>()
        .AddSingleton<IDeliveryHandler, AuditPublisher>()
        .AddSingleton<IAuditedState, PublisherAudit>()
        .AddSingleton<IAuditWords, PublisherAudit>()
        .AddSingleton<IKeptData, KeptPublisher>()
        .AddSingleton<SubscriptionRows>()
        .AddSingleton<ICharges, DigestCharges>()
        .AddSingleton<Editions>()
        .AddSingleton<IForgets, ForgetEditions>()
        .AddSingleton<DigestAccess>()
        .AddSingleton<DigestSubjects>()
        .AddSingleton<DigestBuilder>()
        .AddSingleton<DigestChain>()
        .AddSingleton<DigestDesk>()
        .AddSingleton<IAuditedState, DigestAudit>()
        .AddSingleton<IAuditWords, DigestAudit>()
        .AddSingleton<ICardRenderer, RenderDigest>()
        .AddSingleton<TellTrouble>()
        .AddSingleton<ICardRenderer>(provider => provider.GetRequiredService<TellTrouble>())
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<TellTrouble>())
        .AddSingleton<TellByBot>()
        .AddSingleton<ICardRenderer>(provider => provider.GetRequiredService<TellByBot>())
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<TellByBot>())
        .AddSingleton<IDeliveryHandler, LeaveByBot>()
        .AddSingleton<TellUnmade>()
        .AddSingleton<ICardRenderer>(provider => provider.GetRequiredService<TellUnmade>())
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<TellUnmade>())
        .AddSingleton<PublishDigest>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<PublishDigest>())
        .AddSingleton<ReplanDigests>()
        .AddSingleton<IDeliveryHandler>(provider => provider.GetRequiredService<ReplanDigests>())
        .AddSingleton<IPortfolioFollower>(provider => provider.GetRequiredService<ReplanDigests>())
        .AddSingleton<IDeliveryHandler, PostDigest>()
        .AddSingleton<IDeliveryHandler, SendToPeople>()
        .AddSingleton<EditDigest>()
        .AddSingleton<ICardAction>(provider => provider.GetRequiredService<EditDigest>())
        .AddCardAction<SaveDigest>()
        .AddCardAction<OpenDigest>()
        .AddCardAction<PreviewDigest>()
        .AddCardAction<SendDigest>()
        .AddCardAction<PauseDigest>()
        .AddCardAction<EndDigest>()
        .AddCardAction<ShowEdition>()
        .AddCommand<ShowDigests>()
        .AddCommand<ShowPublisher>()
        .AddCardAction<SignIn>()
        .AddCardAction<SignOut>();
}
