using System.Globalization;

/// <summary>
/// Runs in the bot before the bot does (DOTNET_STARTUP_HOOKS), and tells what its heap holds whenever the benchmark asks:
/// the bot itself knows nothing of it. Name and place are the runtime's.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime asks for it by this name.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime asks for it by this name.")]
internal static class StartupHook
{
    public const string Question = "heap?";
    public const string Answer = "heap after a full collection: ";

    public static void Initialize() => new Thread(AnswerAlways) { IsBackground = true, Name = "heap of the benchmark" }.Start();

    private static void AnswerAlways()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line == Question)
                Console.Out.WriteLine(Answer + GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        }
    }
}
