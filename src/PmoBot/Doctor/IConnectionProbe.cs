namespace PmoBot.Doctor;

/// <summary>Whether the Token Service knows the bot and its OAuth connection.</summary>
internal interface IConnectionProbe
{
    /// <summary>Asked for nobody: a link to sign in by is made, and nobody gets it.</summary>
    Task<ConnectionState> LookAsync(string connection, CancellationToken cancel);
}

internal abstract record ConnectionState
{
    public sealed record Works : ConnectionState;

    public sealed record Missing : ConnectionState;

    /// <summary>The bot, and not the connection.</summary>
    public sealed record Refused : ConnectionState;

    public sealed record Away(string Why) : ConnectionState;
}
