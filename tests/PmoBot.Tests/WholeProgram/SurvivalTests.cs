using System.Text;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A report that was answered is there, whatever becomes of the program the moment after.</summary>
public sealed class SurvivalTests
{
    [Fact]
    public async Task A_report_outlives_a_kill_right_after_its_answer_and_the_next_form_is_filled_with_it()
    {
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var program = await RealProgram.StartAsync([.. store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", story.Manager)]);
        await story.BeginAsync(async activity => await (await program.Http).SendAsync(activity));

        await story.ReportAsync(async activity => await (await program.Http).SendAsync(activity));
        await program.KillAsync();
        await program.StartAgainAsync();
        await (await program.Http).SendAsync(story.Chat.Words($"status {story.Code}"));

        var form = Encoding.UTF8.GetString(connector.Sent(story.Chat.Conversation)[^1].Activity.ToUtf8Json());
        Assert.Contains("\"Input.", form, StringComparison.Ordinal);
        Assert.Contains($"\"value\":\"{story.Reported[^1]}\"", form, StringComparison.Ordinal);
    }
}
