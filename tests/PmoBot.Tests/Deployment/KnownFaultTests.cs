using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Deployment;

/// <summary>
/// A dependency with a known fault fails the build. Who knows the faults is on this machine, and says what a test has it say:
/// the real sources' word changes from day to day.
/// </summary>
public sealed class KnownFaultTests : IAsyncLifetime
{
    private const string Advisory = "https://example.org/advisory";

    private readonly DirectoryInfo _folder = RunFolder.NewFolder();
    private WebApplication _source = null!;   // set before every test
    private bool _tells = true;
    private string? _faulty;

    private string Url => _source.Urls.Single();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _source = builder.Build();
        // NuGet's.
        _source.MapGet("/index.json", () => Json($$"""{"version":"3.0.0","resources":[{{(_tells ? $$"""{"@type":"VulnerabilityInfo/6.7.0","@id":"{{Url}}/faults.json"}""" : "")}}]}"""));
        _source.MapGet("/faults.json", () => Json($$"""[{"@name":"base","@id":"{{Url}}/base.json","@updated":"2026-11-01T00:00:00Z"}]"""));
        _source.MapGet("/base.json", () => Json(_faulty is null ? "{}" : $$"""{"{{_faulty}}":[{"severity":0,"url":"{{Advisory}}","versions":"(, 999.0.0)"}]}"""));
        // npm's.
        _source.MapPost("/-/npm/v1/security/advisories/bulk", () => _tells
            ? Json(_faulty is null ? "{}" : $$"""{"{{_faulty}}":[{"id":1,"url":"{{Advisory}}","title":"It breaks","severity":"low","vulnerable_versions":"<999","cwe":[],"cvss":{"score":0} }]}""")
            : Results.StatusCode(405));
        await _source.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task However_small_it_is_and_however_far_down_the_restore_fails()
    {
        _faulty = "sqlitepclraw.core";   // of what the project names

        var (code, said) = await RestoreAsync();

        Assert.True(code == 1, said);
        Assert.Contains("error NU1901", said, StringComparison.Ordinal);
        Assert.Contains(Advisory, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_it_says_nothing()
    {
        var (code, said) = await RestoreAsync();

        Assert.True(code == 0, said);
        Assert.DoesNotContain("NU19", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_say_it_warns_and_goes_on()
    {
        _tells = false;

        var (code, said) = await RestoreAsync();

        Assert.True(code == 0, said);
        Assert.Contains("warning NU1905", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, 0, "No known faults: ")]
    [InlineData(true, "ajv", 1, "It breaks")]
    [InlineData(false, "ajv", 0, "Not audited: ")]
    public async Task Of_what_npm_brings_the_same_holds(bool tells, string? faulty, int expected, string word)
    {
        (_tells, _faulty) = (tells, faulty);

        var (code, said) = await RunAsync(Path.Combine(Repository.Root, "audit.sh"), Path.Combine(Repository.Root, "tests", "npm"));

        Assert.True(code == expected, said);
        Assert.Contains(word, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_build_looks_at_everything_that_is_locked()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "build.sh"));
        var audited = script.Split('\n').Single(line => line.StartsWith("./audit.sh ", StringComparison.Ordinal)).Split(' ')[1..];
        var locked = Process(["git", "ls-files", "*package-lock.json"]);

        Assert.Contains("dotnet restore --locked-mode --force", script, StringComparison.Ordinal);
        Assert.Equal((await EndAsync(locked)).Said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal), audited.Order(StringComparer.Ordinal));
    }

    /// <summary>A project by the rules of this repository, with packages that are here already.</summary>
    private async Task<(int Code, string Said)> RestoreAsync()
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt" })
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(_folder.FullName, file));
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="here" value="{packages}" /></packageSources>
              <auditSources><clear /><add key="faults" value="{Url}/index.json" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "some.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><RuntimeIdentifiers /></PropertyGroup>
              <ItemGroup><PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" /></ItemGroup>
            </Project>
            """);
        return await RunAsync("dotnet", "restore", Path.Combine(_folder.FullName, "some.csproj"), "--force", "--no-http-cache");
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] line) => await EndAsync(Process(line));

    private Process Process(string[] line) => System.Diagnostics.Process.Start(new ProcessStartInfo(line[0], line[1..])
    {
        WorkingDirectory = Repository.Root,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["npm_config_registry"] = Url, ["npm_config_cache"] = _folder.FullName, ["CI"] = "", ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
    })!;

    private static async Task<(int Code, string Said)> EndAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
    }

    private static IResult Json(string said)
    {
        using var _ = JsonDocument.Parse(said);
        return Results.Text(said, "application/json");
    }
}
