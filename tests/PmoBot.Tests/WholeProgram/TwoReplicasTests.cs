using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A replica that was away for a while and does not know it, beside the one that took its place.</summary>
public sealed class TwoReplicasTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_replicas_that_both_believe_they_dispatch_lose_nothing_and_say_what_they_may_have_repeated()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var stories = Enumerable.Range(1, 6).Select(number => new ProjectStory(connector, number)).ToList();
        IReadOnlyList<KeyValuePair<string, string>> settings =
        [
            .. store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", string.Join(',', stories.Select(story => story.Manager))),
        ];
        await using var first = await RealProgram.StartAsync(settings);
        await first.LineAsync(line => line.Contains("Dispatching, as", StringComparison.Ordinal));
        await using var second = await RealProgram.StartAsync(settings);
        var (away, back) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = new List<string>();
        connector.FaultFor = request =>
        {
            // The first replica's first cards hang in the air until the second has posted them too.
            if (request.ConversationId?.Contains(";messageid=1", StringComparison.Ordinal) != true || held.Count == 3)
                return null;
            held.Add(request.ConversationId);
            away.TrySetResult();
            return new LoopbackFault.Hold(back.Task);
        };

        var telling = Task.WhenAll(stories.Select(TellAsync));
        await away.Task.WaitAsync(Patience, MachineTime.Real);
        await first.StopAsync();
        await connector.WaitForAsync(message => message.ConversationId == held[0], Patience);
        await first.ContinueAsync();
        back.SetResult();
        await telling;
        await store.SettledAsync();

        var (_, repeated) = await new Reckoning(store, connector).CheckAsync(stories);
        // As many as were in the air when the first replica was stopped: eight sends at most, and each says so.
        Assert.InRange(repeated, 1, 8);

        async Task TellAsync(ProjectStory story)
        {
            await story.BeginAsync(async activity => await (await second.Http).SendAsync(activity));
            for (var turn = 0; turn < 3; turn++)
            {
                await story.AskInChannelAsync(async activity => await (await second.Http).SendAsync(activity));
                await story.ReportAsync(async activity => await (await second.Http).SendAsync(activity));
            }
        }
    }
}
