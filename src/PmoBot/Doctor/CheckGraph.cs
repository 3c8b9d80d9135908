using System.Runtime.CompilerServices;
using PmoBot.Configuration;

namespace PmoBot.Doctor;

/// <summary>Microsoft Graph, where it is on: whether it answers, what the bot may do there, and the connection by which people sign in.</summary>
internal sealed class CheckGraph(GraphSettings graph, BotSettings bot, IConnectionProbe connection, HttpClient http) : ICheck
{
    // Application permissions; those by consent of an owner or a person do not stand in a token.
    private static readonly IReadOnlyList<string> Permissions = ["ChannelMember.Read.All", "User.Read.All", "MailboxSettings.Read", "TeamsActivity.Send"];

    public async IAsyncEnumerable<Finding> LookAsync(DoctorTexts texts, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!graph.Enabled)
        {
            yield return Finding.Note(texts.GraphOff);
            yield break;
        }

        yield return await AnswersAsync(cancel) is { } away ? Finding.Wrong(texts.GraphAway(graph.BaseUrl.Host, away)) : Finding.Fine(texts.GraphFine(graph.BaseUrl.Host));
        if (graph.Credential is not null)
        {
            var token = await AppToken.AskAsync(graph.Credential, graph.Scope, cancel);
            if (token.Why is not null)
            {
                // Said already, with what to do.
                yield return Finding.Note(texts.GraphWaits);
                yield break;
            }

            foreach (var permission in Permissions.Where(permission => !token.Roles.Contains(permission)))
                yield return Finding.Note(texts.NotPermitted(permission));
        }

        yield return await connection.LookAsync(graph.ConnectionName!, cancel) switch
        {
            ConnectionState.Missing => Finding.Wrong(texts.NoConnection(graph.ConnectionName!)),
            ConnectionState.Refused => Finding.Wrong(texts.SignInRefused(bot.AppId ?? "–")),
            ConnectionState.Away { Why: var why } => Finding.Wrong(texts.SignInAway(new Uri(bot.TokenService).Host, why)),
            _ => Finding.Fine(texts.ConnectionFine(graph.ConnectionName!)),
        };
    }

    // Any answer will do: without a token it is a refusal.
    private async Task<string?> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(graph.BaseUrl, cancel);
            return (int)answer.StatusCode >= 500 ? $"{(int)answer.StatusCode}" : null;
        }
        catch (HttpRequestException away)
        {
            return away.Message;
        }
    }
}
