using System.Text;
using PmoBot.Delivery;

namespace PmoBot.Tests.Delivery;

/// <summary>A conversation in memory: what is shown under each activity id, and what it answers.</summary>
internal sealed class Channel : IMessenger
{
    private readonly Lock _gate = new();

    public Dictionary<string, string> Messages { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>The conversation of each request.</summary>
    public List<string> Places { get; } = [];

    /// <summary>Answers instead of the conversation, as long as it is not null.</summary>
    public Func<Sending?> Answer { get; set; } = () => null;

    public Task<Sending> PostAsync(ConversationReference conversation, CardContent card, CancellationToken cancel) =>
        Send(conversation, $"POST {card.Summary}", card, () => $"activity-{Messages.Count + 1}");

    public Task<Sending> PutAsync(
        ConversationReference conversation, string activityId, CardContent card, CancellationToken cancel) =>
        Send(conversation, $"PUT {activityId} {card.Summary}", card, () => Messages.ContainsKey(activityId) ? activityId : null);

    /// <summary>Whose chats were asked for.</summary>
    public List<string> Opened { get; } = [];

    public Func<Opening?> OpeningAnswer { get; set; } = () => null;

    public Task<Opening> OpenAsync(Contact person, CancellationToken cancel)
    {
        lock (_gate)
        {
            Opened.Add(person.Member);
            return Task.FromResult(OpeningAnswer() ?? new Opening.Opened(ChatOf(person.Member)));
        }
    }

    public static ConversationReference ChatOf(string member) =>
        new(new Uri("https://smba.trafficmanager.net/emea/"), $"a:1{member}", "personal", "28:bot", "tenant");

    private Task<Sending> Send(ConversationReference conversation, string request, CardContent card, Func<string?> id)
    {
        lock (_gate)
        {
            Requests.Add(request);
            Places.Add(conversation.ConversationId);
            if (Answer() is { } answer)
                return Task.FromResult(answer);
            if (id() is not { } activity)
                return Task.FromResult<Sending>(new Sending.Gone());
            Messages[activity] = Encoding.UTF8.GetString(card.Json.Span);
            return Task.FromResult<Sending>(new Sending.Sent(activity));
        }
    }
}
