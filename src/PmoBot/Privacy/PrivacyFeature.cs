using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Verbs;

namespace PmoBot.Privacy;

internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services, Retention? retention = null) => services
        .AddSingleton(retention ?? Retention.Default)
        .AddSingleton<IForgets, ForgetSent>()
        .AddSingleton<IDeliveryHandler, ForgetNightly>()
        .AddHostedService<BeginForgetting>()
        .AddSingleton<Erasure>()
        .AddSingleton<ErasureTrail>()
        .AddSingleton<Handing>()
        .AddSingleton<IAuditWords, ErasureWords>()
        .AddVerb<ExportPerson>()
        .AddVerb<ErasePerson>()
        .AddVerb<HandOverPerson>();
}
