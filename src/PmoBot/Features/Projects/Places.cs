using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>What became of a channel. The names stand in rows.</summary>
internal enum PlaceState
{
    There,
    Archived,
    Deleted,

    /// <summary>The bot was removed from its team.</summary>
    Removed,
}

/// <summary>A channel as it is known: what was last said of it, and of its team.</summary>
/// <param name="Seen">Its name, its team and the like.</param>
internal sealed record KnownPlace(TeamChannel Seen, PlaceState State)
{
    /// <summary>Teams tells no name of the General channel.</summary>
    public bool IsGeneral => Seen.Id == Seen.TeamId;
}

/// <summary>
/// What Teams said of the channels that something here is about: the row `place` of `channel-{id}`, and what holds for a whole
/// team in the row `team` of `team-{id}`, so that one event is one write however many channels it concerns.
/// </summary>
internal sealed class Places(ITableStore store, Commands commands, ITeams teams)
{
    private const string PlaceRow = "place";
    private const string TeamRow = "team";

    /// <summary>The rows by which <see cref="LearnAsync"/> sees whether there is anything to learn, after the link.</summary>
    public static RowAddress[] AddressesOf(TeamChannel channel) =>
        [new(ChannelLinks.PartitionOf(channel.Id), PlaceRow), new(PartitionOf(channel.TeamId), TeamRow)];

    /// <summary>Null: nothing here is about it, or Teams has not said of what team it is.</summary>
    public async Task<KnownPlace?> FindAsync(string channelId, CancellationToken cancel)
    {
        if (await store.FindAsync(ChannelLinks.PartitionOf(channelId), PlaceRow, cancel) is not { } place)
            return null;
        var team = await store.FindAsync(PartitionOf(place.Columns.Text("team")!), TeamRow, cancel);
        var state = StateOf(place.Columns);
        return new KnownPlace(
            new TeamChannel(channelId, place.Columns.Text("team")!)
            {
                Name = place.Columns.Text("name"),
                Type = place.Columns.Text("type"),
                TeamName = team?.Columns.Text("name"),
                GroupId = team?.Columns.Text("groupId"),
            },
            state == PlaceState.There && team is not null ? StateOf(team.Columns) : state);
    }

    /// <summary>
    /// From now on something here is about the channel that the turn takes place in, such as a digest. Null: the turn is in
    /// none, or Teams does not say of what team it is.
    /// </summary>
    public async Task<KnownPlace?> KeepAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Channel is not { } channel)
            return null;
        await NoteAsync(channel, PlaceState.There);
        return await FindAsync(channel.Id, cancel) is { } known
            ? await WithNameAsync(await WithGroupAsync(known, turn.Conversation, cancel), turn.Conversation, cancel)
            : null;
    }

    /// <summary>With the id of the team's group, which is asked for once, unless Teams told it unasked; without, where Teams does not tell.</summary>
    /// <param name="conversation">Where the bot can be met in that team.</param>
    public async Task<KnownPlace> WithGroupAsync(KnownPlace known, ConversationReference conversation, CancellationToken cancel)
    {
        if (known.Seen.GroupId is not null || await teams.FindAsync(conversation, known.Seen.TeamId, cancel) is not { } facts)
            return known;
        var seen = known.Seen with { TeamName = facts.Name ?? known.Seen.TeamName, GroupId = facts.GroupId };
        await WriteAsync(PartitionOf(seen.TeamId), TeamRow, Team(seen, null));
        return known with { Seen = seen };
    }

    /// <summary>A turn takes place in a channel. Written where something is about it, and only what is news.</summary>
    /// <param name="conversation">Where the bot can be met in that channel.</param>
    /// <param name="isSaid">In words: then the channel is there. A card can be pressed in an archived team.</param>
    public async Task LearnAsync(
        TeamChannel seen, ConversationReference conversation, bool isSaid, TableRow? link, TableRow? place, TableRow? team, CancellationToken cancel)
    {
        PlaceState? state = isSaid ? PlaceState.There : null;
        if ((link is null && place is null) || (!IsNews(Place(seen, state), place) && !IsNews(Team(seen, state), team)))
            return;
        await NoteAsync(seen, state);
        if (await FindAsync(seen.Id, cancel) is { } known)
            await WithNameAsync(known, conversation, cancel);
    }

    // Most activities leave the name out; Teams is asked where nothing told it yet.
    private async Task<KnownPlace> WithNameAsync(KnownPlace known, ConversationReference conversation, CancellationToken cancel)
    {
        if (known.IsGeneral || known.Seen.Name is not null || await teams.NameAsync(conversation, known.Seen.TeamId, known.Seen.Id, cancel) is not { } name)
            return known;
        var seen = known.Seen with { Name = name };
        await WriteAsync(ChannelLinks.PartitionOf(seen.Id), PlaceRow, Place(seen, null));
        return known with { Seen = seen };
    }

    public async Task ChangeChannelAsync(string channelId, string teamId, PlaceState state, string? name)
    {
        var partition = ChannelLinks.PartitionOf(channelId);
        if (await store.FindAsync(partition, PlaceRow) is not null || await store.FindAsync(partition, ChannelLinks.Row) is not null)
            await WriteAsync(partition, PlaceRow, Place(new TeamChannel(channelId, teamId) { Name = name }, state));
    }

    public async Task ChangeTeamAsync(string teamId, PlaceState state, string? name, string? groupId)
    {
        if (await store.FindAsync(PartitionOf(teamId), TeamRow) is not null)
            await WriteAsync(PartitionOf(teamId), TeamRow, Team(new TeamChannel(teamId, teamId) { TeamName = name, GroupId = groupId }, state));
    }

    /// <summary>Ids of channels, teams and conversations come from outside, and none of Teams' own is too long for a key.</summary>
    public static bool CanKeep(params ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
        {
            if (id is { Length: > 0 } && !TableKey.Fits(ChannelLinks.PartitionOf(id)))
                return false;
        }

        return true;
    }

    private static string PartitionOf(string teamId) => $"team-{teamId}";

    private static PlaceState StateOf(Columns columns) => columns.Text("state") is { } state ? Enum.Parse<PlaceState>(state) : PlaceState.There;

    /// <param name="state">Null: as it was.</param>
    private static Columns Place(TeamChannel seen, PlaceState? state) => new()
    {
        ["team"] = seen.TeamId,
        ["name"] = seen.Name,
        ["type"] = seen.Type,
        ["state"] = state?.ToString(),
    };

    private static Columns Team(TeamChannel seen, PlaceState? state) => new()
    {
        ["name"] = seen.TeamName,
        ["groupId"] = seen.GroupId,
        ["state"] = state?.ToString(),
    };

    private async Task NoteAsync(TeamChannel seen, PlaceState? state)
    {
        await WriteAsync(PartitionOf(seen.TeamId), TeamRow, Team(seen, state));
        await WriteAsync(ChannelLinks.PartitionOf(seen.Id), PlaceRow, Place(seen, state));
    }

    // What is not said stays as it is known.
    private static bool IsNews(Columns said, TableRow? known) =>
        known is null || said.Any(column => !column.Value.Equals(known.Columns[column.Key]));

    private Task<Outcome<bool>> WriteAsync(string partition, string key, Columns said) => commands.RunAsync<bool>(partition, async () =>
    {
        var row = await store.FindAsync(partition, key);
        if (!IsNews(said, row))
            return true;
        var columns = new Columns();
        foreach (var (name, value) in (row?.Columns ?? []).Concat(said))
            columns[name] = value;
        return (await store.CommitAsync(partition, [row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag)])).Then(true);
    });
}
