using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.EndToEnd.Harness;

namespace PmoBot.Benchmarks.Peers;

/// <summary>A program of its own, on a free port of this machine; ended with the run.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly ProgramUnderTest _program;

    private Peer(ProgramUnderTest program, int port) => (_program, Url) = (program, new Uri($"http://127.0.0.1:{port}/"));

    public Uri Url { get; }

    public int Pid => _program.Pid;

    public static Task<Peer> ConnectorAsync(string folder)
    {
        // Its work is tiny and it must not be what is measured: no change of threads between a request and its answer.
        var inline = new Dictionary<string, string> { ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1" };
        return StartAsync(FreePort.Take(), folder, port => [Benchmarks, "connector", port], inline, "listening");
    }

    public static Task<Peer> BareAsync(string folder, Uri? metadata) => StartAsync(
        FreePort.Take(), folder, port => [Benchmarks, "bare", port, .. metadata is null ? [] : new[] { metadata.AbsoluteUri }],
        new Dictionary<string, string>(), "listening");

    /// <summary>The bot as it is built, with SQLite in the folder.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="metadata">Where signing keys are announced; null: it asks for no tokens.</param>
    /// <param name="clock">When its business time starts; null: now.</param>
    /// <param name="storage">Where its table is, if not in SQLite.</param>
    public static Task<Peer> BotAsync(string folder, Uri? metadata, Instant? clock = null, params IEnumerable<KeyValuePair<string, string>> storage)
    {
        var port = FreePort.Take();
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["Limits__Enabled"] = "false",
            ["Playground__Enabled"] = "false",
            ["Demo__Enabled"] = "false",
            ["DOTNET_STARTUP_HOOKS"] = Benchmarks,
        };
        foreach (var (name, value) in storage)
            environment[name] = value;
        if (clock is { } start)
            environment["Clock__Start"] = InstantPattern.ExtendedIso.Format(start);
        if (metadata is not null)
        {
            environment["Bot__AppId"] = Tests.Support.LoopbackIdentity.AppId;
            environment["Bot__TenantId"] = Tests.Support.LoopbackIdentity.TenantId;
            environment["Bot__OpenIdMetadata"] = metadata.AbsoluteUri;
        }

        return StartAsync(port, folder, _ => [typeof(Conversation.Turn).Assembly.Location], environment, "Application started");
    }

    /// <summary>What it wrote so far. A bot that warns did not do what is measured.</summary>
    public string Output => _program.Output;

    /// <summary>Of the bot: until its storage answers.</summary>
    public async Task ReadyAsync()
    {
        while (!(await Http.GetAsync(new Uri(Url, "readyz"))).IsSuccessStatusCode)
            await Task.Yield();
    }

    /// <summary>Of the bot: the bytes that its heap holds after a collection of all of it.</summary>
    public async Task<long> HeapAsync()
    {
        var asked = _program.Output.Length;
        await _program.SayAsync(StartupHook.Question);
        var line = await _program.LineAsync(line => line.StartsWith(StartupHook.Answer, StringComparison.Ordinal) && _program.Output.LastIndexOf(line, StringComparison.Ordinal) >= asked);
        return long.Parse(line[StartupHook.Answer.Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>Of the Connector: how many messages of a round it was sent.</summary>
    public async Task<int> CountAsync()
    {
        using var nothing = new ByteArrayContent([]);
        using var answer = await Http.PostAsync(new Uri(Url, "count"), nothing);
        return int.Parse(await answer.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
    }

    public Task TerminateAsync() => _program.TerminateAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static string Benchmarks => typeof(Peer).Assembly.Location;

    private static async Task<Peer> StartAsync(
        int port, string folder, Func<string, string[]> arguments, Dictionary<string, string> environment, string ready)
    {
        var program = new ProgramUnderTest("dotnet", arguments(port.ToString(CultureInfo.InvariantCulture)), folder, environment);
        await program.LineAsync(line => line.Contains(ready, StringComparison.Ordinal));
        return new(program, port);
    }
}
