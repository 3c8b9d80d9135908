namespace PmoBot.Tests.Support;

/// <summary>Where a run of tests keeps what it needs on disk: one folder, which goes when the run ends, whatever became of its tests.</summary>
internal static class RunFolder
{
    private const string Prefix = "pmobot-run-";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly DirectoryInfo Root = Begin();

    public static DirectoryInfo NewFolder() => Root.CreateSubdirectory(Path.GetRandomFileName());

    /// <summary>Beside it, for a program that runs as somebody else: whoever asks for it takes it away.</summary>
    public static DirectoryInfo NewOpenFolder()
    {
        var folder = Directory.CreateTempSubdirectory(Prefix);
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return folder;
    }

    private static DirectoryInfo Begin()
    {
        // What a run that was killed could not take away.
        var old = MachineTime.Real.GetUtcNow().UtcDateTime - Longest;
        foreach (var left in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*").Where(left => left.LastWriteTimeUtc < old))
            Remove(left);

        var root = Directory.CreateTempSubdirectory(Prefix);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(root);
        return root;
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Something in it is still open, or another run was faster: a later run finds it.
        }
    }
}
