using System.Globalization;

namespace PmoBot.Local;

/// <summary>Which process listens on a port, so that a message can name it. Known on Linux; null elsewhere.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";   // TCP_LISTEN in /proc/net/tcp
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static int? Find(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var sockets = ListenersOn(port).Select(inode => $"socket:[{inode}]").ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : (int?)null)
            .FirstOrDefault(pid => pid is not null && HoldsAny(pid.Value, sockets));
    }

    private static IEnumerable<string> ListenersOn(int port)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return Tables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] == Listening)
            .Select(fields => fields[9]);
    }

    private static bool HoldsAny(int pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd")
                .Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false) is { } target && sockets.Contains(target.Name));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;   // it ended meanwhile, or it is another user's
        }
    }
}
