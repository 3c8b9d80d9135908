using NodaTime;
using PmoBot.Configuration;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Doctor;

internal static class DoctorFeature
{
    // Redirects are not followed, because the bot does not follow them either.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static IServiceCollection AddDoctor(this IServiceCollection services, ProgramSettings settings) => services
        .AddSingleton<Peers>()
        .AddSingleton<ICheck>(provider => new CheckStorage(provider.GetRequiredService<ITableStore>(), settings.Storage))
        .AddSingleton<ICheck>(provider => new CheckBot(settings.Bot, Http, provider.GetRequiredService<IClock>(), provider.GetRequiredService<Peers>()))
        .AddSingleton<ICheck>(provider => new CheckGraph(settings.Graph, settings.Bot, provider.GetRequiredService<IConnectionProbe>(), Http, provider.GetRequiredService<Peers>()))
        .AddSingleton<ICheck, CheckWork>()
        .AddSingleton<IVerb>(provider => new Examine(provider.GetServices<ICheck>(), settings.Storage));
}
