using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PmoBot.Benchmarks.Load;

/// <summary>Whether an answer, headers and body, is the one that was to come.</summary>
internal delegate bool AnswerCheck(ReadOnlySpan<byte> answer);

/// <summary>One kept-alive connection that asks, waits for the answer, and asks again.</summary>
internal sealed class Caller(Uri host, IReadOnlyList<PrebuiltRequest> requests, AnswerCheck check) : IDisposable
{
    private static long _lastNumber = long.Parse(PrebuiltRequest.Number, CultureInfo.InvariantCulture);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _next;

    public Task ConnectAsync() => _socket.ConnectAsync(IPAddress.Loopback, host.Port);

    /// <summary>The latencies, in the stopwatch's ticks.</summary>
    public async Task<List<long>> AskUntilAsync(long end)
    {
        var latencies = new List<long>(4096);
        while (Stopwatch.GetTimestamp() is var start && start < end)
        {
            await AskAsync();
            latencies.Add(Stopwatch.GetTimestamp() - start);
        }

        return latencies;
    }

    public async Task AskAsync()
    {
        await _socket.SendAsync(requests[_next].With(Interlocked.Increment(ref _lastNumber)));
        _next = (_next + 1) % requests.Count;
        await ReadAnswerAsync();
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAnswerAsync()
    {
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length += read;
            var answer = _buffer.AsSpan(0, length);
            if (read == 0)
                throw new InvalidDataException($"The connection was closed after: {Encoding.UTF8.GetString(answer)}");
            if (LengthOf(answer) != length)
                continue;
            if (!answer.StartsWith("HTTP/1.1 200 "u8) || !check(answer))
                throw new InvalidDataException($"Not the answer that was to come: {Encoding.UTF8.GetString(answer)}");
            return;
        }
    }

    /// <summary>Null: its headers are not all here.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return null;

        var name = "\r\nContent-Length: "u8;
        var at = answer[..(headers + 2)].IndexOf(name);
        if (at < 0 || !System.Buffers.Text.Utf8Parser.TryParse(answer[(at + name.Length)..], out int body, out _))
            throw new InvalidDataException($"An answer has no length: {Encoding.UTF8.GetString(answer)}");
        return headers + 4 + body;
    }
}
