using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NodaTime;
using NodaTime.Text;
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

    // Who sends, and where nothing may change by it.
    private static readonly (Person Who, string[] NotTheirs)[] Senders =
    [
        (Of(10), ["project-", "portfolio-", "round-", "tenant/role-", "person-"]),   // a stranger
        (Of(11), ["project-", "portfolio-", "round-", "tenant/role-", "person-"]),   // a reader of Digital
        (Manager, ["project-HERMES", "portfolio-logistics", "round-", "portfolio-digital/settings", "portfolio-digital/audit-", "tenant/role-"]),
        (Of(12), ["project-APOLLO", "portfolio-digital", "round-digital"]),   // the PMO of Logistics
    ];

    // What a stranger must not read anywhere.
    private static readonly string[] Secrets = ["Payments relaunch", "Parcel tracking", "Rollout slips", "Merger talks"];

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
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var fuzzer = new ActivityFuzzer(new Random(seed), Known);

        foreach (var (who, notTheirs) in Senders)
        {
            var before = await StateAsync(store, who, notTheirs);
            var (said, places) = (connector.Requests.Count, PlacesOf(connector, who));
            await SendAsync(bot, Enumerable.Range(0, Activities / Senders.Length).Select(_ => fuzzer.Next(places)), answers, who == Senders[0].Who ? Secrets : []);
            await store.SettledAsync(TimeSpan.FromMinutes(5), until: Now + Duration.FromHours(1));
            var after = await StateAsync(store, who, notTheirs);
            var changed = after.Except(before).Concat(before.Except(after)).Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
            Assert.True(changed.Count == 0, $"{who.Name} changed {string.Join(", ", changed.Take(20))}.");
            if (who == Senders[0].Who)
                Assert.All(connector.Requests.Skip(said), request => Assert.DoesNotContain(Secrets, secret => Encoding.UTF8.GetString(request.Body).Contains(secret, StringComparison.Ordinal)));
        }

        output.WriteLine($"Fuzz: {answers.Values.Sum()} activities: {string.Join(", ", answers.OrderBy(pair => pair.Key).Select(pair => $"{(int)pair.Key}: {pair.Value}"))}");
        Assert.DoesNotContain(answers.Keys, status => (int)status >= 500);
        Assert.Equal(Activities, answers.Values.Sum());
        var broken = Broken(program.Output);
        Assert.True(broken.Count == 0, $"{broken.Sum(one => one.Count())} turns broke: {string.Join("\n\n", broken.Select(one => $"{one.Count()} × {one.Key}"))}");
        var (_, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
    }

    // What the log says of them, each fault once.
    private static List<IGrouping<string, string>> Broken(string log) => [.. log.Split("\nfail: ").Skip(1)
        .Select(entry => string.Join('\n', entry.Split('\n').Skip(2).TakeWhile(line => line.StartsWith("      ", StringComparison.Ordinal)).Take(6)))
        .GroupBy(entry => entry.Length > 0 ? entry : log, StringComparer.Ordinal)];

    private static IReadOnlyList<string> Known =>
    [
        "APOLLO", "HERMES", "Digital", "Logistics", "digital", "logistics", "payments", "portfolio-digital", "portfolio-logistics", "project-APOLLO", "project-HERMES",
        "R-1", "R-2", "E-1", "1", "2", "3", "20261116-w", "20261109-w", "digital/20261116-w", "logistics/20261116-w", "2026-W47", "2026-11-20", "weekly", "Team", "Executive", "Pmo", "Reader", "green", "red",
        .. Senders.Select(sender => sender.Who.ObjectId), Admin.ObjectId, Hermine.ObjectId, "status", "risks", "edit", "people", "*",
    ];

    private static Person Of(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9).ToString("D"), $"Person {number}");

    private static TeamsSpeaker[] PlacesOf(LoopbackConnector connector, Person person)
    {
        var chat = new TeamsSpeaker(connector.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name };
        return [chat, chat, chat with { Type = "channel", Conversation = "19:unlinked@thread.tacv2;messageid=7" }, chat with { Type = "groupChat", Conversation = "19:many@thread.v2" }];
    }

    private static async Task SendAsync(HttpClient bot, IEnumerable<byte[]> bodies, ConcurrentDictionary<HttpStatusCode, int> answers, string[] secrets) =>
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, cancel) =>
        {
            using var content = new ByteArrayContent(body);
            using var response = await bot.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancel);
            answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            var said = await response.Content.ReadAsStringAsync(cancel);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        });

    // Every row there, by the mark that each write changes.
    private static async Task<SortedDictionary<string, string>> StateAsync(ProgramStore store, Person who, string[] notTheirs)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in ((IMaintenanceScan)store.Rows).ScanAsync())
        {
            // A case that somebody may read and looked up follows what it shows: they have changed nothing by looking.
            if (row.Partition != who.Partition && notTheirs.Any($"{row.Partition}/{row.Key}".StartsWith) && !row.Key.Contains($"-{Occasions.Seen}-", StringComparison.Ordinal))
                state[$"{row.Partition}/{row.Key}"] = row.ETag.ToString();
        }

        return state;
    }

    private static async Task BeginAsync(ProgramStore store, LoopbackConnector connector, HttpClient bot)
    {
        foreach (var person in Senders.Select(sender => sender.Who).Concat([Admin, Hermine]))
            await bot.SendAsync(PlacesOf(connector, person)[0].Words("help"));
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
            "escalations.raise", null, ("project", "APOLLO"), ("draft", "e"), ("wanted", Secrets[3]), ("optionA", "Yes"), ("optionB", "No")));
        await store.SettledAsync(until: Now + Duration.FromHours(1));

        async Task DoAsync(string verb, params (string Field, string Value)[] typed)
        {
            var answer = await bot.SendAsync(pmo.Press(verb, null, typed));
            Assert.True(answer is { ShowsCard: true, ShowsForm: false }, answer.Body);
        }
    }
}
