using Microsoft.AspNetCore.Hosting.Server;
using NodaTime;

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
        if (!bool.TryParse(builder.Configuration[PlaygroundEnabled], out var enabled) || enabled)
            builder.Services.AddHostedService(Launcher);
        return builder;
    }

    /// <summary>One line for each wrong setting; none outside Development, where they are not read.</summary>
    public static IReadOnlyList<string> Problems(IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment())
            return [];
        var problems = ClockSettings.From(configuration).Problems;
        return configuration[PlaygroundEnabled] is { Length: > 0 } text && !bool.TryParse(text, out _)
            ? [.. problems, $"{PlaygroundEnabled} is '{text}': set true or false."]
            : problems;
    }

    private static PlaygroundLauncher Launcher(IServiceProvider services) => new(
        LocalOptions.Default,
        services.GetRequiredService<IServer>(),
        services.GetRequiredService<IHostApplicationLifetime>(),
        new PortProbe(new HttpClient { Timeout = ProbeTimeout }),
        Console.Out,
        services.GetRequiredService<TimeProvider>());
}
