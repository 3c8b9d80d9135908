using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A store commits a hundred rows at once; a project may have more cards than that.</summary>
public sealed class ManyCardsTests
{
    [Fact]
    public async Task A_report_is_shown_by_more_cards_than_one_commit_can_raise()
    {
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var program = await RealProgram.StartAsync([.. store.Settings, new("Pmo__Admins", story.Manager)]);
        var bot = await program.Http;
        await story.BeginAsync(activity => bot.SendAsync(activity));
        for (var card = 0; card < 170; card++)
            await story.AskInChannelAsync(activity => bot.SendAsync(activity));

        await story.ReportAsync(activity => bot.SendAsync(activity));
        await story.ReportAsync(activity => bot.SendAsync(activity));
        await store.SettledAsync();

        var (deliveries, _) = await new Reckoning(store, connector).CheckAsync([story]);
        Assert.InRange(deliveries, 172, 180);
    }
}
