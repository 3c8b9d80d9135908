namespace PmoBot.Conversation;

/// <summary>What a turn turned out to be, for figures and traces: a name of this program's and how it ended, never what was typed.</summary>
internal sealed class UseCase
{
    public const string Answered = "Answered";
    public const string Refused = "Refused";
    public const string NotUnderstood = "NotUnderstood";
    public const string Broken = "Broken";

    /// <summary>Nothing that anybody waits on an answer for.</summary>
    public const string Ignored = "Ignored";

    /// <summary>Seen before: nothing is done.</summary>
    public const string Repeated = "Repeated";

    /// <summary>By a limit: nothing is done, and nothing read.</summary>
    public const string HeldBack = "HeldBack";

    /// <summary>Answered, but it did not get through.</summary>
    public const string Unsent = "Unsent";

    /// <summary>Of an activity that says of nobody that they spoke.</summary>
    public static UseCase Nobodys => new() { Outcome = Ignored };

    /// <summary>The command, the verb of a button, or what else it was.</summary>
    public string Name { get; set; } = "other";

    public string Outcome { get; set; } = Answered;
}
