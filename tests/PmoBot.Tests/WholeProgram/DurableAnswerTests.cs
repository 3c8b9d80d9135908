using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>The whole program by its system calls: no HTTP answer leaves before what it speaks of is on the disk.</summary>
public sealed class DurableAnswerTests(ITestOutputHelper output)
{
    private const int Connections = 64;
    private const int Each = 10;

    [Fact]
    public async Task Every_answer_to_a_report_follows_a_flush_of_the_log_and_reports_share_flushes()
    {
        using var store = ProgramStore.OnSqlite();
        using var file = new TemporaryFile("calls");
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        // Another replica is said to dispatch: what is counted here is what the reports themselves commit.
        await store.Rows.CommitAsync(Lease.Partition, [new Write.Insert(Lease.Row, new Columns { ["holder"] = "another", ["beat"] = 1L })]);
        var stories = Enumerable.Range(1, Connections).Select(number => new ProjectStory(connector, number)).ToList();
        await using var program = await MeasuredProgram.StartAsync(
            [.. store.Settings, new("Pmo__Admins", string.Join(',', stories.Select(story => story.Manager)))],
            SystemCall.Trace(file.Path, "fsync", "fdatasync", "recvfrom", "recvmsg", "sendto", "sendmsg"));
        var bot = await program.Http;
        await Task.WhenAll(stories.Select(story => story.BeginAsync(activity => bot.SendAsync(activity))));

        await Task.WhenAll(stories.Select(async story =>
        {
            for (var report = 0; report < Each; report++)
            {
                var answer = await bot.SendAsync(story.Chat.Press(
                    "status.submit", null, ("draft", $"traced{report}"), ("project", story.Code), ("overall", "green"), ("news", $"n{report}")));
                Assert.True(answer is { ShowsCard: true, ShowsForm: false }, answer.Body);
            }
        }));
        await program.SayAsync("end");
        await program.EndAsync();

        var calls = SystemCall.Parse(await File.ReadAllLinesAsync(file.Path));
        var exchanges = Exchanges(calls).ToList();
        var flushes = calls.Where(call => call.Flushes("pmobot.db-wal")).ToList();
        Assert.Equal(Connections * Each, exchanges.Count);
        Assert.All(exchanges, exchange => Assert.Contains(flushes,
            flush => flush.Begun > exchange.Request.Ended && flush.Ended < exchange.Answer.Begun));

        var (first, last) = (exchanges.Min(exchange => exchange.Request.Begun), exchanges.Max(exchange => exchange.Answer.Begun));
        var shared = flushes.Count(flush => flush.Begun > first && flush.Begun < last);
        output.WriteLine($"{exchanges.Count} answers, {shared} flushes");
        // Each report is two commits at least: the due index first, then the report. 640 commits may need 99 flushes.
        Assert.InRange(shared, 1, 199);
    }

    /// <summary>A request with a report, and what went out first on its socket afterwards.</summary>
    private static IEnumerable<(SystemCall Request, SystemCall Answer)> Exchanges(IReadOnlyList<SystemCall> calls)
    {
        var asked = new Dictionary<string, SystemCall>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var socket = call.Arguments.Split(',')[0];
            if (call.Name.StartsWith("recv", StringComparison.Ordinal) && call.Arguments.Contains("POST /api/messages", StringComparison.Ordinal)
                && call.Arguments.Contains("traced", StringComparison.Ordinal))
                asked.Add(socket, call);
            else if (call.Name.StartsWith("send", StringComparison.Ordinal) && asked.Remove(socket, out var request))
                yield return (request, call);
        }
    }
}
