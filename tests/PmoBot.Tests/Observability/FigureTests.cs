using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using PmoBot.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Observability;

public sealed class FigureTests
{
    [Fact]
    public async Task The_operators_page_lists_the_figures_that_there_are()
    {
        await using var host = new HostedProgram([]);

        // It looks around only where figures go out.
        var made = Figures.Made(type => type == typeof(Backlog)
            ? ActivatorUtilities.CreateInstance<Backlog>(host.Services, TimeSpan.FromHours(1))
            : host.Services.GetService(type));

        var listed = (await Figures.DocumentedAsync()).Keys;
        Assert.True(made.Count > 15);
        Assert.Equal(made.OrderBy(figure => figure.Name, StringComparer.Ordinal), listed.OrderBy(figure => figure.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_there_to_export()
    {
        await using var host = new HostedProgram([new("OTEL_SERVICE_NAME", "pmobot"), new("OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret")]);

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.DoesNotContain(host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), service => service is Backlog);
    }
}
