using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PmoBot.Tests.Support;

/// <summary>A real Azurite, in memory, on a free port. Tests share one per run and keep apart by table or partition.</summary>
internal sealed class Azurite
{
    // Azurite's well-known development account: no secret.
    internal const string Account = "devstoreaccount1";
    internal const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<Azurite>> Once = new(StartAsync);

    // Held for the life of the run: Azurite ends when this end of its stdin closes, however the run ends.
    private readonly Process _process;

    private Azurite(Process process, int port) => (_process, Endpoint) = (process, EndpointAt(port));

    internal static Task<Azurite> SharedAsync() => Once.Value;

    internal Uri Endpoint { get; }

    internal string ConnectionString => ConnectionStringTo(Endpoint);

    internal int ProcessId => _process.Id;

    internal static Uri EndpointAt(int port) => new($"http://127.0.0.1:{port}/{Account}");

    internal static string ConnectionStringTo(Uri endpoint) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={endpoint}";

    private static async Task<Azurite> StartAsync()
    {
        var port = FreePort();
        var process = await NpmTools.StartAsync("azurite-table.cjs", "--tablePort", port.ToString(CultureInfo.InvariantCulture),
            "--inMemoryPersistence", "--skipApiVersionCheck", "--silent", "--disableTelemetry");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
                return new(process, port);
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
