using System.Buffers.Text;
using System.Text;

namespace PmoBot.Benchmarks.Load;

/// <summary>An activity's bytes on the wire, made once; only its number changes from one message to the next.</summary>
internal sealed class PrebuiltRequest
{
    /// <summary>Stands in the JSON wherever the number goes.</summary>
    public const string Number = "100000000000";

    private readonly byte[] _bytes;
    private readonly List<int> _places = [];

    public PrebuiltRequest(Uri host, string? authorization, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var headers = $"POST /api/messages HTTP/1.1\r\nHost: {host.Authority}\r\nContent-Type: application/json; charset=utf-8\r\n"
            + (authorization is null ? "" : $"Authorization: {authorization}\r\n")
            + $"Content-Length: {body.Length}\r\n\r\n";
        _bytes = [.. Encoding.ASCII.GetBytes(headers), .. body];
        var number = Encoding.ASCII.GetBytes(Number);
        for (var from = 0; _bytes.AsSpan(from).IndexOf(number) is var at and >= 0; from += at + number.Length)
            _places.Add(from + at);
    }

    /// <summary>Good until the next call.</summary>
    public ReadOnlyMemory<byte> With(long number)
    {
        foreach (var place in _places)
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(place, Number.Length), out _);
        return _bytes;
    }
}
