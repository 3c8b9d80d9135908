using PmoBot.Delivery;

namespace PmoBot.Tests.Delivery;

/// <summary>A replica that is away between drawing a card and sending it.</summary>
internal sealed class Late(Channel channel, TaskCompletionSource reached, Task gate) : IMessenger
{
    public async Task<Sending> PostAsync(ConversationReference conversation, CardContent card, CancellationToken cancel)
    {
        reached.TrySetResult();
        await gate;
        return await channel.PostAsync(conversation, card, cancel);
    }

    public async Task<Sending> PutAsync(
        ConversationReference conversation, string activityId, CardContent card, CancellationToken cancel)
    {
        reached.TrySetResult();
        await gate;
        return await channel.PutAsync(conversation, activityId, card, cancel);
    }

    public Task<Opening> OpenAsync(Contact person, CancellationToken cancel) => channel.OpenAsync(person, cancel);
}
