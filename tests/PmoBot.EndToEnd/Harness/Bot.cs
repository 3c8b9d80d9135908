using System.Globalization;
using System.Text.RegularExpressions;

namespace PmoBot.EndToEnd.Harness;

/// <summary>The real program as a process. A restart keeps its address and its data.</summary>
internal sealed partial class Bot : IAsyncDisposable
{
    private readonly string _folder = Clone.NewFolder();
    private readonly Dictionary<string, string> _environment;
    private ProgramUnderTest _program;

    private Bot(IReadOnlyDictionary<string, string> settings)
    {
        Address = new($"http://localhost:{FreePort.Take()}");
        _environment = new(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Playground__Enabled"] = "false",   // a test starts its own, which outlives a kill of the bot
        };
        foreach (var (name, value) in settings)
            _environment[name] = value;
        _program = Start();
    }

    public Uri Address { get; }

    public Uri Messages => new(Address, "/api/messages");

    public string Output => _program.Output;

    public static async Task<Bot> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var bot = new Bot(settings);
        await bot.ReadyAsync();
        return bot;
    }

    public Task KillAsync() => _program.KillAsync();

    /// <param name="day">The day of the clock, at nine in UTC; null leaves it where it was set before.</param>
    public async Task StartAgainAsync(DateOnly? day = null)
    {
        if (day is { } today)
            _environment["Clock__Start"] = today.ToString("yyyy-MM-dd'T09:00:00Z'", CultureInfo.InvariantCulture);
        await _program.DisposeAsync();
        _program = Start();
        await ReadyAsync();
    }

    /// <summary>Ends it softly, so that what is due is done at once by the next one, whose clock starts there: `2026-11-20T07:59:50Z`.</summary>
    public async Task GoOnAtAsync(string instant)
    {
        await _program.TerminateAsync();
        _environment["Clock__Start"] = instant;
        await StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ProgramUnderTest Start() => new(Clone.Dotnet, [Clone.Program], _folder, _environment);

    /// <summary>The server listens only after everything else has started: then one question is enough.</summary>
    private async Task ReadyAsync()
    {
        await _program.LineAsync(line => Listening().IsMatch(line));
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"/readyz answered {(int)answer.StatusCode}. Output:\n{Output}");
    }

    [GeneratedRegex("Now listening on: ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
