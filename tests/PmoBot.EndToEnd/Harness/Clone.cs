using System.Globalization;
using System.Reflection;
using PmoBot.Local;
using PmoBot.Tests.Support;

namespace PmoBot.EndToEnd.Harness;

/// <summary>Where things lie: the clone, and the program that was built with these tests.</summary>
internal static class Clone
{
    public static PlaygroundFolder Playground { get; } = PlaygroundFolder.FindFrom(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("These tests run inside a clone: no playground folder above them.");

    public static string Root { get; } = Path.GetDirectoryName(Playground.Path)!;

    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    public static string Program { get; } = Assembly.Load("PmoBot").Location;

    /// <summary>The one that runs these tests, by its full path: a test may empty PATH.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? host
        : "dotnet";

    public static string Screenshot(string test, int number, int width) =>
        Path.Combine(Screenshots, string.Create(CultureInfo.InvariantCulture, $"{test}-{number}-{width}.png"));

    public static string NewFolder() => RunFolder.NewFolder().FullName;
}
