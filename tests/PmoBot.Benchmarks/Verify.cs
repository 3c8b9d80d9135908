using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>A figure of what was not done is worth nothing.</summary>
internal static class Verify
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>Every report that was answered, and nothing that is still due.</summary>
    public static async Task AllStandAsync(Store store, int sent)
    {
        var (due, drained) = await DrainAsync(store);
        var reports = await store.CountReportsAsync();
        Report.Durable(sent, reports, due, drained);
        if (reports != sent)
            throw new InvalidOperationException($"{sent} submissions were answered, {reports} reports stand in the store.");
    }

    public static async Task NothingDueAsync(Store store)
    {
        if (await DrainAsync(store) is { Due: > 0 and var due })
            throw new InvalidOperationException($"{due} deliveries stay due.");
    }

    private static async Task<(int Due, TimeSpan After)> DrainAsync(Store store)
    {
        var since = MachineTime.Real.GetTimestamp();
        var due = await store.CountDueAsync();
        while (due > 0 && MachineTime.Real.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(Tick, MachineTime.Real);
            due = await store.CountDueAsync();
        }

        return (due, MachineTime.Real.GetElapsedTime(since));
    }

    public static void NoComplaints(Peer bot)
    {
        if (bot.Output.Contains("warn:", StringComparison.Ordinal) || bot.Output.Contains("fail:", StringComparison.Ordinal))
            throw new InvalidOperationException($"The bot complained:\n{bot.Output[..Math.Min(4000, bot.Output.Length)]}");
    }
}
