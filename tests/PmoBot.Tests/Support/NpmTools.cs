using System.Diagnostics;

namespace PmoBot.Tests.Support;

/// <summary>Microsoft's own programs in <c>tests/npm</c>, installed on first use, once per run.</summary>
internal static class NpmTools
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "npm");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Starts a script with Node; the caller ends the process.</summary>
    internal static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        return Start("node", [script, .. arguments]);
    }

    /// <summary>Runs a script with Node to its end and answers what it printed.</summary>
    internal static async Task<string> RunAsync(string script, params string[] arguments)
    {
        using var process = await StartAsync(script, arguments);
        return await EndAsync(process);
    }

    /// <summary>The same, with something to read on its standard input.</summary>
    internal static async Task<string> PipeAsync(string script, string input)
    {
        using var process = await StartAsync(script);
        return await EndAsync(process, input);
    }

    private static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules")))
            return;
        using var process = Start("npm", ["ci", "--ignore-scripts"]);
        await EndAsync(process);
    }

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> EndAsync(Process process, string input = "")
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode is 0
            ? await output
            : throw new InvalidOperationException($"{process.StartInfo.FileName} {process.StartInfo.ArgumentList.FirstOrDefault()}: {await error}");
    }
}
