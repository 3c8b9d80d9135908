using System.Diagnostics;
using System.Globalization;

namespace PmoBot.Local;

/// <summary>
/// Left on disk by a start: which process serves a persona, for which bot. A bot that was killed leaves its
/// Playgrounds alive; by this the next start knows them as its own.
/// </summary>
internal sealed record RunReceipt(int Pid, int BotPid, string Endpoint)
{
    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{Pid} {BotPid} {Endpoint}"));
    }

    public static RunReceipt? Load(string file) => File.Exists(file) ? Parse(File.ReadAllText(file)) : null;

    public static RunReceipt? Parse(string text) =>
        text.Split(' ') is [var pid, var bot, var endpoint]
            && int.TryParse(pid, CultureInfo.InvariantCulture, out var pidNumber)
            && int.TryParse(bot, CultureInfo.InvariantCulture, out var botNumber)
            ? new(pidNumber, botNumber, endpoint)
            : null;

    /// <summary>The process, if it still runs. Pids are used again: one that is no Node is somebody else's.</summary>
    public Process? FindPlayground()
    {
        var process = Find(Pid);
        return process?.ProcessName.Contains("node", StringComparison.OrdinalIgnoreCase) == true ? process : null;
    }

    public bool BotIsAlive => BotPid != Environment.ProcessId && Find(BotPid) is not null;

    private static Process? Find(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)   // the only way that Process says "there is none"
        {
            return null;
        }
    }
}
