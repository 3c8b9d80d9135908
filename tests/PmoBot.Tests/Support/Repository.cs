namespace PmoBot.Tests.Support;

/// <summary>Where the sources are, from wherever the tests run.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PmoBot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No PmoBot.sln above {AppContext.BaseDirectory}.");
    }
}
