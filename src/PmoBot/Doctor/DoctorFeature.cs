using NodaTime;
using PmoBot.Configuration;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Doctor;

internal static class DoctorFeature
{
    public static IServiceCollection AddDoctor(this IServiceCollection services, ProgramSettings settings) => services
        .AddSingleton<ICheck>(provider => new CheckStorage(provider.GetRequiredService<ITableStore>(), settings.Storage))
        .AddSingleton<ICheck>(provider => new CheckBot(settings.Bot, new HttpClient(), provider.GetRequiredService<IClock>()))
        .AddSingleton<ICheck>(provider => new CheckGraph(settings.Graph, settings.Bot, provider.GetRequiredService<IConnectionProbe>(), new HttpClient()))
        .AddSingleton<ICheck, CheckWork>()
        .AddVerb<Examine>();
}
