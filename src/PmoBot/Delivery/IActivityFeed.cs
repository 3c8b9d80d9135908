namespace PmoBot.Delivery;

/// <summary>Teams' activity feed: a line that something waits. Answers are values; it does not retry, and nothing depends on it.</summary>
internal interface IActivityFeed
{
    /// <summary>Whether there is such a way at all.</summary>
    bool IsOn { get; }

    /// <param name="person">Entra object id.</param>
    Task<Noticing> NoticeAsync(string person, FeedNotice notice, CancellationToken cancel);
}

/// <param name="Topic">What it is about.</param>
/// <param name="Text">The line itself.</param>
/// <param name="Preview">Below it; 150 characters are shown.</param>
/// <param name="Link">Into Teams: https://teams.microsoft.com/l/…</param>
internal sealed record FeedNotice(string Topic, string Text, string Preview, Uri Link);

/// <summary>What became of a notice.</summary>
internal abstract record Noticing
{
    internal sealed record Noticed : Noticing;

    /// <summary>The bot was not given this permission, or the person does not have the app.</summary>
    internal sealed record NotPermitted : Noticing;

    internal sealed record Refused(string Why) : Noticing;

    internal sealed record Throttled(TimeSpan After) : Noticing;

    /// <summary>Nothing was sent, and may be at another try.</summary>
    internal sealed record NotDone(string Why) : Noticing;

    internal sealed record Unknown(string Why) : Noticing;
}
