namespace PmoBot.Local;

/// <summary>The repository's playground/: package, lock file, one file a persona.</summary>
internal sealed record PlaygroundFolder(string Path)
{
    private const string Name = "playground";

    // npm writes this file last: an install that was cut off is done again.
    private string InstallReceipt => System.IO.Path.Combine(Path, "node_modules", ".package-lock.json");

    /// <summary>What runs leave behind.</summary>
    public string Runs { get; init; } = System.IO.Path.Combine(Path, "devTools");

    public bool IsInstalled => File.Exists(InstallReceipt)
        && File.GetLastWriteTimeUtc(InstallReceipt) >= File.GetLastWriteTimeUtc(System.IO.Path.Combine(Path, "package-lock.json"));

    public string Program =>
        System.IO.Path.Combine(Path, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    public string ConfigOf(Persona persona) => System.IO.Path.Combine(Path, persona.ConfigFile);

    public string LogOf(Persona persona) => System.IO.Path.Combine(Runs, $"{persona.Key}.log");

    public string ReceiptOf(Persona persona) => System.IO.Path.Combine(Runs, $"{persona.Key}.run");

    /// <summary>Looks upwards: the program may have been started from anywhere, and not from a clone at all.</summary>
    public static PlaygroundFolder? FindFrom(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, Name);
            if (File.Exists(System.IO.Path.Combine(candidate, "package-lock.json")))
                return new(candidate);
        }
        return null;
    }
}
