using Microsoft.Extensions.Logging.Console;

namespace PmoBot.Verbs;

internal static class VerbsFeature
{
    public static IServiceCollection AddVerbs(this IServiceCollection services) => services.AddSingleton<VerbRunner>();

    /// <summary>One line a verb, in its feature.</summary>
    public static IServiceCollection AddVerb<TVerb>(this IServiceCollection services)
        where TVerb : class, IVerb => services.AddSingleton<IVerb, TVerb>();

    /// <summary>
    /// On the same services, and with nothing of the bot started: neither the web server nor the dispatcher. What the
    /// verb says has the standard output to itself.
    /// </summary>
    public static async Task<int> RunVerbAsync(this WebApplicationBuilder builder, VerbLine line)
    {
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        await using var app = builder.Build();
        return (int)await app.Services.GetRequiredService<VerbRunner>().RunAsync(line, Console.Out, Console.Error);
    }
}
