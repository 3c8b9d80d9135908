using System.Diagnostics;

namespace PmoBot.Local;

/// <summary>The first use: `npm ci` in playground/, its progress as plain lines.</summary>
internal sealed class PlaygroundInstall(PlaygroundFolder folder, TextWriter output, TimeProvider time)
{
    /// <summary>Whether the Playground is there afterwards; if not, the reason has been said.</summary>
    public async Task<bool> EnsureAsync(CancellationToken cancel)
    {
        if (folder.IsInstalled)
            return true;
        var began = time.GetTimestamp();
        await output.WriteLineAsync($"Local Teams: first use, running npm ci in {folder.Path} …");
        using var npm = NodeProgram.Start(
            new(NodeProgram.Npm, ["ci", "--no-audit", "--no-fund", "--loglevel=http"]) { WorkingDirectory = folder.Path },
            line => output.WriteLine($"  npm: {line}"));
        if (npm is null)
        {
            await output.WriteLineAsync("Local Teams: npm, which comes with Node.js, is not installed; the bot runs on without the Playground.");
            return false;
        }
        await WaitOrEndAsync(npm, cancel);
        if (npm.ExitCode == 0)
        {
            await output.WriteLineAsync($"Local Teams: installed in {time.GetElapsedTime(began).TotalSeconds:F0} s.");
            return true;
        }
        await output.WriteLineAsync($"Local Teams: npm ci failed with code {npm.ExitCode}; run it in {folder.Path} to see why. The bot runs on.");
        return false;
    }

    private static async Task WaitOrEndAsync(Process npm, CancellationToken cancel)
    {
        try
        {
            await npm.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }
}
