using System.Text;
using PmoBot.Delivery;

namespace PmoBot.Tests.Delivery;

/// <summary>A conversation in memory: what is shown under each activity id, and what it answers.</summary>
internal sealed class Channel : IMessenger
{
    private readonly Lock _gate = new();

    public Dictionary<string, string> Messages { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Answers instead of the conversation, as long as it is not null.</summary>
    public Func<Sending?> Answer { get; set; } = () => null;

    public Task<Sending> PostAsync(ConversationReference conversation, CardContent card, CancellationToken cancel) =>
        Send($"POST {card.Summary}", card, () => $"activity-{Messages.Count + 1}");

    public Task<Sending> PutAsync(
        ConversationReference conversation, string activityId, CardContent card, CancellationToken cancel) =>
        Send($"PUT {activityId} {card.Summary}", card, () => Messages.ContainsKey(activityId) ? activityId : null);

    private Task<Sending> Send(string request, CardContent card, Func<string?> id)
    {
        lock (_gate)
        {
            Requests.Add(request);
            if (Answer() is { } answer)
                return Task.FromResult(answer);
            if (id() is not { } activity)
                return Task.FromResult<Sending>(new Sending.Gone());
            Messages[activity] = Encoding.UTF8.GetString(card.Json.Span);
            return Task.FromResult<Sending>(new Sending.Sent(activity));
        }
    }
}
