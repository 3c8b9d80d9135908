using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PmoBot.Tests.Support;

/// <summary>
/// What takes figures, traces and log lines by OTLP over http and over gRPC, on free ports of this machine, and keeps them:
/// https://opentelemetry.io/docs/specs/otlp/
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<(string Signal, byte[] Body)> _bodies = [];
    private readonly WebApplication _host;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OtlpCollector(WebApplication host) => _host = host;

    public string Url => _host.Urls.First();

    public string GrpcUrl => _host.Urls.Last();

    /// <summary>For a program that exports here, every moment.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Url), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        new("OTEL_METRIC_EXPORT_INTERVAL", "300"), new("OTEL_BSP_SCHEDULE_DELAY", "200"), new("OTEL_BLRP_SCHEDULE_DELAY", "200"),
    ];

    public IReadOnlyList<ProtoMessage> Resources => [.. Traces.Concat(Metrics).Concat(Logs).Select(part => part.Message(1)!)];

    public IReadOnlyList<OtlpMetric> AllMetrics =>
        [.. Metrics.SelectMany(part => part.Messages(2)).SelectMany(scope => scope.Messages(2)).Select(OtlpMetric.Read)];

    public IReadOnlyList<OtlpSpan> AllSpans =>
        [.. Traces.SelectMany(part => part.Messages(2)).SelectMany(scope => scope.Messages(2)).Select(OtlpSpan.Read)];

    public IReadOnlyList<OtlpLine> AllLines =>
        [.. Logs.SelectMany(part => part.Messages(2)).SelectMany(scope => scope.Messages(2), (scope, line) => OtlpLine.Read(scope, line))];

    private IEnumerable<ProtoMessage> Traces => Parts("traces");

    private IEnumerable<ProtoMessage> Metrics => Parts("metrics");

    private IEnumerable<ProtoMessage> Logs => Parts("logs");

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, grpc => grpc.Protocols = HttpProtocols.Http2);
        });
        var collector = new OtlpCollector(builder.Build());
        collector._host.MapPost("/v1/{signal}", collector.TakeAsync);
        collector._host.MapPost("/opentelemetry.proto.collector.trace.v1.TraceService/Export", http => collector.TakeCallAsync(http, "traces"));
        collector._host.MapPost("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", http => collector.TakeCallAsync(http, "metrics"));
        collector._host.MapPost("/opentelemetry.proto.collector.logs.v1.LogsService/Export", http => collector.TakeCallAsync(http, "logs"));
        await collector._host.StartAsync();
        return collector;
    }

    /// <summary>All that came of these signals, as it came: texts stand in it as UTF-8.</summary>
    public string Bytes(params string[] signals)
    {
        lock (_lock)
            return string.Join('\n', _bodies.Where(body => signals.Contains(body.Signal, StringComparer.Ordinal)).Select(body => Encoding.UTF8.GetString(body.Body)));
    }

    /// <summary>Whatever the look finds, looked for again whenever something came.</summary>
    public async Task<T> WaitForAsync<T>(Func<OtlpCollector, T?> look) where T : class
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (look(this) is { } found)
                return found;
            await changed.WaitAsync(end.Token);
        }
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        Keep((string)http.Request.RouteValues["signal"]!, await BodyAsync(http));
        http.Response.ContentType = "application/x-protobuf";
    }

    // A message of gRPC has five bytes before it: whether it is packed, and how long it is.
    private async Task TakeCallAsync(HttpContext http, string signal)
    {
        Keep(signal, (await BodyAsync(http))[5..]);
        http.Response.ContentType = "application/grpc";
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private void Keep(string signal, byte[] body)
    {
        lock (_lock)
            _bodies.Add((signal, body));
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private List<ProtoMessage> Parts(string signal)
    {
        lock (_lock)
            return [.. _bodies.Where(body => body.Signal == signal).SelectMany(body => new ProtoMessage(body.Body).Messages(1))];
    }
}

/// <summary>The values of one metric, as they went out at one time.</summary>
/// <param name="IsNew">Its points tell what came since the last time, and not since the start.</param>
internal sealed record OtlpMetric(string Name, string Unit, string Kind, bool IsNew, IReadOnlyList<OtlpPoint> Points)
{
    private const ulong Delta = 1;

    // The field in which the points are says which kind it is.
    private static readonly IReadOnlyDictionary<int, string> Kinds = new Dictionary<int, string> { [5] = "gauge", [7] = "sum", [9] = "histogram" };

    public static OtlpMetric Read(ProtoMessage metric)
    {
        var (number, kind) = Kinds.Single(kind => metric.Has(kind.Key));
        var tags = number == 9 ? 9 : 7;
        var data = metric.Message(number)!;
        return new(metric.Text(1), metric.Text(3), kind, number != 5 && data.Number(2) == Delta, [.. data.Messages(1).Select(point => new OtlpPoint(OtlpTags.Read(point, tags), ValueOf(point, number)))]);
    }

    // Of a histogram, how many there were.
    private static double ValueOf(ProtoMessage point, int kind) => kind == 9 ? point.Number(4) : point.Has(4) ? point.Double(4) : (long)point.Number(6);
}

internal sealed record OtlpPoint(IReadOnlyDictionary<string, string> Tags, double Value);

internal sealed record OtlpSpan(string Name, string Trace, string Id, string Parent, string TraceState, bool IsError, int Events, IReadOnlyDictionary<string, string> Tags)
{
    public static OtlpSpan Read(ProtoMessage span) => new(
        span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(3), span.Message(15)?.Number(3) == 2, span.Messages(11).Count, OtlpTags.Read(span, 9));
}

internal sealed record OtlpLine(string Category, string Body, string Trace, IReadOnlyDictionary<string, string> Tags)
{
    public static OtlpLine Read(ProtoMessage scope, ProtoMessage line) =>
        new(scope.Message(1)?.Text(1) ?? "", line.Message(5)?.Text(1) ?? "", line.Hex(9), OtlpTags.Read(line, 6));
}

internal static class OtlpTags
{
    public static IReadOnlyDictionary<string, string> Read(ProtoMessage of, int field) => of.Messages(field).ToDictionary(
        pair => pair.Text(1), pair => pair.Message(2) is { } value ? ValueOf(value) : "", StringComparer.Ordinal);

    private static string ValueOf(ProtoMessage value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(4) ? value.Double(4).ToString(CultureInfo.InvariantCulture)
        : ((long)(value.Has(3) ? value.Number(3) : value.Number(2))).ToString(CultureInfo.InvariantCulture);
}
