using PmoBot.Configuration;
using PmoBot.Conversation;

namespace PmoBot.Doctor;

/// <summary>Microsoft Graph, where it is on: whether it answers, what the bot may do there, and the connection by which people sign in.</summary>
internal sealed class CheckGraph(GraphSettings graph, BotSettings bot, IConnectionProbe connection, HttpClient http, Peers peers) : ICheck
{
    // Application permissions; those by consent of an owner or a person do not stand in a token.
    private static readonly IReadOnlyList<string> Permissions = ["ChannelMember.Read.All", "User.Read.All", "MailboxSettings.Read", "TeamsActivity.Send"];

    public async IAsyncEnumerable<Finding> LookAsync(Language language)
    {
        var texts = GraphTexts.For(language);
        if (!graph.Enabled)
        {
            yield return Finding.Note(texts.Off);
            yield break;
        }

        yield return await AwayAsync() is { } away ? Finding.Wrong(texts.Away(graph.BaseUrl.Host, away)) : Finding.Fine(texts.Fine(graph.BaseUrl.Host));
        if (graph.Credential is not null)
        {
            var (token, refused) = await AppToken.AskAsync(peers, graph.Credential, graph.Scope);
            if (refused is not null && bot.Credential is not null && (await AppToken.AskAsync(peers, bot.Credential, bot.Scope)).Why is not null)
            {
                // Said already, with what to do.
                yield return Finding.Note(texts.Waits);
                yield break;
            }

            if (refused is not null)
                yield return Finding.Wrong(texts.NoToken(graph.Scope, refused));
            foreach (var permission in Permissions.Where(permission => token?.Roles.Contains(permission) == false))
                yield return Finding.Note(texts.NotPermitted(permission));
        }

        var (state, silent) = await peers.AskAsync(cancel => connection.LookAsync(graph.ConnectionName!, cancel));
        yield return state switch
        {
            ConnectionState.Works => Finding.Fine(texts.ConnectionFine(graph.ConnectionName!)),
            ConnectionState.Missing => Finding.Wrong(texts.NoConnection(graph.ConnectionName!)),
            ConnectionState.Refused => Finding.Wrong(texts.SignInRefused(bot.AppId ?? "–")),
            _ => Finding.Wrong(texts.SignInAway(new Uri(bot.TokenService).Host, (state as ConnectionState.Away)?.Why ?? silent!)),
        };
    }

    // Whoever asks Graph for a person without a token is refused. Another answer is not Graph's: a proxy's, or a wrong host's.
    private async Task<string?> AwayAsync()
    {
        var (status, why) = await peers.AskAsync(async cancel =>
        {
            using var answer = await http.GetAsync(new Uri($"{graph.BaseUrl.AbsoluteUri.TrimEnd('/')}/me"), cancel);
            return (int)answer.StatusCode;
        });
        return why ?? (graph.Credential is null || status == 401 ? null : $"{status}");
    }
}
