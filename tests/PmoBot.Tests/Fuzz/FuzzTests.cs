using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NodaTime;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Features.Escalations;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.Fuzz;

/// <summary>
/// A hundred thousand activities of people who send whatever they like: none of them breaks a turn, none changes or shows
/// anything that is not theirs.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;

    private static readonly int Activities = TestScale.IsFull ? 100_000 : 20_000;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Person Admin = Of(1), Manager = Of(2), Hermine = Of(4);

    // The names of APOLLO and HERMES, what was reported of both, what is confidential, and a case of APOLLO.
    private static readonly string[] Secrets = ["Payments relaunch", "Parcel tracking", "Rollout slips", "Merger talks", "Which supplier"];

    // Who sends, where nothing may change by it, and what they must not read anywhere.
    private static readonly (Person Who, string[] NotTheirs, string[] Hidden)[] Senders =
    [
        (Of(10), [""], Secrets),   // a stranger
        (Of(11), [""], [Secrets[1], Secrets[3]]),   // a reader of Digital
        (Manager, ["project-HERMES", "portfolio-logistics", "round-", "portfolio-digital/settings", "portfolio-digital/audit-", "tenant/role-", "channel-", "team-"], [Secrets[1]]),
        (Of(12), ["project-APOLLO", "portfolio-digital", "round-digital"], [Secrets[0]]),   // the PMO of Logistics
    ];

    // What the program writes for whoever asks: that somebody was refused, under which pseudonym, what it does later, and who does it.
    private static readonly string[] Anybodys = ["tenant/audit", "tenant/refused-", "tenant/dispatcher", "directory/pseudonym-", "due-"];

    [Fact]
    public async Task No_activity_breaks_a_turn_or_changes_or_shows_what_is_not_the_senders()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var program = await RealProgram.StartAsync(
        [
            .. store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", Admin.ObjectId), new("Bot__TenantId", LoopbackIdentity.TenantId),
            new("Clock__Start", InstantPattern.General.Format(Now)), new("Logging__LogLevel__Default", "Warning"), new("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"),
        ]);
        var bot = await program.Http;
        await BeginAsync(store, connector, bot);
        var cards = await ShownCards.OfAsync(connector, bot, [.. new[] { Admin, Manager, Hermine }.Select(person => PlacesOf(connector, person)[0])], Secrets);
        await store.SettledAsync(until: Now + Duration.FromHours(1));
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var reached = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var surprises = new ConcurrentQueue<string>();

        foreach (var (number, (who, notTheirs, hidden)) in Senders.Index())
        {
            var fuzzer = new ActivityFuzzer(new Random(seed + number), KnownTo(who), cards);
            var before = await StateAsync(store, who, notTheirs);
            var (said, places, done) = (connector.Requests.Count, PlacesOf(connector, who), await DoneAsync(store));
            await SendAsync(bot, Enumerable.Range(0, Activities / Senders.Length).Select(_ => fuzzer.Next(places)), answers, body => Note(who, "was answered", body, hidden));
            await store.SettledAsync(TimeSpan.FromMinutes(5), until: Now + Duration.FromHours(1));
            var after = await StateAsync(store, who, notTheirs);
            var changed = after.Except(before).Concat(before.Except(after)).Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
            if (changed.Count > 0)
                surprises.Enqueue($"{who.Name} changed {string.Join(", ", changed.Take(40))}");
            foreach (var request in connector.Requests.Skip(said))
            {
                if (IsShared(request) || request.ConversationId?.Contains(who.ObjectId, StringComparison.Ordinal) == true)
                    Note(who, "was sent", Encoding.UTF8.GetString(request.Body), hidden);
                // Until the PMO may have linked it, a conversation of many reads nothing that is confidential, whoever asks there.
                if (IsShared(request) && who != Senders[^1].Who)
                    Note(who, "had posted", Encoding.UTF8.GetString(request.Body), [Secrets[3]]);
            }

            reached[who.Name] = [.. (await DoneAsync(store)).Except(done, StringComparer.Ordinal).Select(entry => entry.Split(' ')[0])];
            output.WriteLine($"{who.Name} did {string.Join(", ", reached[who.Name].Order(StringComparer.Ordinal))}");
        }

        Assert.True(surprises.IsEmpty, string.Join('\n', surprises.DistinctBy(surprise => surprise.CutAt(30)).Take(10)));
        // Who may do nothing is refused by the same sends by which others do much.
        Assert.All(Senders[..2], sender => Assert.Equal("refused", Assert.Single(reached[sender.Who.Name])));
        Assert.InRange(reached[Manager.Name].Count, 4, int.MaxValue);
        Assert.InRange(reached[Senders[3].Who.Name].Count, 4, int.MaxValue);
        output.WriteLine($"Fuzz: {answers.Values.Sum()} activities: {string.Join(", ", answers.OrderBy(pair => pair.Key).Select(pair => $"{(int)pair.Key}: {pair.Value}"))}");
        Assert.DoesNotContain(answers.Keys, status => (int)status >= 500);
        Assert.Equal(Activities, answers.Values.Sum());
        var broken = Broken(program.Output);
        Assert.True(broken.Count == 0, $"{broken.Sum(one => one.Count())} turns broke: {string.Join("\n\n", broken.Select(one => $"{one.Count()} × {one.Key}"))}");
        var (_, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);

        void Note(Person who, string how, string said, string[] hidden)
        {
            if (hidden.FirstOrDefault(one => said.Contains(one, StringComparison.Ordinal)) is { } secret)
                surprises.Enqueue($"{who.Name} {how} {secret}: {said.CutAt(1_000)}");
        }
    }

    // What the log says of them, each fault once.
    private static List<IGrouping<string, string>> Broken(string log) => [.. log.Replace("\ncrit: ", "\nfail: ", StringComparison.Ordinal).Split("\nfail: ").Skip(1)
        .Select(entry => string.Join('\n', entry.Split('\n').Skip(2).TakeWhile(line => line.StartsWith("      ", StringComparison.Ordinal)).Take(6)))
        .GroupBy(entry => entry.Length > 0 ? entry : log, StringComparer.Ordinal)];

    private static IReadOnlyList<string> Known =>
    [
        "APOLLO", "HERMES", "Digital", "Logistics", "digital", "logistics", "payments", "portfolio-digital", "portfolio-logistics", "project-APOLLO", "project-HERMES",
        "R-1", "R-2", "E-1", "1", "2", "3", "20261116-w", "20261109-w", "digital/20261116-w", "logistics/20261116-w", "2026-W47", "2026-11-20", "weekly", "Team", "Executive", "Pmo", "Reader", "green", "red",
        .. Senders.Select(sender => sender.Who.ObjectId), Admin.ObjectId, Hermine.ObjectId, "status", "risks", "edit", "people", "*",
    ];

    // Nobody makes somebody else's project the business of the PMO of Logistics, or it would be theirs to read.
    private static IReadOnlyList<string> KnownTo(Person who) => who == Manager ? [.. Known.Where(known => known != Senders[^1].Who.ObjectId)] : Known;

    private static bool IsShared(LoopbackRequest request) => request.ConversationId?.StartsWith("19:", StringComparison.Ordinal) == true;

    /// <summary>Every entry of every trail: what was done, and which one it is.</summary>
    private static async Task<IReadOnlyList<string>> DoneAsync(ProgramStore store) => await ((IMaintenanceScan)store.Rows).ScanAsync()
        .Where(row => row.Key.StartsWith(AuditTrail.RowPrefix, StringComparison.Ordinal))
        .Select(row => $"{row.Columns.Text("action")} {row.Partition} {row.Key}").ToListAsync();

    private static Person Of(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9).ToString("D"), $"Person {number}");

    private static TeamsSpeaker[] PlacesOf(LoopbackConnector connector, Person person)
    {
        var chat = new TeamsSpeaker(connector.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name };
        return [chat, chat, chat with { Type = "channel", Conversation = "19:unlinked@thread.tacv2;messageid=7" }, chat with { Type = "groupChat", Conversation = "19:many@thread.v2" }];
    }

    private static async Task SendAsync(HttpClient bot, IEnumerable<byte[]> bodies, ConcurrentDictionary<HttpStatusCode, int> answers, Action<string> said) =>
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, cancel) =>
        {
            using var content = new ByteArrayContent(body);
            using var response = await bot.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancel);
            answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            said(await response.Content.ReadAsStringAsync(cancel));
        });

    private static bool IsOf(Person who, string path) => path.StartsWith($"{who.Partition}/", StringComparison.Ordinal) || path == $"directory/{who.Partition}";

    // A case that somebody may read and looked up follows what it shows: they have changed nothing by looking.
    private static bool IsWrittenForAll(string path) =>
        Anybodys.Any(path.StartsWith) || path.Contains($"-{Occasions.Seen}-", StringComparison.Ordinal);

    // Every row there, by the mark that each write changes.
    private static async Task<SortedDictionary<string, string>> StateAsync(ProgramStore store, Person who, string[] notTheirs)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in ((IMaintenanceScan)store.Rows).ScanAsync())
        {
            var path = $"{row.Partition}/{row.Key}";
            if (notTheirs.Any(path.StartsWith) && !IsWrittenForAll(path) && !IsOf(who, path))
                state[path] = row.ETag.ToString();
        }

        return state;
    }

    private static async Task BeginAsync(ProgramStore store, LoopbackConnector connector, HttpClient bot)
    {
        foreach (var person in Senders.Select(sender => sender.Who).Concat([Admin, Hermine]))
            await bot.SendAsync(PlacesOf(connector, person)[0].Words("help"));
        // Only who is known can be chosen.
        await store.SettledAsync(until: Now + Duration.FromHours(1));
        var pmo = PlacesOf(connector, Admin)[0];
        await DoAsync("projects.create", ("code", "APOLLO"), ("name", Secrets[0]), ("portfolio", "Digital"), ("beginPortfolio", "true"), ("manager", Manager.ObjectId));
        await DoAsync("projects.create", ("code", "HERMES"), ("name", Secrets[1]), ("portfolio", "Logistics"), ("beginPortfolio", "true"), ("manager", Hermine.ObjectId));
        await DoAsync("projects.path", ("project", "APOLLO"), ("base", "1"), ("approvers1", Hermine.ObjectId));
        await DoAsync("roles.grant", ("person", Senders[1].Who.ObjectId), ("role", "Reader"), ("scope", "digital"));
        await DoAsync("roles.grant", ("person", Senders[3].Who.ObjectId), ("role", "Pmo"), ("scope", "logistics"));
        foreach (var code in new[] { "APOLLO", "HERMES" })
        {
            await DoAsync("status.submit", ("draft", $"s{code}"), ("project", code), ("overall", "red"), ("news", Secrets[2]));
            await DoAsync("register.log", ("draft", $"r{code}"), ("project", code), ("kind", "Threat"), ("statement", Secrets[3]), ("probability", "2"), ("impact", "2"), ("confidential", "true"));
        }

        await bot.SendAsync(PlacesOf(connector, Manager)[0].Press(
            "escalations.raise", null, ("project", "APOLLO"), ("draft", "e"), ("wanted", Secrets[4]), ("optionA", "Yes"), ("optionB", "No")));
        await store.SettledAsync(until: Now + Duration.FromHours(1));

        async Task DoAsync(string verb, params (string Field, string Value)[] typed)
        {
            var answer = await bot.SendAsync(pmo.Press(verb, null, typed));
            Assert.True(answer is { ShowsCard: true, ShowsForm: false }, answer.Body);
        }
    }
}
