namespace PmoBot.Graph;

/// <summary>What is told of requests to Graph.</summary>
internal static class GraphCall
{
    public const string Source = "PmoBot.Graph";

    private static readonly OutgoingCalls Calls = new(
        new(Source),
        "graph",
        (
            "pmobot.graph.duration",
            "A request to Microsoft Graph, by operation and result; Throttled is a 429.",
            [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]),
        result => result != "Ok");

    public static OutgoingCalls.OutgoingCall Begin(string operation) => Calls.Begin(operation);
}
