using System.Net;
using System.Net.Sockets;

namespace PmoBot.EndToEnd.Harness;

internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first of two neighbours.</summary>
    public static int TakePair()
    {
        while (true)
        {
            var first = Take();
            using var second = new TcpListener(IPAddress.Loopback, first + 1);
            try
            {
                second.Start();
                return first;
            }
            catch (SocketException)
            {
                // The neighbour is taken: draw again.
            }
        }
    }
}
