using System.Text.RegularExpressions;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;
using static PmoBot.Tests.Features.Escalations.ExampleCases;
using AdaptiveCard = PmoBot.AdaptiveCards.AdaptiveCard;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Pages of cases: every line once, whatever is hidden, decided or cut in between, and in few reads.</summary>
public sealed partial class EscalationListTests : IDisposable
{
    private const int Many = 103;
    private const int Projects = 20;

    private static readonly Roles Analyst = new([new Grant(Role.PmoAnalyst)]);

    private readonly CountingStore[] _counting = new CountingStore[1];
    private readonly EscalationHouse _house;

    public EscalationListTests() => _house = new EscalationHouse(store => _counting[0] = new CountingStore(store));

    private ProjectHouse House => _house.House;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_list_of_a_portfolio_is_the_same_whether_or_not_there_are_cases_that_its_reader_may_not_know()
    {
        await _house.BeginAsync(Any(Bo));
        await LogConfidentialAsync();
        await RaiseConfidentialAsync("Merger 1?");
        await RaiseAsync(1, 10);
        var ten = CardOf(await House.SayAsync("escalations Digital", Analyst, by: Eve)).ToUtf8Json();

        await RaiseConfidentialAsync("Merger 2?");
        Assert.Equal(ten, CardOf(await House.SayAsync("escalations Digital", Analyst, by: Eve)).ToUtf8Json());
        Assert.DoesNotContain("from", ProjectHouse.Inputs(CardOf(await House.SayAsync("escalations Digital", Analyst, by: Eve))).Keys);

        await RaiseAsync(11, 13);
        Assert.Equal(Cases(1, 13), (await WalkAsync("escalations Digital", Analyst, Eve, PageEscalations.PageVerb)).SelectMany(page => page));
        Assert.Equal(2, Regexes.Merger().Count(string.Concat((await PagesAsync("escalations Digital", Roles.PmoForAll, Eve, PageEscalations.PageVerb)).Select(ProjectHouse.Shown))));
    }

    [Fact]
    public async Task A_page_cut_by_the_budget_goes_on_behind_its_last_line()
    {
        var turn = await House.TurnOfAsync(Ana);
        var desk = Desk(Any(Bo));
        ListedCase[] cases = [.. Enumerable.Range(1, 9).Select(number => new ListedCase($"place-{number}", Raised(desk) with { Wanted = $"Case {number}? {new string('x', 150)}" }, desk))];

        var card = EscalationPages.Card(turn, "Cases", [new string('y', 26_000)], cases, next => new CardAddress("v", ("from", next))).Body;

        var shown = Named(ProjectHouse.Shown(new Reply.Card(card, ""))).Count;
        Assert.InRange(shown, 1, 8);
        Assert.Equal($"place-{shown}", ProjectHouse.Inputs(card)["from"]);
    }

    [Fact]
    public async Task What_waits_is_listed_by_age_past_a_hundred_and_in_waves_of_reads()
    {
        await FillAsync();

        _ = _counting[0].Taken();
        var first = await House.SayAsync("approvals", Roles.None, by: Bo);
        Assert.InRange(_counting[0].Taken().Reads, 1, 10);   // who asks, the hints, and twice projects, their portfolio, cases, people: of 103
        Assert.Contains("100 and more cases wait for your decision", ProjectHouse.Shown(first), StringComparison.Ordinal);
        Assert.Contains("100 escalades et plus attendent", EscalationTexts.For(Language.French).Waiting(Many), StringComparison.Ordinal);
        Assert.Equal("100 cases wait for your decision", EscalationTexts.For(Language.English).Waiting(100));

        Assert.Equal(Cases(1, Many), (await WalkAsync("approvals", Roles.None, Bo, ListApprovals.PageVerb)).SelectMany(page => page));
    }

    [Fact]
    public async Task A_portfolio_of_many_cases_is_paged_in_few_reads()
    {
        await FillAsync();

        _ = _counting[0].Taken();
        await House.SayAsync("escalations Digital", Roles.PmoForAll, by: Eve);
        var (reads, rows) = _counting[0].Taken();
        Assert.InRange(reads, 1, 10);
        Assert.InRange(rows, 1, 150);

        Assert.Equal(Cases(1, Many), (await WalkAsync("escalations Digital", Roles.PmoForAll, Eve, PageEscalations.PageVerb)).SelectMany(page => page));
    }

    [Fact]
    public async Task Nothing_is_passed_over_when_the_first_page_has_been_decided_meanwhile()
    {
        await _house.BeginAsync(Any(Bo));
        await RaiseAsync(1, 13);
        var first = ProjectHouse.Inputs(CardOf(await House.SayAsync("approvals", Roles.None, by: Bo)));
        for (var number = 1; number <= 10; number++)
            await House.PressAsync(DecideEscalation.DecideVerb, new { project = Code, escalation = $"E-{number}", opening = "1", option = "A" }, Roles.None, Bo);

        Assert.Equal(Cases(11, 13), Named(ProjectHouse.Shown(await House.PressAsync(ListApprovals.PageVerb, first, Roles.None, Bo))));
        Assert.Equal(
            Cases(11, 13).Reverse().Concat(Cases(1, 10).Reverse()),
            (await WalkAsync("escalations APOLLO", Roles.None, Ana, PageEscalations.PageVerb)).SelectMany(page => page));
        for (var number = 11; number <= 12; number++)
            await House.PressAsync(DecideEscalation.DecideVerb, new { project = Code, escalation = $"E-{number}", opening = "1", option = "A" }, Roles.None, Bo);
        first["from"] = "z";   // behind all that is left
        Assert.Equal(Cases(13, 13), Named(ProjectHouse.Shown(await House.PressAsync(ListApprovals.PageVerb, first, Roles.None, Bo))));
    }

