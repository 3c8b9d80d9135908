using System.Buffers.Binary;
using System.Text;

namespace PmoBot.Tests.Support;

/// <summary>The fields of one protobuf message, by their numbers: https://protobuf.dev/programming-guides/encoding/</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtoMessage(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            var (value, content) = (tag & 7) switch
            {
                0 => (Varint(ref bytes), default),
                1 => (BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span), default),
                2 => (0ul, Take(ref bytes, (int)Varint(ref bytes))),
                5 => (BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span), default),
                var type => throw new InvalidDataException($"A field has the wire type {type}."),
            };
            _fields.Add(((int)(tag >> 3), value, content));
        }
    }

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public IReadOnlyList<ProtoMessage> Messages(int number) => [.. Fields(number).Select(field => new ProtoMessage(field.Bytes))];

    public ProtoMessage? Message(int number) => Messages(number) is [.., var last] ? last : null;

    public string Text(int number) => Encoding.UTF8.GetString(Fields(number).LastOrDefault().Bytes.Span);

    public string Hex(int number) => Convert.ToHexStringLower(Fields(number).LastOrDefault().Bytes.Span);

    public ulong Number(int number) => Fields(number).LastOrDefault().Value;

    public double Double(int number) => BitConverter.UInt64BitsToDouble(Number(number));

    private IEnumerable<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> Fields(int number) => _fields.Where(field => field.Number == number);

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int length)
    {
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        var (value, shift) = (0ul, 0);
        while (true)
        {
            var next = Take(ref bytes, 1).Span[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
            shift += 7;
        }
    }
}
