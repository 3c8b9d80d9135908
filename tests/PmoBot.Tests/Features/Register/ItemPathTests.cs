using PmoBot.Features.Register;

namespace PmoBot.Tests.Features.Register;

/// <summary>Every path of an item's states, by the forms that people have.</summary>
public sealed class ItemPathTests : IDisposable
{
    private const int Longest = 5;

    private static readonly string[] Verbs =
        [RespondToItem.RespondVerb, Withdraw, CloseItem.CloseVerb, ReopenItem.ReopenVerb, ComeAbout.ComeAboutVerb];

    // Responding with nothing: back to open.
    private const string Withdraw = "nothing is done any more";

    private readonly RegisterHouse _register = new();

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData(RegisterKind.Threat, "risk APOLLO it slips p4 i4")]
    [InlineData(RegisterKind.Opportunity, "opportunity APOLLO it gains p4 i4")]
    [InlineData(RegisterKind.Issue, "issue APOLLO it broke i4")]
    internal async Task Every_legal_path_keeps_its_whole_history_and_every_illegal_step_changes_nothing(RegisterKind kind, string words)
    {
        await _register.ApolloAsync();
        var random = new Random(20261122);
        for (var path = 1; path <= 12; path++)
        {
            await _register.LogAsync(words);
            var number = $"{ItemNumber.LetterOf(kind)}-{await LastAsync(kind)}";
            var (states, isAnswered) = (new List<ItemState> { ItemState.Open }, false);
            for (var step = 0; step < Longest; step++)
            {
                var (now, verb) = (states[^1], Verbs[random.Next(Verbs.Length)]);
                var then = Then(now, verb, kind, isAnswered);
                var done = await TakeAsync(verb, number);
                if (then is { } legal && now.MayBecome(legal, kind))
                {
                    states.Add(legal);
                    isAnswered = legal.IsLive() ? legal == ItemState.Responding : isAnswered;
                }
                else
                    Assert.False(done, $"{number}: {verb} while {now}");
            }

            var versions = await _register.Store.VersionsAsync(await _register.ItemAsync(number), CancellationToken.None);
            Assert.Equal(states, versions.Select(version => version.State));
            Assert.Equal(Enumerable.Range(1, states.Count), versions.Select(version => version.Version));
        }
    }

    private static ItemState? Then(ItemState now, string verb, RegisterKind kind, bool isAnswered) => verb switch
    {
        RespondToItem.RespondVerb when now == ItemState.Open => ItemState.Responding,
        Withdraw when now == ItemState.Responding => ItemState.Open,
        CloseItem.CloseVerb => ItemState.Closed,
        ReopenItem.ReopenVerb when now == ItemState.Closed => isAnswered ? ItemState.Responding : ItemState.Open,
        ComeAbout.ComeAboutVerb => kind switch { RegisterKind.Threat => ItemState.Occurred, RegisterKind.Opportunity => ItemState.Realised, _ => null },
        _ => null,
    };

    private async Task<bool> TakeAsync(string step, string number)
    {
        var (before, verb) = (await _register.ItemAsync(number), step == Withdraw ? RespondToItem.RespondVerb : step);
        await _register.House.PressAsync(verb, new
        {
            project = "APOLLO",
            item = number,
            version = $"{before.Version}",
            kind = before.Number.Kind.ToString(),
            response = "none",
            action = step == Withdraw ? "" : "seen to",
            outcome = "said",
            statement = before.Statement,
            severity = "3",
        });
        return (await _register.ItemAsync(number)).Version > before.Version;
    }

    private async Task<int> LastAsync(RegisterKind kind) => (await _register.House.FindAsync("APOLLO")).Numbers[ItemNumber.LetterOf(kind)];
}
