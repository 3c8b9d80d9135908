using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

internal sealed partial record PublisherTexts
{
    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    public required string Context { get; init; }

    public required string SignedIn { get; init; }

    public required string Wanted { get; init; }

    public required string NotSignedIn { get; init; }

    public required string Off { get; init; }

    public required Func<ZonedDateTime, string> Since { get; init; }

    public required string WantedMeans { get; init; }

    public required string Unsure { get; init; }

    /// <summary>What is posted in one's name, where, what that means, and what happens otherwise.</summary>
    public required IReadOnlyList<string> Meaning { get; init; }

    public required IReadOnlyList<string> MeaningOff { get; init; }

    public required string SignIn { get; init; }

    public required string SignOut { get; init; }

    /// <summary>What stands above the sign-in itself.</summary>
    public required string Asked { get; init; }

    public required string KeptTitle { get; init; }

    public required Func<PublisherState, string> State { get; init; }

    public required string KeptNothing { get; init; }

    public required string KeptWhy { get; init; }

    public static PublisherTexts For(Language language) => language.In(English, French);

    /// <summary>How the reader stands, in one line.</summary>
    public string Line(PublisherView view) => view switch
    {
        { IsOn: false } => Off,
        { IsSignedIn: true } => SignedIn,
        { IsWanted: true } => Wanted,
        _ => NotSignedIn,
    };
}
