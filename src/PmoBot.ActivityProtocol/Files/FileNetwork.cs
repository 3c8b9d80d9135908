using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PmoBot.ActivityProtocol;

/// <summary>What <see cref="FileDownload"/> needs of the machine: names, connections, trusted roots. Tests bring their own.</summary>
internal sealed record FileNetwork
{
    public static readonly FileNetwork OfThisMachine = new();

    public Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync { get; init; } = Dns.GetHostAddressesAsync;

    public Func<IPAddress[], int, CancellationToken, ValueTask<Stream>> DialAsync { get; init; } = DialAnyAsync;

    /// <summary>Null: as the machine trusts.</summary>
    public X509ChainPolicy? Trust { get; init; }

    private static async ValueTask<Stream> DialAnyAsync(IPAddress[] machines, int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(machines, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
