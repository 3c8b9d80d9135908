using PmoBot.EndToEnd.Harness;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Deployment;

/// <summary>
/// What `dotnet publish` gives for a machine without .NET, as such a machine would run it: as nobody special, from a folder
/// that cannot be written to. An image could not be made here: its base comes from outside.
/// </summary>
public sealed class PublishedProgramTests : IAsyncLifetime
{
    private const string Nobody = "65534";

    private readonly DirectoryInfo _folder = RunFolder.NewOpenFolder();

    private string Program => Path.Combine(_folder.FullName, "program");

    private string Data => Path.Combine(_folder.FullName, "data");

    public async Task InitializeAsync()
    {
        // With a build folder of its own, so that it does not meet the build under test.
        await RunAsync("dotnet", "publish", Path.Combine(Repository.Root, "src", "PmoBot"), "-c", "Release", "-r", "linux-x64", "--self-contained",
            "-o", Program, "--artifacts-path", Path.Combine(_folder.FullName, "build"), "-p:RestoreLockedMode=true", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false");
        await RunAsync("chmod", "-R", "a-w,a+rX", Program);
        await RunAsync("mkdir", "-m", "777", Data);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("chmod", "-R", "u+w", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_runs_as_nobody_special_without_NET_from_a_folder_that_it_cannot_write_to()
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var program = await RealProgram.StartLineAsync(
            [new("Storage__SqlitePath", Path.Combine(Data, "pmobot.db")), new("PATH", ""), new("DOTNET_ROOT", "/nowhere"), new("HOME", "/nowhere")],
            [.. AsNobody(), Path.Combine(Program, "PmoBot")]);
        var bot = await program.Http;

        Assert.Equal("alive", await bot.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Equal("ready", await bot.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
        Assert.Equal(200, (await bot.SendAsync(new TeamsSpeaker(connector.ServiceUrl, "a:1camille").Words("help"))).Status);
        Assert.Single(connector.Sent("a:1camille"));
        Assert.True(File.Exists(Path.Combine(Data, "pmobot.db")));

        var (user, runtime) = await SeenAsync(program.Pid);
        Assert.NotEqual("0", user);
        Assert.Equal(Path.Combine(Program, "libcoreclr.so"), runtime);
        Assert.Equal(0, await program.TerminateAsync());
    }

    /// <summary>Whoever runs the tests is nobody special, unless it is root.</summary>
    private static string[] AsNobody() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs"] : ["env"];

    /// <summary>Whom the kernel says the process runs as, and which runtime it has loaded.</summary>
    private static async Task<(string User, string Runtime)> SeenAsync(int pid)
    {
        var status = await File.ReadAllLinesAsync($"/proc/{pid}/status");
        var loaded = await File.ReadAllLinesAsync($"/proc/{pid}/maps");
        return (status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
            loaded.Select(line => line.Split(' ')[^1]).First(path => path.EndsWith("/libcoreclr.so", StringComparison.Ordinal)));
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        await using var process = new ProgramUnderTest(program, arguments, _folder.FullName, new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" });
        // Its build and its download of the runtime may take their time on a busy machine.
        var code = await process.EndAsync(TimeSpan.FromMinutes(5));
        Assert.True(code == 0, process.Output);
    }
}
