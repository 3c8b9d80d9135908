using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// The log at its most talkative says ids and kinds, and nothing that somebody typed, is called, or keeps secret; nor does what
/// goes to a collector.
/// </summary>
public sealed class TalkativeLogTests
{
    [Fact]
    public async Task What_is_typed_forges_no_line_and_stands_in_none_nor_does_a_name_or_a_key()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var collector = await OtlpCollector.StartAsync();
        var story = new ProjectStory(connector, 1);
        await using var program = await RealProgram.StartAsync(
            [.. store.Settings, .. collector.Settings, new("OTEL_EXPORTER_OTLP_HEADERS", "api-key=collectors-key"), new("Pmo__Admins", story.Manager), new("Logging__LogLevel__Default", "Trace"), new("Logging__LogLevel__Microsoft.AspNetCore", "Trace")]);
        var bot = await program.Http;

        await story.BeginAsync(activity => bot.SendAsync(activity));
        await story.ReportAsync(activity => bot.SendAsync(activity));
        await bot.SendAsync(story.Chat.Words("typed words\r\nfail: PmoBot.Forged[0]\r\n      \u001b[31mforged"));
        await bot.SendAsync(story.Chat.Words("status \r\nfail: PmoBot.Forged[0]"));
        await bot.SendAsync(story.Chat.Press("no.such\r\nfail: PmoBot.Forged[0]", null, ("project", "forged")));
        await store.SettledAsync();

        var log = program.Output;
        await program.TerminateAsync();
        var exported = collector.Bytes("logs", "traces", "metrics");
        Assert.Contains("dbug: ", log, StringComparison.Ordinal);
        Assert.Contains(collector.AllLines, line => line.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b", log, StringComparison.Ordinal);
        Assert.DoesNotContain(collector.AllLines, line => line.Body.Contains('\u001b', StringComparison.Ordinal));
        Assert.All([story.Reported[0], story.Chat.Name, "typed words", "orged", Azurite.Key, "collectors-key"], text =>
        {
            Assert.DoesNotContain(text, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(text, exported, StringComparison.OrdinalIgnoreCase);
        });
    }
}
