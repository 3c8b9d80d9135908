using System.Diagnostics;
using NodaTime;
using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>
/// A round of many people: how long it is gathered, how fast the dispatcher sends its prompts without limits, how the bot
/// answers meanwhile, and what is left on the heap.
/// </summary>
internal sealed class SendsBenchmark(int people, Peer connector, string folder)
{
    private const int InFlight = 8;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Duration WarmUp = Duration.FromSeconds(30);

    public static async Task RunAsync(int people)
    {
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            await using var connector = await Peer.ConnectorAsync(folder.FullName);
            await Report.MachineAsync();
            await new SendsBenchmark(people, connector, folder.FullName).MeasureAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync()
    {
        await PostBareAsync();
        Report.Commits(InFlight, await StoreAlone.CommitsPerSecondAsync(Path.Combine(folder, "alone.db"), InFlight));

        var path = Path.Combine(folder, "data", "pmobot.db");
        using (var store = Store.OnSqlite(path))
            await store.FillAsync(RoundStory.Opens - Duration.FromDays(60));
        using var story = new RoundStory(path, people);
        await story.FillAsync(connector.Url);
        await GatherAsync(story);
        await SendAsync(story);
    }

    /// <summary>For scale: what posts to this Connector cost without a store.</summary>
    private async Task PostBareAsync()
    {
        await using var bare = await Peer.BareAsync(folder, metadata: null);
        using var side = await Side.ConnectAsync("bare endpoint", bare.Pid, Enumerable.Range(0, InFlight).Select(caller =>
            new Caller(bare.Url, [new(bare.Url, null, Activities.ShortQuestion(caller, connector.Url))], static _ => true)));
        await side.WarmUpAsync(60_000);
        for (var round = 0; round < 5; round++)
            await side.RunRoundAsync();
        Report.Posts(InFlight, side.PerSecond);
    }

    private async Task GatherAsync(RoundStory story)
    {
        await using var bot = await Peer.BotAsync(folder, metadata: null, RoundStory.Opens - Duration.FromSeconds(1));
        using var process = Process.GetProcessById(bot.Pid);
        var (start, cpu) = (MachineTime.Real.GetTimestamp(), Round.CpuOf(process));
        while (!await story.IsGatheredAsync())
            await Task.Delay(Tick, MachineTime.Real);
        Report.Gathered(people, MachineTime.Real.GetElapsedTime(start), Round.CpuOf(process) - cpu);
        await bot.TerminateAsync();
        Verify.NoComplaints(bot);
    }

    private async Task SendAsync(RoundStory story)
    {
        var started = MachineTime.Real.GetTimestamp();
        await using var bot = await Peer.BotAsync(folder, metadata: null, RoundStory.Asks - WarmUp);
        using var process = Process.GetProcessById(bot.Pid);
        using var question = new Asker(bot.Url, [new(bot.Url, null, Activities.ShortQuestion(0, connector.Url))], static _ => true);
        using var submission = new Asker(
            bot.Url, [.. Enumerable.Range(0, Cast.Projects).Select(project => new PrebuiltRequest(bot.Url, null, Activities.FilledStatus(project, RoundStory.Round.Period.Id, connector.Url)))],
            Activities.IsSummary);
        await question.WarmUpAsync();
        await submission.WarmUpAsync();
        var heap = await bot.HeapAsync();
        if (await connector.CountAsync() is var early and > 0)
            throw new InvalidOperationException($"{early} prompts went out before their time, {MachineTime.Real.GetElapsedTime(started)} after the start.");

        using var sent = new CancellationTokenSource();
        var asking = Task.WhenAll(question.AskEveryAsync(Tick, sent.Token), submission.AskEveryAsync(Tick, sent.Token));
        var sends = await CountAsync(process);
        await sent.CancelAsync();
        await asking;
        Report.Sent(sends);
        Report.Answers("short answer", question.Latencies);
        Report.Answers("status submitted", submission.Latencies);

        var since = MachineTime.Real.GetTimestamp();
        var told = 0;
        while ((told = await story.CountSentAsync()) < people && MachineTime.Real.GetElapsedTime(since) < Patience)
            await Task.Delay(TimeSpan.FromSeconds(1), MachineTime.Real);
        Report.Told(await story.CountDoneAsync(), told, MachineTime.Real.GetElapsedTime(since));
        process.Refresh();
        Report.Memory(heap, await bot.HeapAsync(), process.PeakWorkingSet64);
        Verify.NoComplaints(bot);
        if (await connector.CountAsync() != people || await story.CountDoneAsync() != people || told != people)
            throw new InvalidOperationException($"{people} were to be asked; the Connector was sent {await connector.CountAsync()} prompts.");
    }

    /// <summary>Until the Connector has them all.</summary>
    private async Task<Sends> CountAsync(Process process)
    {
        var sends = new Sends();
        using var ticks = new PeriodicTimer(Tick, MachineTime.Real);
        while (sends.Count < people)
        {
            await ticks.WaitForNextTickAsync();
            sends.Add(MachineTime.Real.GetTimestamp(), await connector.CountAsync(), Round.CpuOf(process));
            if (sends.Stalled > Patience)
                throw new InvalidOperationException($"{sends.Count} of {people} prompts came, and then none for {Patience}.");
        }

        return sends;
    }
}
