using System.Text.RegularExpressions;
using PmoBot.EndToEnd.Harness;
using PmoBot.Local;

namespace PmoBot.Tests.Support;

/// <summary>
/// The real program as a process, without the local Teams and the demo portfolio. It may be killed and started again,
/// at another address: whoever talks to it asks for <see cref="Http"/> anew.
/// </summary>
internal sealed partial class RealProgram : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = RunFolder.NewFolder();
    private readonly Dictionary<string, string> _environment;
    private readonly string[] _line;
    private TaskCompletionSource<HttpClient> _http = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProgramUnderTest _process;

    private RealProgram(IEnumerable<KeyValuePair<string, string>> settings, string[] line)
    {
        _environment = new(Defaults, StringComparer.Ordinal);
        foreach (var (name, value) in settings)
            _environment[name] = value;
        _line = line;
        _process = Run();
    }

    public static string Path { get; } = System.Reflection.Assembly.Load("PmoBot").Location;

    /// <summary>In Development, on a free port, nothing held back; tests change what they are about.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["Playground__Enabled"] = "false",
        ["Demo__Enabled"] = "false",
        ["Limits__Enabled"] = "false",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
        ["Pmo__Admins"] = Persona.Camille.AadObjectId,
    };

    /// <summary>Takes over in moments what a killed one left, as another would in a minute.</summary>
    public static IReadOnlyDictionary<string, string> Impatient { get; } = new Dictionary<string, string>
    {
        ["Delivery__TakeoverSeconds"] = "0.5",
        ["Delivery__LeaseSeconds"] = "1",
        ["Delivery__GraceSeconds"] = "0.5",
        ["Delivery__PollSeconds"] = "0.2",
    };

    /// <summary>To where it listens; not before it does.</summary>
    public Task<HttpClient> Http => Volatile.Read(ref _http).Task;

    public int Pid => _process.Pid;

    public string Output => _process.Output;

    /// <param name="wrapper">A program and its arguments under which to run it.</param>
    public static Task<RealProgram> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] wrapper) =>
        StartLineAsync(settings, [.. wrapper, "dotnet", Path]);

    public static async Task<RealProgram> StartLineAsync(IEnumerable<KeyValuePair<string, string>> settings, string[] line)
    {
        var program = new RealProgram(settings, line);
        await program.ListenAsync();
        return program;
    }

    /// <summary>A verb as a process of its own, until it ends: its exit code, and all that it wrote.</summary>
    public static async Task<(int Code, string[] Lines)> RunVerbAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        await using var program = new RealProgram(settings, ["dotnet", Path, .. arguments]);
        var code = await program.EndAsync();
        return (code, program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The same, killed as soon as that is so; or ended before.</summary>
    public static async Task CutVerbAsync(IEnumerable<KeyValuePair<string, string>> settings, Func<Task<bool>> when, params string[] arguments)
    {
        await using var program = new RealProgram(settings, ["dotnet", Path, .. arguments]);
        using var ask = new PeriodicTimer(TimeSpan.FromMilliseconds(5), MachineTime.Real);
        var ended = program.EndAsync();
        while (!ended.IsCompleted && !await when())
            await ask.WaitForNextTickAsync();
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        var old = Interlocked.Exchange(ref _http, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _process.DisposeAsync();
        (await old.Task).Dispose();
    }

    /// <param name="otherwise">Settings that are others from now on.</param>
    public async Task StartAgainAsync(params IEnumerable<KeyValuePair<string, string>> otherwise)
    {
        foreach (var (name, value) in otherwise)
            _environment[name] = value;
        _process = Run();
        await ListenAsync();
    }

    public Task StopAsync() => _process.SignalAsync("STOP");

    public Task ContinueAsync() => _process.SignalAsync("CONT");

    public Task SayAsync(string line) => _process.SayAsync(line);

    public Task<string> LineAsync(Func<string, bool> wanted) => _process.LineAsync(wanted);

    /// <summary>Until it has ended by itself; the exit code.</summary>
    public Task<int> EndAsync() => _process.EndAsync();

    /// <summary>SIGTERM, until it has ended; the exit code. Its output is whole then.</summary>
    public Task<int> TerminateAsync() => _process.TerminateAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (Http.IsCompletedSuccessfully)
            (await Http).Dispose();
        _folder.Delete(recursive: true);
    }

    private ProgramUnderTest Run() => new(_line[0], _line[1..], _folder.FullName, _environment);

    private async Task ListenAsync()
    {
        var line = await _process.LineAsync(said => Listening().IsMatch(said));
        var address = Listening().Match(line).Groups["address"].Value;
        _http.SetResult(new HttpClient { BaseAddress = new Uri(address) });
    }

    [GeneratedRegex("Now listening on: (?<address>http[^ ]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
