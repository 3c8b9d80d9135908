using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>
/// Messages that were seen lately: the Bot Service delivers one again when our answer took too long. What must not
/// happen twice is guarded where it is stored; this spares the chat a second card.
/// </summary>
internal sealed class RecentActivities
{
    private const int Generation = 5_000;

    private readonly Lock _lock = new();

    // Digests, not texts, and both at their full size from the start: what strangers send does not make them grow.
    private HashSet<UInt128> _now = new(Generation);
    private HashSet<UInt128> _before = new(Generation);

    /// <summary>Whether it was seen before. To ask is not to see it.</summary>
    public bool IsKnown(Turn turn)
    {
        var digest = DigestOf(turn);
        lock (_lock)
            return _now.Contains(digest) || _before.Contains(digest);
    }

    public bool IsNew(Turn turn)
    {
        var digest = DigestOf(turn);
        lock (_lock)
        {
            if (_before.Contains(digest) || !_now.Add(digest))
                return false;
            if (_now.Count == Generation)
            {
                (_before, _now) = (_now, _before);
                _now.Clear();
            }

            return true;
        }
    }

    /// <summary>It was not answered: if it comes again, it is new.</summary>
    public void Forget(Turn turn)
    {
        var digest = DigestOf(turn);
        lock (_lock)
        {
            _now.Remove(digest);
            _before.Remove(digest);
        }
    }

    private static UInt128 DigestOf(Turn turn)
    {
        var named = $"{turn.Conversation.ConversationId.Length} {turn.Conversation.ConversationId}{turn.ActivityId}";
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(named.AsSpan()), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
