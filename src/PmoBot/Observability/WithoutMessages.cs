using System.Text;
using OpenTelemetry;
using OpenTelemetry.Logs;
using PmoBot.Tables;

namespace PmoBot.Observability;

/// <summary>
/// An exception goes out by its types and where it was thrown. Its message may quote what somebody typed; only the
/// storage's are all our own words.
/// </summary>
internal sealed class WithoutMessages : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception)
            return;

        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", exception.GetType().FullName),
            new("exception.stacktrace", Told(exception)),
        ];
        data.Exception = null;
    }

    private static string Told(Exception exception)
    {
        var told = new StringBuilder();
        for (var one = exception; one is not null; one = one.InnerException)
        {
            told.Append(one.GetType().FullName);
            if (one is TableStoreException)
                told.Append(": ").Append(one.Message);
            told.AppendLine().AppendLine(one.StackTrace);
        }

        return told.ToString();
    }
}
