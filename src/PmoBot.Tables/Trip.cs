namespace PmoBot.Tables;

/// <summary>What is told of trips to the storage.</summary>
internal static class Trip
{
    public const string Source = "PmoBot.Tables";

    public const string Find = "Find";
    public const string Query = "Query";
    public const string Scan = "Scan";
    public const string Commit = "Commit";
    public const string Create = "Create";

    public const string Ok = "Ok";
    public const string Throttled = "Throttled";
    public const string Failed = "Failed";

    private static readonly OutgoingCalls Trips = new(
        new(Source),
        "storage",
        (
            "pmobot.storage.duration",
            "A trip to the storage, by what for and what became of it.",
            [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]),
        result => result is Throttled or Failed or nameof(CommitResult.Unknown))
    {
        OnlyWithin = true,
    };

    /// <summary>Whether anybody listens.</summary>
    public static bool IsTold => Trips.AreTold;

    /// <param name="operation">One of the words above; its result is another, or the name of a <see cref="CommitResult"/>.</param>
    public static OutgoingCalls.OutgoingCall Begin(string operation) => Trips.Begin(operation);
}
