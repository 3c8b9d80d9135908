using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

public sealed class GraphStartTests
{
    [Fact]
    public async Task With_Graph_turned_on_the_program_starts_and_calls_nobody()
    {
        await using var graph = await LoopbackGraph.StartAsync(MachineTime.Real);

        await using var program = await RealProgram.StartAsync(
        [
            new("Graph__Enabled", "true"), new("Graph__ConnectionName", "graph"), new("Graph__BaseUrl", graph.BaseUrl.AbsoluteUri),
        ]);
        var ready = await (await program.Http).GetStringAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal("ready", ready);
        Assert.Empty(graph.Requests);
    }
}
