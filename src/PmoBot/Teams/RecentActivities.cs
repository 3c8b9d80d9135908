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
    private HashSet<(string Conversation, string Activity)> _now = new(Generation);
    private HashSet<(string Conversation, string Activity)> _before = [];

    public bool IsNew(Turn turn)
    {
        var key = (turn.Conversation.ConversationId, turn.ActivityId);
        lock (_lock)
        {
            if (_before.Contains(key) || !_now.Add(key))
                return false;
            if (_now.Count == Generation)
                (_before, _now) = (_now, new HashSet<(string, string)>(Generation));
            return true;
        }
    }
}
