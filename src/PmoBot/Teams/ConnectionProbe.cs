using PmoBot.ActivityProtocol;
using PmoBot.Configuration;
using PmoBot.Doctor;

namespace PmoBot.Teams;

internal sealed class ConnectionProbe(UserTokenClient tokens, BotSettings bot) : IConnectionProbe
{
    private const string Nobody = "doctor";

    public async Task<ConnectionState> LookAsync(string connection, CancellationToken cancel)
    {
        var nowhere = new ConversationReference(bot.TokenService, $"a:{Nobody}")
        {
            ChannelId = ChannelIds.Teams,
            User = new ChannelAccount { Id = $"29:{Nobody}" },
            Bot = new ChannelAccount { Id = $"28:{bot.AppId}" },
            Conversation = new ConversationAccount { Id = $"a:{Nobody}", ConversationType = ConversationTypes.Personal, TenantId = bot.TenantId },
        };
        return await tokens.GetSignInResourceAsync(connection, nowhere, bot.AppId ?? "", cancel) switch
        {
            ConnectorResult<SignInResource>.Ok { Value.SignInLink.Length: > 0 } => new ConnectionState.Works(),
            ConnectorResult<SignInResource>.Refused { Refusal.Status: 401 or 403 } => new ConnectionState.Refused(),
            ConnectorResult<SignInResource>.Ok or ConnectorResult<SignInResource>.Refused => new ConnectionState.Missing(),
            ConnectorResult<SignInResource>.NotDone { Why: var why } => new ConnectionState.Away(why),
            ConnectorResult<SignInResource>.Unknown { Why: var why } => new ConnectionState.Away(why),
            _ => new ConnectionState.Away("429"),
        };
    }
}
