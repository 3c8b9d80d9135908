using System.Globalization;
using PmoBot.EndToEnd.Harness;
using PmoBot.Local;

namespace PmoBot.EndToEnd;

public sealed class LocalTeamsTests : IDisposable
{
    private readonly string _folder = Clone.NewFolder();
    private readonly int _firstPort = FreePort.TakePair();
    private readonly int _botPort = FreePort.Take();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_start_opens_a_playground_for_each_persona_and_a_soft_end_closes_them()
    {
        await using var bot = Start();
        await bot.LineAsync(IsOpen);

        Assert.Equal([PortState.ThisPersona, PortState.ThisPersona], await AskAsync());
        await bot.TerminateAsync();

        Assert.Equal([PortState.Free, PortState.Free], await AskAsync());
    }

    [Fact]
    public async Task A_killed_run_leaves_playgrounds_that_the_next_start_takes_over_and_then_closes()
    {
        await using (var killed = Start())
        {
            await killed.LineAsync(IsOpen);
            await killed.KillAsync();
        }

        await using var bot = Start();
        await bot.LineAsync(IsOpen);
        var output = bot.Output;
        await bot.TerminateAsync();

        Assert.All(Persona.All, persona => Assert.Contains($"the Playground of {persona.Name} is still there", output, StringComparison.Ordinal));
        Assert.Equal([PortState.Free, PortState.Free], await AskAsync());
    }

    [Fact]
    public async Task Without_node_it_says_so_in_one_line_and_the_bot_runs_on()
    {
        await using var bot = Start(path: _folder);

        await bot.LineAsync(line => line == PlaygroundLauncher.NoNode);

        using var http = new HttpClient();
        Assert.Equal("alive", await http.GetStringAsync(new Uri($"http://localhost:{_botPort}/healthz")));
    }

    private static bool IsOpen(string line) => line.StartsWith("In the personal chat, write:", StringComparison.Ordinal);

    private ProgramUnderTest Start(string? path = null)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = $"http://localhost:{_botPort}",
            ["Playground__Port"] = _firstPort.ToString(CultureInfo.InvariantCulture),
        };
        if (path is not null)
            environment["PATH"] = path;
        return new(Clone.Dotnet, [Clone.Program], _folder, environment);
    }

    private async Task<PortState[]> AskAsync()
    {
        using var http = new HttpClient();
        var probe = new PortProbe(http);
        return
        [
            await probe.AskAsync(Persona.Camille with { Port = _firstPort }, CancellationToken.None),
            await probe.AskAsync(Persona.Daniel with { Port = _firstPort + 1 }, CancellationToken.None),
        ];
    }
}
