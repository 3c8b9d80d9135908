namespace PmoBot.Conversation;

/// <summary>Finds the use case for what somebody chose on a message or typed into a search, by its command id.</summary>
internal sealed class ExtensionRouter(IEnumerable<IMessageAction> actions, IEnumerable<ISearch> searches, Doorkeeper door)
{
    private readonly Dictionary<string, IMessageAction> _actions = actions.ToDictionary(action => action.CommandId, StringComparer.Ordinal);
    private readonly Dictionary<string, ISearch> _searches = searches.ToDictionary(search => search.CommandId, StringComparer.Ordinal);

    public IEnumerable<string> CommandIds => _actions.Keys.Concat(_searches.Keys);

    public async Task<Reply> FetchAsync(Turn turn, string commandId, ChosenMessage? message, CancellationToken cancel) =>
        await door.SeeOutAsync(turn, turn.UseCase.Name = commandId, await _actions[commandId].FetchAsync(turn, message, cancel), cancel);

    public Task<SearchAnswer> SearchAsync(Turn turn, string commandId, SearchQuery query, CancellationToken cancel)
    {
        var search = _searches[commandId];
        turn.UseCase.Name = search.CommandId;
        return search.SearchAsync(turn, query, cancel);
    }

    public bool Fetches(string commandId) => _actions.ContainsKey(commandId);

    public bool Searches(string commandId) => _searches.ContainsKey(commandId);
}