    [Fact]
    public async Task A_hint_of_before_gives_way_to_the_one_that_says_the_age()
    {
        await _house.BeginAsync(Any(Bo));
        await House.Store.CommitAsync(Bo.Partition, [new Write.Insert("approval-APOLLO-000001", [])]);
        await _house.RaiseAsync(otherwise: ("wanted", "Case 1?"));
        Assert.Equal(["approval-20261118T090000Z-APOLLO-000001"], await HintsAsync());

        await House.Store.CommitAsync(Bo.Partition, [new Write.Insert("approval-APOLLO-000001", [])]);
        Assert.Equal(["Case 1?"], Named(ProjectHouse.Shown(await House.SayAsync("approvals", Roles.None, by: Bo))));
        await _house.PressAsync(WithdrawEscalation.WithdrawVerb, Ana);
        Assert.Empty(await HintsAsync());
        House.Wait(Duration.FromHours(1));
        await _house.PressAsync(ReopenEscalation.ReopenVerb, Ana, ("reason", "It is back"));
        Assert.Equal(["approval-20261118T100000Z-APOLLO-000001"], await HintsAsync());

        async Task<IReadOnlyList<string>> HintsAsync() =>
            await House.Store.QueryAsync(Bo.Partition, "approval-", TableKey.EndOf("approval-")).Select(row => row.Key).ToListAsync();
    }

    private static IEnumerable<string> Cases(int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => $"Case {number}?");

    private static IReadOnlyList<string> Named(string shown) => [.. Regexes.Case().Matches(shown).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    private static AdaptiveCard CardOf(Reply reply) => reply switch
    {
        Reply.Personally { Inner: var inner } => CardOf(inner),
        Reply.Card card => card.Body,
        Reply.UpdatedCard card => card.Body,
        _ => throw new InvalidOperationException($"{reply} is no card."),
    };

    private async Task<IReadOnlyList<IReadOnlyList<string>>> WalkAsync(string words, Roles roles, Person by, string verb) =>
        [.. (await PagesAsync(words, roles, by, verb)).Select(page => Named(ProjectHouse.Shown(page)))];

    // To the last page, by the buttons as they are.
    private async Task<IReadOnlyList<Reply>> PagesAsync(string words, Roles roles, Person by, string verb)
    {
        var pages = new List<Reply> { await House.SayAsync(words, roles, by: by) };
        while (pages.Count < 20 && ProjectHouse.Inputs(CardOf(pages[^1])) is var inputs && inputs.ContainsKey("from"))
            pages.Add(await House.PressAsync(verb, inputs, roles, by));
        return pages;
    }

    private async Task RaiseAsync(int from, int to)
    {
        foreach (var wanted in Cases(from, to))
        {
            await _house.RaiseAsync(otherwise: ("wanted", wanted));
            House.Wait(Duration.FromMinutes(1));
        }
    }

    private Task LogConfidentialAsync() => House.PressAsync(
        LogItem.LogVerb, new { draft = "r1", project = Code, kind = "Threat", statement = "Merger talks", probability = "3", impact = "3", confidential = "true" }, Roles.None, Ana);

    private async Task RaiseConfidentialAsync(string wanted)
    {
        var form = await House.OpenAsync($"escalate {Code} R-1", Roles.None, Ana);
        (form["wanted"], form["optionA"], form["optionB"]) = (wanted, "Second supplier", "Wait");
        await House.PressAsync(RaiseEscalation.RaiseVerb, form, Roles.None, Ana);
        await _house.DeliverAsync();
    }

    // Case 1 is the oldest; those of the last project by its code are older than their neighbours.
    private async Task FillAsync()
    {
        var desk = Desk(Any(Bo));
        var cases = Enumerable.Range(0, Many).Select(rank => Raised(desk) with
        {
            Id = new EscalationId(ProjectCode.Parse($"P{Projects - rank % Projects:00}"), rank / Projects + 1),
            RaisedAt = Ten + Duration.FromMinutes(rank),
            Wanted = $"Case {rank + 1}?",
        }).ToList();
        foreach (var project in cases.GroupBy(one => one.Id.Project))
        {
            await House.CreateAsync(project.Key.Value, "Digital", plain => plain with { Manager = Ana, EscalationPath = [Any(Bo)], Numbers = new Dictionary<char, int> { ['E'] = 6 } });
            var stored = (await House.Get<ProjectStore>().FindAsync(project.Key, CancellationToken.None))!;
            await House.Get<Outbox>().CommitAsync(
                project.Key.Partition,
                [ProjectStore.Replace(stored.Project with { Version = 2 }, stored.ETag), .. project.Select(one => new Write.Insert(one.Id.Row, EscalationRows.Write(one)))],
                [TakeSnapshot.Raise(House.Now)]);
            foreach (var one in project)
            {
                var at = (await House.Get<PmoBot.Features.Escalations.EscalationCases>().FindAsync(one.Id, CancellationToken.None))!;
                await House.Get<EscalationMessages>().TellAsync(Bo.ObjectId, at, new Told([], Waits: true), CancellationToken.None);
            }
        }

        await _house.DeliverAsync();
    }

    private static partial class Regexes
    {
        [GeneratedRegex("Case [0-9]+\\?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
        public static partial Regex Case();

        [GeneratedRegex("Merger [0-9]\\?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
        public static partial Regex Merger();
    }
}
