using PmoBot.Features.Audit;
using PmoBot.Verbs;

namespace PmoBot.Privacy;

internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<Erasure>()
        .AddSingleton<Handing>()
        .AddSingleton<IAuditWords, ErasureWords>()
        .AddVerb<ExportPerson>()
        .AddVerb<ErasePerson>()
        .AddVerb<HandOverPerson>();
}
