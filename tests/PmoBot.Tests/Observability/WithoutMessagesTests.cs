using System.Globalization;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using PmoBot.Observability;
using PmoBot.Tables;

namespace PmoBot.Tests.Observability;

public sealed class WithoutMessagesTests
{
    [Fact]
    public void What_an_exception_quotes_does_not_go_out_where_it_was_thrown_does()
    {
        var told = Told(() => int.Parse("what somebody typed", CultureInfo.InvariantCulture));

        Assert.Equal("System.InvalidOperationException", told["exception.type"]);
        Assert.Contains("System.FormatException", told["exception.stacktrace"], StringComparison.Ordinal);
        Assert.Contains(nameof(What_an_exception_quotes_does_not_go_out_where_it_was_thrown_does), told["exception.stacktrace"], StringComparison.Ordinal);
        Assert.Equal("7", told["Number"]);
        Assert.DoesNotContain(told.Values, value => value.Contains("typed", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_storage_says_goes_out()
    {
        var told = Told(() => throw new TableStoreException("Table Storage is out of reach; nothing was saved."));

        Assert.Contains("PmoBot.Tables.TableStoreException: Table Storage is out of reach; nothing was saved.", told["exception.stacktrace"], StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Told(Action breaks)
    {
        using var kept = new Kept();
        using (var logging = LoggerFactory.Create(logging => logging.AddOpenTelemetry(log => log.AddProcessor(new WithoutMessages()).AddProcessor(new SimpleLogRecordExportProcessor(kept)))))
        {
            try
            {
                breaks();
            }
            catch (Exception inner)
            {
                Break(logging.CreateLogger("Test"), new InvalidOperationException($"Outside of {inner.Message}", inner), 7);
            }
        }

        return Assert.Single(kept.Lines);
    }

    private static readonly Action<ILogger, int, Exception?> BreakMessage = LoggerMessage.Define<int>(LogLevel.Error, default, "Turn {Number} broke.");

    private static void Break(ILogger logger, Exception exception, int number) => BreakMessage(logger, number, exception);

    private sealed class Kept : BaseExporter<LogRecord>
    {
        public List<Dictionary<string, string>> Lines { get; } = [];

        public override ExportResult Export(in Batch<LogRecord> batch)
        {
            foreach (var line in batch)
            {
                Assert.Null(line.Exception);
                Lines.Add(line.Attributes!.ToDictionary(pair => pair.Key, pair => $"{pair.Value}", StringComparer.Ordinal));
            }

            return ExportResult.Success;
        }
    }
}
