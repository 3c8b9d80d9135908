using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PmoBot.Benchmarks.Peers;

/// <summary>
/// A Connector that answers whatever it is sent with one id, and counts the messages of a round. Kestrel's
/// connections without its HTTP: what the Connector costs is taken from both sides of a comparison.
/// </summary>
internal static class ConnectorPeer
{
    private static readonly byte[] Answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"id\":\"100000\"}"u8.ToArray();

    private static long _counted;

    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost
            .UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true)
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Run(AnswerAsync)));
        var host = builder.Build();
        await host.StartAsync();
        await Console.Out.WriteLineAsync("listening");
        await host.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(ConnectionContext connection)
    {
        var (input, output) = (connection.Transport.Input, connection.Transport.Output);
        while (true)
        {
            var read = await input.ReadAsync();
            var bytes = read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray();
            if (LengthOf(bytes.Span) is { } length && length <= bytes.Length)
            {
                var answer = AnswerTo(bytes.Span);
                input.AdvanceTo(read.Buffer.GetPosition(length));
                await output.WriteAsync(answer);
            }
            else if (read.IsCompleted)
            {
                return;
            }
            else
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private static byte[] AnswerTo(ReadOnlySpan<byte> request)
    {
        if (request.StartsWith("POST /v3/conversations/a%3Around-"u8))
            Interlocked.Increment(ref _counted);
        else if (request.StartsWith("POST /count "u8))
            return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{Interlocked.Read(ref _counted),10}");
        return Answer;
    }

    /// <summary>Null: its headers are not all here.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> request)
    {
        var headers = request.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return null;

        var name = "\r\nContent-Length: "u8;
        var at = request[..headers].IndexOf(name);
        if (at < 0)
            throw new InvalidDataException("A request has no length.");
        var digits = request[(at + name.Length)..(headers + 2)];
        digits = digits[..digits.IndexOf((byte)'\r')];
        return headers + 4 + int.Parse(Encoding.ASCII.GetString(digits), CultureInfo.InvariantCulture);
    }
}
