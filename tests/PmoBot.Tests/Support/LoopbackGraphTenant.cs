using System.Globalization;
using System.Text.Json.Nodes;

namespace PmoBot.Tests.Support;

/// <summary>What was posted to a channel, in whose name; <paramref name="Body"/> is the request's, as it was sent.</summary>
internal sealed record GraphPost(string Team, string Channel, string MessageId, string Publisher, string Body)
{
    public JsonNode Card => JsonNode.Parse((string)JsonNode.Parse(Body)!["attachments"]![0]!["content"]!)!;
}

/// <summary>Somebody in the tenant's directory, and in the members' list of a team.</summary>
internal sealed record GraphUser(string Id, string Name)
{
    public string? Manager { get; init; }

    /// <summary>As Exchange keeps them; null: no mailbox.</summary>
    public JsonObject? Mailbox { get; init; }
}

internal sealed record GraphMember(string Id, string Name, string[] Roles, string Tenant);

internal sealed class GraphTeam(string id)
{
    public string Id => id;

    public HashSet<string> Channels { get; } = new(StringComparer.Ordinal);

    public List<GraphMember> Members { get; } = [];

    public bool IsArchived { get; set; }
}

// Who and what there is in the tenant, and what was done to it.
internal sealed partial class LoopbackGraph
{
    private readonly Dictionary<string, GraphTeam> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, GraphUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Person, DateTimeOffset Until)> _signedIn = new(StringComparer.Ordinal);
    private readonly List<GraphPost> _posts = [];
    private readonly List<(string User, JsonNode Body)> _notices = [];
    private readonly List<string> _faulty = [];
    private int _hidden;

    /// <summary>The bot's own token where there is no identity that mints one. Null: the bot asks without, as it does in Development.</summary>
    public string? AppToken { get; set; } = "the bot's own token";

    /// <summary>What an administrator, or a team's owner, consented to for the bot itself.</summary>
    public HashSet<string> AppPermissions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every message ever posted, in order.</summary>
    public IReadOnlyList<GraphPost> Posts => Locked(() => _posts.ToArray());

    public IReadOnlyList<(string User, JsonNode Body)> Notices => Locked(() => _notices.ToArray());

    /// <summary>What was posted and should not have been: a button that a message of a person cannot answer.</summary>
    public IReadOnlyList<string> Faulty => Locked(() => _faulty.ToArray());

    /// <summary>How many posts stand there although the answer did not say so.</summary>
    public int Hidden => Volatile.Read(ref _hidden);

    /// <summary>How often the rates were broken.</summary>
    public int BrokenLimits { get; private set; }

    /// <summary>Which, and how narrowly, the last time.</summary>
    public string Broken { get; private set; } = "none";

    public GraphTeam AddTeam(string id, params string[] channels)
    {
        lock (_lock)
        {
            var team = _teams[id] = new GraphTeam(id);
            team.Channels.UnionWith(channels);
            return team;
        }
    }

    public GraphTeam? FindTeam(string id) => Locked(() => _teams.GetValueOrDefault(id));

    public void AddUser(GraphUser user)
    {
        lock (_lock)
            _users[user.Id] = user;
    }

    /// <summary>A delegated token with ChannelMessage.Send, good until then (an hour by default).</summary>
    public string SignIn(string person, string? token = null, DateTimeOffset? until = null)
    {
        lock (_lock)
        {
            token ??= string.Create(CultureInfo.InvariantCulture, $"token-{_signedIn.Count}-of-{person}");
            _signedIn[token] = (person, until ?? _time.GetUtcNow().AddHours(1));
            return token;
        }
    }

    /// <summary>So much of every hundred requests goes wrong, the same each time for one seed.</summary>
    public void Disturb(int seed, int percent)
    {
        var random = new Random(seed);
        FaultFor = _ => random.Next(100) >= percent ? null : random.Next(7) switch
        {
            0 => new LoopbackFault.Answer(429, TimeSpan.FromSeconds(1)),
            1 => new LoopbackFault.Answer(503),
            2 => new LoopbackFault.AnswerAfter(503),
            3 => new LoopbackFault.AnswerAfter(504),
            4 => new LoopbackFault.CutBefore(),
            5 => new LoopbackFault.CutAfter(),
            _ => new LoopbackFault.Answer(502),
        };
    }
}
