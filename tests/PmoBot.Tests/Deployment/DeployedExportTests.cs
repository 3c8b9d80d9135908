using PmoBot.Tests.Support;

namespace PmoBot.Tests.Deployment;

/// <summary>What the program exports with the variables that the deployment sets: Application Insights adds up what it is given.</summary>
public sealed class DeployedExportTests
{
    [Fact]
    public async Task A_counter_tells_what_is_new_and_tells_it_once()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var deployed = new DeployedSettings("").Environment.Where(it => it.Key.StartsWith("OTEL_", StringComparison.Ordinal));
        await using var program = await RealProgram.StartAsync([.. deployed, .. collector.Settings]);

        await (await program.Http).SendAsync(new TeamsSpeaker(connector.ServiceUrl, "a:1camille").Words("help"));
        await collector.WaitForAsync(it => Helps(it).FirstOrDefault());
        var before = Looks(collector);
        await collector.WaitForAsync(it => Looks(it) > before + 2 ? "twice more" : null);
        Assert.Equal(0, await program.TerminateAsync());

        Assert.Equal(1, Helps(collector).Sum(point => point.Value));
        var counted = collector.AllMetrics.Where(metric => metric.Name is "pmobot.turn.duration" or "pmobot.storage.duration" or "pmobot.delivery.attempts").ToList();
        Assert.NotEmpty(counted);
        Assert.All(counted, metric => Assert.True(metric.IsNew, metric.Name));
    }

    private static IEnumerable<OtlpPoint> Helps(OtlpCollector collector) =>
        collector.AllMetrics.Where(metric => metric.Name == "pmobot.turn.duration").SelectMany(metric => metric.Points).Where(point => point.Tags["command"] == "help");

    private static int Looks(OtlpCollector collector) => collector.AllMetrics.Count(metric => metric.Name == "pmobot.storage.ready");
}
