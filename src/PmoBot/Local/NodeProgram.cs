using System.ComponentModel;
using System.Diagnostics;

namespace PmoBot.Local;

/// <summary>Starts Node's programs and hands their output on, line by line.</summary>
internal static class NodeProgram
{
    public static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Null if there is no such program on this machine.</summary>
    public static Process? Start(ProcessStartInfo how, Action<string> onLine)
    {
        how.UseShellExecute = false;
        // Pipes of its own: a child that shared ours would keep them open after we were killed,
        // and whoever reads our output would wait for its end.
        how.RedirectStandardInput = how.RedirectStandardOutput = how.RedirectStandardError = true;
        var process = new Process { StartInfo = how, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            process.Dispose();
            return null;
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Pass(string? line)
        {
            if (line is not null)
                onLine(line);
        }
    }
}
