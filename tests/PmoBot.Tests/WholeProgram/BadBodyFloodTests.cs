using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PmoBot.Tests.ActivityProtocol;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Ten thousand bodies that nobody should send, to the real program over HTTP.</summary>
public sealed partial class BadBodyFloodTests(ITestOutputHelper output)
{
    private const int Bodies = 10_000;
    private const int Usual = 8_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_body_breaks_the_program_or_stays_in_its_memory(bool withToken)
    {
        using var store = ProgramStore.OnSqlite();
        await using var identity = await LoopbackIdentity.StartAsync(MachineTime.Real);
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        connector.Keeps = false;
        await using var program = await MeasuredProgram.StartAsync(
            [.. store.Settings, .. withToken ? Tokens(identity) : [], new("Logging__LogLevel__PmoBot", "None")]);
        using var bot = new HttpClient { BaseAddress = (await program.Http).BaseAddress };
        if (withToken)
            bot.DefaultRequestHeaders.Add("Authorization", identity.Bearer(connector.ServiceUrl));
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var heaps = new List<long>();

        // What a bot in use holds anyway: pooled buffers of each thread, connections, prepared statements.
        var chat = new TeamsSpeaker(connector.ServiceUrl, "a:1camille");
        await SendAsync(bot, Enumerable.Range(0, Usual).Select(_ => Encoding.UTF8.GetBytes(chat.Words("status APOLLO").ToJsonString())), new());
        foreach (var tenth in Generate(connector.ServiceUrl).Chunk(Bodies / 10))
        {
            await SendAsync(bot, tenth, answers);
            await store.SettledAsync();
            heaps.Add(await MeasuredProgram.HeapAsync(program, heaps.Count));
        }

        output.WriteLine($"{string.Join(", ", answers.Select(pair => $"{(int)pair.Key}: {pair.Value}"))}; heap {string.Join(' ', heaps.Select(heap => heap / 1024))} KB");
        Assert.Equal(Bodies, answers.Values.Sum());
        Assert.DoesNotContain(answers.Keys, status => (int)status >= 500);
        Assert.InRange(answers[HttpStatusCode.OK], Bodies / 10, Bodies);
        Assert.InRange(answers[HttpStatusCode.BadRequest], Bodies / 10, Bodies);
        Assert.InRange(heaps[9] / (double)heaps[1], 0, 1.1);
    }

    private static Task SendAsync(HttpClient bot, IEnumerable<byte[]> bodies, ConcurrentDictionary<HttpStatusCode, int> answers) =>
        Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (body, cancel) =>
        {
            using var response = await bot.PostAsync(new Uri("/api/messages", UriKind.Relative), new ByteArrayContent(body), cancel);
            answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
        });

    private static KeyValuePair<string, string>[] Tokens(LoopbackIdentity identity) =>
        [new("Bot__AppId", LoopbackIdentity.AppId), new("Bot__OpenIdMetadata", identity.Metadata.AbsoluteUri)];

    // Each as if it were new, so that none is dropped as a repetition, and from this machine, so that no reply leaves it.
    private static IEnumerable<byte[]> Generate(string serviceUrl)
    {
        var random = new Random(20261122);
        var chat = new TeamsSpeaker(serviceUrl, "a:1camille");
        for (var number = 0; number < Bodies; number++)
        {
            var real = (number % 12 / 2) switch
            {
                0 => chat.Words("status APOLLO").ToJsonString(),
                1 => chat.Press("status.submit", "1", ("draft", $"d{number}"), ("project", "APOLLO"), ("overall", "green"), ("news", "n")).ToJsonString(),
                2 => chat.Press("projects.create", "1", ("code", $"P{number % 50}"), ("name", "Portal"), ("portfolio", "Digital"), ("beginPortfolio", "true"), ("manager", chat.ObjectId)).ToJsonString(),
                var other => MessageId().Replace(ServiceUrl().Replace(Encoding.UTF8.GetString(RealActivities.All[other - 3]), $"\"serviceUrl\":\"{serviceUrl}\""), $"\"id\":\"{number}\""),
            };
            var body = Encoding.UTF8.GetBytes(real);
            byte[] bad;
            do
                bad = number % 2 == 0 ? BadBodies.Mutated(random, body) : BadBodies.Mistyped(random, body);
            while (NamesAStranger(bad, serviceUrl));
            yield return bad;
        }
    }

    // Another port of this machine may be somebody's: no reply must go there.
    private static bool NamesAStranger(byte[] body, string serviceUrl) =>
        Local().Matches(Encoding.UTF8.GetString(body)).Any(match => match.Value != serviceUrl.TrimEnd('/'));

    [GeneratedRegex("http://127[^/\"]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Local();

    [GeneratedRegex("\"serviceUrl\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceUrl();

    [GeneratedRegex("\"id\":\"1772439330123\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageId();
}
