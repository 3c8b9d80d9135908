namespace PmoBot.ActivityProtocol;

/// <summary>What is told of calls to the Connector and the Token Service.</summary>
internal static class ConnectorCall
{
    public const string Source = "PmoBot.ActivityProtocol";

    /// <summary>It did not come to a result: its caller went away, or an error of ours.</summary>
    public const string Abandoned = "Abandoned";

    private static readonly OutgoingCalls Calls = new(
        new(Source),
        "connector",
        (
            "pmobot.connector.duration",
            "An attempt of a call to the Connector or the Token Service, by operation and result; Throttled is a 429.",
            [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]),
        result => result != "Ok");

    public static OutgoingCalls.OutgoingCall Begin(string operation) => Calls.Begin(operation);
}
