using Microsoft.AspNetCore.Hosting.Server;
using NodaTime;
using PmoBot.Configuration;

namespace PmoBot.Local;

/// <summary>What a Development start has more: the local Teams and a clock that can be set. Nothing anywhere else.</summary>
internal static class LocalFeature
{
    private const string PlaygroundEnabled = "Playground:Enabled";
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Call it after the real clock and TimeProvider are registered: an adjusted clock takes the clock's place.</summary>
    public static WebApplicationBuilder AddLocal(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return builder;
        var clock = ClockSettings.From(builder.Configuration);
        if (clock.Adjusts)
            builder.Services.AddSingleton<IClock>(services => clock.Build(services.GetRequiredService<TimeProvider>()));
        var settings = new SettingsReader(builder.Configuration, development: true);
        if (settings.Flag(PlaygroundEnabled, true))
            builder.Services.AddHostedService(services => Launcher(services, LocalOptions.Read(settings)));
        return builder;
    }

    /// <summary>Says what is wrong with the settings that Development alone reads.</summary>
    public static void Check(SettingsReader settings, IConfiguration configuration)
    {
        foreach (var problem in ClockSettings.From(configuration).Problems)
            settings.Wrong(problem);
        settings.Flag(PlaygroundEnabled, true);
        settings.Flag("Demo:Enabled", true);
        LocalOptions.Read(settings);
    }

    private static PlaygroundLauncher Launcher(IServiceProvider services, LocalOptions options) => new(
        options,
        services.GetRequiredService<IServer>(),
        services.GetRequiredService<IHostApplicationLifetime>(),
        new PortProbe(new HttpClient { Timeout = ProbeTimeout }),
        Console.Out,
        services.GetRequiredService<TimeProvider>());
}
