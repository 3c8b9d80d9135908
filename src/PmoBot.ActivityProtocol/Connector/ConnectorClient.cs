using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The Connector's REST operations: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// One call is one attempt, unless the client was made by <see cref="WithRetries"/>. A service URL that is not trusted
/// is not called. Only the caller's own cancellation throws.
/// </summary>
public sealed class ConnectorClient
{
    private readonly WireClient _wire;

    private ConnectorClient(WireClient wire) => _wire = wire;

    /// <param name="tokens">None: calls carry no token, as the Agents Playground expects.</param>
    public ConnectorClient(HttpClient http, ServiceUrlPolicy policy, TimeProvider time, ConnectorTokens? tokens = null)
        : this(new WireClient(http, policy, time, tokens))
    {
    }

    /// <summary>The same client for direct replies: what was throttled or lost is tried again, within a turn's time.</summary>
    public ConnectorClient WithRetries() => new(_wire.WithRetries());

    public Task<ConnectorResult<ResourceResponse>> SendAsync(
        string serviceUrl, string conversationId, Activity activity, CancellationToken cancel) =>
        _wire.CallAsync("Send", HttpMethod.Post, serviceUrl, Activities(conversationId), activity.ToUtf8Json(), WireJson.Default.ResourceResponse, cancel);

    /// <summary>Sends as an answer to an activity; in a channel it goes into that activity's thread.</summary>
    public Task<ConnectorResult<ResourceResponse>> ReplyAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancel) =>
        _wire.CallAsync(
            "Reply", HttpMethod.Post, serviceUrl, OneActivity(conversationId, activityId), (activity with { ReplyToId = activityId }).ToUtf8Json(), WireJson.Default.ResourceResponse, cancel);

    /// <summary>Replaces an activity of the bot's own.</summary>
    public Task<ConnectorResult<ResourceResponse>> UpdateAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancel) =>
        _wire.CallAsync(
            "Update", HttpMethod.Put, serviceUrl, OneActivity(conversationId, activityId), (activity with { Id = activityId }).ToUtf8Json(), WireJson.Default.ResourceResponse, cancel);

    /// <summary>Deletes an activity of the bot's own.</summary>
    public Task<ConnectorResult<ResourceResponse>> DeleteAsync(
        string serviceUrl, string conversationId, string activityId, CancellationToken cancel) =>
        _wire.CallAsync("Delete", HttpMethod.Delete, serviceUrl, OneActivity(conversationId, activityId), null, WireJson.Default.ResourceResponse, cancel);

    public Task<ConnectorResult<ConversationResourceResponse>> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, CancellationToken cancel) =>
        _wire.CallAsync(
            "CreateConversation", HttpMethod.Post, serviceUrl, "/v3/conversations", JsonSerializer.SerializeToUtf8Bytes(parameters, WireJson.Default.ConversationParameters), WireJson.Default.ConversationResourceResponse, cancel);

    /// <summary>The members, a page of <paramref name="pageSize"/> (50 to 500) at a time. Ends after the first page that is not Ok.</summary>
    public async IAsyncEnumerable<ConnectorResult<PagedMembers>> MembersAsync(
        string serviceUrl, string conversationId, int pageSize = 500, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? next = null;
        do
        {
            var path = $"{Conversation(conversationId)}/pagedmembers?pageSize={pageSize}";
            if (next is not null)
                path += $"&continuationToken={Uri.EscapeDataString(next)}";

            var page = await GetAsync("Members", serviceUrl, path, WireJson.Default.PagedMembers, cancel);
            yield return page;
            next = page is ConnectorResult<PagedMembers>.Ok ok ? ok.Value.ContinuationToken : null;
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <param name="memberId"><c>29:…</c>, an Entra object id, or a user principal name.</param>
    public Task<ConnectorResult<ChannelAccount>> MemberAsync(
        string serviceUrl, string conversationId, string memberId, CancellationToken cancel) =>
        GetAsync("Member", serviceUrl, $"{Conversation(conversationId)}/members/{Uri.EscapeDataString(memberId)}", WireJson.Default.ChannelAccount, cancel);

    public Task<ConnectorResult<TeamInfo>> TeamAsync(string serviceUrl, string teamId, CancellationToken cancel) =>
        GetAsync("Team", serviceUrl, $"/v3/teams/{Uri.EscapeDataString(teamId)}", WireJson.Default.TeamInfo, cancel);

    public async Task<ConnectorResult<IReadOnlyList<ChannelInfo>>> ChannelsAsync(string serviceUrl, string teamId, CancellationToken cancel)
    {
        var answer = await GetAsync("Channels", serviceUrl, $"/v3/teams/{Uri.EscapeDataString(teamId)}/conversations", WireJson.Default.ChannelList, cancel);
        return answer.Select(list => list.Conversations ?? []);
    }

    private Task<ConnectorResult<T>> GetAsync<T>(string operation, string serviceUrl, string path, JsonTypeInfo<T> type, CancellationToken cancel) where T : class, new() =>
        _wire.CallAsync(operation, HttpMethod.Get, serviceUrl, path, null, type, cancel);

    private static string Conversation(string id) => $"/v3/conversations/{Uri.EscapeDataString(id)}";

    private static string Activities(string conversationId) => Conversation(conversationId) + "/activities";

    private static string OneActivity(string conversationId, string activityId) =>
        $"{Activities(conversationId)}/{Uri.EscapeDataString(activityId)}";
}
