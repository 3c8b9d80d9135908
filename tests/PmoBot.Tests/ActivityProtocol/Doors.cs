using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>The way in, as the endpoint walks it: the token first, then the activity.</summary>
internal static class Doors
{
    public static InboundAuthenticator Of(LoopbackIdentity identity, HttpClient http, TimeProvider time) => new(
        new InboundOptions { AppId = LoopbackIdentity.AppId, TenantId = LoopbackIdentity.TenantId, Metadata = identity.Metadata }, http, time);

    public static async Task<InboundVerdict> EnterAsync(InboundAuthenticator door, string? authorization, Activity activity)
    {
        var verdict = await door.CheckTokenAsync(authorization, CancellationToken.None);
        return verdict is InboundVerdict.Accepted accepted ? door.CheckActivity(accepted.Token, activity) : verdict;
    }

    public static Activity Message(string serviceUrl) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = ChannelIds.Teams,
        ServiceUrl = serviceUrl,
        Conversation = new ConversationAccount { Id = "a:1x", TenantId = LoopbackIdentity.TenantId },
    };
}
