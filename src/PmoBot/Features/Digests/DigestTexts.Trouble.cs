using PmoBot.AdaptiveCards;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>What is said when a digest does not go out as it should.</summary>
internal sealed partial record DigestTexts
{
    private const int MostNames = 5;

    public required Func<DigestTrouble, string, string?, string> Trouble { get; init; }

    public required Func<string, string> TroubleTitle { get; init; }

    public required string HasTrouble { get; init; }

    // An edition that cannot be made
    public required Func<string, string> UnmadeTitle { get; init; }

    public required Func<SubscriptionView, string> Unmade { get; init; }

    public required string UnmadeHelp { get; init; }

    public required string IsUnmade { get; init; }

    public required Func<SubscriptionView, string> MadeAgain { get; init; }

    public required Func<SubscriptionView, string> WasUnmade { get; init; }

    // What the bot posts in place of a publisher
    public required Func<int, string, string> ByBot { get; init; }

    public required Func<string, string> NotByBot { get; init; }

    public required string SignedInAgain { get; init; }

    // Readers who lost the right
    public required Func<IReadOnlyList<Person>, string> GetsNothing { get; init; }

    public required Func<IReadOnlyList<Person>, string> WithoutRight { get; init; }

    // Who gets nothing is no reader.
    private static int Reached(SubscriptionView view) => view.Subscription.Channels.Count + view.Subscription.People.Count - view.Without.Count;

    private string Names(IReadOnlyList<Person> people) =>
        string.Join(", ", [.. people.Take(MostNames).Select(person => person.Name.CutAt(40)), .. people.Count > MostNames ? [AndMore(people.Count - MostNames)] : Array.Empty<string>()]);
}
