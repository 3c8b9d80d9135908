using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PmoBot.Configuration;
using PmoBot.Delivery;

namespace PmoBot.Observability;

/// <summary>Figures, traces and the log by OTLP. The one place that knows OpenTelemetry; all others only measure.</summary>
internal static class ObservabilityFeature
{
    private const string Ours = "PmoBot.*";
    private const string Inbound = "Microsoft.AspNetCore";

    /// <summary>Where nothing goes out, nothing is added.</summary>
    public static IServiceCollection AddObservability(this IServiceCollection services, ExportSettings? export)
    {
        if (export is null)
            return services;

        new Signals(services)
            .ConfigureResource(resource => resource.Clear()
                .AddService("pmobot", serviceVersion: Version, autoGenerateServiceInstanceId: false)
                .AddDetector(provider => new ThisProcess(provider.GetRequiredService<Incarnation>()))
                .AddTelemetrySdk()
                .AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddSource(Ours, Inbound).AddProcessor(new KnownTags()))
            .WithMetrics(metrics => metrics.AddMeter(Ours, "Microsoft.AspNetCore.Hosting", "System.Runtime"))
            .WithLogging(logging => logging.AddProcessor(new WithoutMessages()), log => log.IncludeFormattedMessage = true)
            .UseOtlpExporter();
        return services
            .AddSingleton<DistributedContextPropagator, OwnTraces>()
            .AddHostedService<Exporting>()
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<Backlog>(provider, export.MetricsEvery));
    }

    public static void UseObservability(this WebApplication app, ExportSettings? export)
    {
        if (export is not null)
            app.Use(RequestSpans.InvokeAsync);
    }

    /// <summary>The slim host says "simple" in code, and so would not hear of the setting.</summary>
    public static void AddLogFormat(this WebApplicationBuilder builder, string? format)
    {
        if (format is not null)
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = format);
    }

    private static string? Version => typeof(ObservabilityFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private sealed record Signals(IServiceCollection Services) : IOpenTelemetryBuilder;

    private sealed class ThisProcess(Incarnation me) : IResourceDetector
    {
        public Resource Detect() => new([new("service.instance.id", me.Id)]);
    }
}
