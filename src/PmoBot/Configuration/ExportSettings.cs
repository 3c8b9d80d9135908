using System.Globalization;

namespace PmoBot.Configuration;

/// <summary>
/// `OTEL_*`: where figures, traces and the log go, by the names that every collector's guide uses. The exporter reads them
/// itself; here is seen whether it can.
/// </summary>
/// <param name="MetricsEvery">How often figures go out.</param>
internal sealed record ExportSettings(TimeSpan MetricsEvery)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";
    private const string Interval = "OTEL_METRIC_EXPORT_INTERVAL";

    /// <summary>Null: nothing goes out.</summary>
    public static ExportSettings? Read(SettingsReader settings)
    {
        if (settings.Text(Endpoint) is not { } endpoint)
            return null;

        // Neither is shown as it is: whoever copies one into the other's place would find a key in the log.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            settings.Wrong($"{Endpoint} is no address: set one such as http://localhost:4317, or leave it out.");
        if (settings.Text(Headers) is { } headers && !headers.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0))
            settings.Wrong($"{Headers} cannot be read: set name=value, several by commas.");
        if (settings.Text(Protocol) is { } protocol and not ("grpc" or "http/protobuf"))
            settings.Wrong($"{Protocol} is '{protocol}': set grpc or http/protobuf.");

        var every = 60_000;
        if (settings.Text(Interval) is { } interval && (!int.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out every) || every == 0))
            settings.Wrong($"{Interval} is '{interval}': set a number of milliseconds above 0.");
        return new ExportSettings(TimeSpan.FromMilliseconds(every));
    }
}
