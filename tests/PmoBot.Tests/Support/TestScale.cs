namespace PmoBot.Tests.Support;

/// <summary>How large a test is: `./build.sh --full` runs those that have two sizes in the larger one.</summary>
internal static class TestScale
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("SCALE") is "full";
}
