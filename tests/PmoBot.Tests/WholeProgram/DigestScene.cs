using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <param name="Each">Channels of each digest.</param>
internal sealed record DigestSize(int Digests, int Each, int Channels, int Teams, int Publishers, int Kills)
{
    public int Posts => Digests * Each;
}

/// <summary>One digest in one channel.</summary>
/// <param name="ByName">In the publisher's; else by the bot.</param>
internal sealed record DuePost(Subscription Digest, DigestChannel Channel, bool ByName);

/// <summary>
/// Digests of portfolios and projects, all due in the same minute, in the names of PMO people of whom the last two never
/// signed in, and the first is not in the team of the first channel.
/// </summary>
internal sealed class DigestScene
{
    private const string Connection = "graph";

    private static readonly Instant Due = Instant.FromUtc(2026, 11, 19, 13, 0);
    private static readonly Duration Before = Duration.FromHours(4);

    private readonly ProgramStore _store;
    private readonly LoopbackConnector _connector;
    private readonly LoopbackGraph _graph;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private HashSet<string> _said = [];
    private long? _begun;

    private DigestScene(ProgramStore store, LoopbackConnector connector, LoopbackGraph graph, DigestSize size)
    {
        (_store, _connector, _graph, Size) = (store, connector, graph, size);
        Publishers = [.. Enumerable.Range(0, size.Publishers).Select(number => new Person(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4).ToString("D"), $"Publisher {number}"))];
        Digests = [.. Enumerable.Range(0, size.Digests).Select(DigestOf)];
        Posts =
        [
            .. Digests.SelectMany(digest => digest.Channels, (digest, channel) =>
                new DuePost(digest, channel, HasToken(digest.Publisher!) && !(digest.Publisher!.Is(Publishers[0]) && channel.Id == ChannelId(0)))),
        ];
    }

    public DigestSize Size { get; }

    /// <summary>All of them are the PMO of everything.</summary>
    public IReadOnlyList<Person> Publishers { get; }

    public IReadOnlyList<Subscription> Digests { get; }

    public IReadOnlyList<DuePost> Posts { get; }

    /// <summary>Business time goes on while nobody is up: for a program that starts now.</summary>
    public KeyValuePair<string, string> Clock
    {
        get
        {
            _begun ??= MachineTime.Real.GetTimestamp();
            return StartOf(Due - Duration.FromSeconds(1) + Duration.FromTimeSpan(MachineTime.Real.GetElapsedTime(_begun.Value)));
        }
    }

    /// <summary>In how many channels how many digests stand in their publisher's name.</summary>
    public int Posted => _graph.Posts.Select(post => KeyOf(post.Channel, post.Body)).Distinct(StringComparer.Ordinal).Count();

    public static async Task<DigestScene> SetAsync(
        ProgramStore store, LoopbackConnector connector, LoopbackGraph graph, LoopbackTokenService service, DigestSize size)
    {
        var scene = new DigestScene(store, connector, graph, size);
        service.TokenFor = scene.TokenFor;
        for (var channel = 0; channel < size.Channels; channel++)
            scene.Add(channel);
        for (var number = 0; number < size.Digests; number++)
            await scene.WriteAsync(number);
        await using var program = await RealProgram.StartAsync([.. scene.Settings(service), StartOf(Due - Before)]);
        var bot = await program.Http;
        await Parallel.ForEachAsync(scene.Publishers, async (person, cancel) => await bot.SendAsync(scene.Speaker(person).Words("help"), cancel: cancel));
        await store.SettledAsync(later: size.Digests);
        scene._said = connector.All.Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        return scene;
    }

    public IReadOnlyList<KeyValuePair<string, string>> Settings(LoopbackTokenService service) =>
    [
        .. _store.Settings, .. RealProgram.Impatient,
        new("Graph__Enabled", "true"), new("Graph__ConnectionName", Connection), new("Graph__BaseUrl", _graph.BaseUrl.AbsoluteUri),
        new("Bot__TokenServiceUrl", service.Url), new("Limits__Enabled", "true"),
        new("Pmo__Admins", string.Join(',', Publishers.Select(person => person.ObjectId))),
    ];

    /// <summary>Which digest goes to which channel by this request to Graph.</summary>
    public string KeyOf(LoopbackRequest request) => KeyOf(request.ConversationId!, Encoding.UTF8.GetString(request.Body));

    public bool HasToken(Person publisher) => Publishers.SkipLast(2).Any(publisher.Is);

    /// <summary>Whether a request before had its token too.</summary>
    public bool Knows(LoopbackRequest request)
    {
        lock (_lock)
            return !_used.Add(TokenOf(request));
    }

    /// <summary>The token of a request ends; the next one is another.</summary>
    public void Expire(LoopbackRequest request)
    {
        var token = TokenOf(request);
        lock (_lock)
        {
            if (_tokens.FirstOrDefault(pair => pair.Value == token) is not { Key: { } person })
                return;
            _tokens.Remove(person);
            _graph.SignIn(person, token, DateTimeOffset.UnixEpoch);
        }
    }

    /// <summary>What came to a conversation since the scene was set.</summary>
    public IReadOnlyList<SentActivity> Said(string conversation) => [.. _connector.Sent(conversation).Where(message => !_said.Contains(message.Id))];

    public static string ChatOf(Person person) => $"a:1{person.ObjectId}";

    private static KeyValuePair<string, string> StartOf(Instant at) => new("Clock__Start", InstantPattern.ExtendedIso.Format(at));

    private static string ChannelId(int number) => string.Create(CultureInfo.InvariantCulture, $"19:c{number:000}@thread.tacv2");

    // The first channel has a team of its own.
    private string TeamOf(int channel) => new Guid(channel == 0 ? 0 : 1 + channel % Size.Teams, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5).ToString("D");

    private static ProjectCode CodeOf(int number) => ProjectCode.Parse(string.Create(CultureInfo.InvariantCulture, $"D{number:000}"));

    private static Portfolio PortfolioOf(int number) => Portfolio.Named(string.Create(CultureInfo.InvariantCulture, $"Stream {number:000}"));

    private static string NameOf(Subscription digest) => digest.Subject.Project is { } code ? $"{code} Project" : $"Stream {digest.Id[^3..]}";

    private string KeyOf(string channel, string body) => $"{channel} {Digests.Single(digest => body.Contains($"{NameOf(digest)} ·", StringComparison.Ordinal)).Id}";

    private static string TokenOf(LoopbackRequest request) => request.Authorization!["Bearer ".Length..];

    private TeamsSpeaker Speaker(Person person) => new(_connector.ServiceUrl, ChatOf(person)) { ObjectId = person.ObjectId, Name = person.Name };

    // As the Token Service keeps them, by their names in Teams.
    private string? TokenFor(string user)
    {
        var person = Publishers.Single(one => user == $"29:{one.ObjectId}");
        if (!HasToken(person))
            return null;
        // Graph is told outside of the lock, for it asks this scene within its own.
        var another = _graph.SignIn(person.ObjectId, $"{Guid.NewGuid():N}");
        lock (_lock)
            return _tokens.TryGetValue(person.ObjectId, out var token) ? token : _tokens[person.ObjectId] = another;
    }

    private void Add(int channel)
    {
        var team = _graph.FindTeam(TeamOf(channel)) ?? _graph.AddTeam(TeamOf(channel));
        team.Channels.Add(ChannelId(channel));
        if (team.Members.Count == 0)
            team.Members.AddRange(Publishers.Skip(channel == 0 ? 1 : 0).Select(person => new GraphMember(person.ObjectId, person.Name, [], "home")));
    }

    // The first one of each publisher is of a portfolio, another of a project in it.
    private Subscription DigestOf(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"d{number:000}"),
        Subject = new DigestSubject(number < Size.Publishers ? PortfolioOf(number).Partition : CodeOf(number % Size.Publishers).Partition),
        Audience = DigestAudience.Team,
        Schedule = new DigestSchedule.OnDays([IsoDayOfWeek.Thursday], new LocalTime(14, 0)),
        Channels = [.. Enumerable.Range(0, Size.Each).Select(place => ChannelOf((number * Size.Channels / Size.Digests + place) % Size.Channels))],
        Publisher = Publishers[number % Size.Publishers],
        SetBy = Publishers[number % Size.Publishers],
        Since = Due - Before,
        NextAt = Due,
    };

    private DigestChannel ChannelOf(int number) => new(
        new ConversationReference(new Uri(_connector.ServiceUrl), ChannelId(number), "channel", "28:bot", LoopbackIdentity.TenantId),
        $"Channel {number}", number % 2 == 0 ? Language.English : Language.French, TeamOf(number));

    private async Task WriteAsync(int number)
    {
        var digest = Digests[number];
        if (digest.Subject.Project is null)
            await WriteProjectAsync(number);

        var chain = new DigestChain(new ProjectStore(_store.Rows), new PortfolioStore(_store.Rows));
        var saved = await chain.AppendAsync(digest.Subject, Due - Before, Guid.Empty, DigestAudit.SaveAction, digest.Row, SubscriptionRows.InWords(digest));
        Assert.IsType<CommitResult.Committed>(await new Outbox(_store.Rows, new DueIndex(_store.Rows), new Alarm()).CommitAsync(
            digest.Subject.Partition, [.. saved!, SubscriptionRows.ToWrite(digest)], PublishDigest.Next(digest)));
    }

    private async Task WriteProjectAsync(int number)
    {
        var project = new Project
        {
            Code = CodeOf(number),
            Name = "Project",
            Portfolio = PortfolioOf(number),
            Manager = Publishers[number],
            ActiveSince = Due - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        var (head, entry) = AuditTrail.Append(AuditHead.Start, Due - Before, Guid.Empty, NewProject.CreateVerb, ProjectStore.Row, ProjectRules.ForTrail(project));
        project = project with { Audit = head, Edited = head.Sequence };
        await _store.Rows.CommitAsync(project.Code.Partition, [ProjectStore.Insert(project), entry]);
        await new ProjectDirectory(_store.Rows).WriteAsync(project, CancellationToken.None);
        await new TakeSnapshot(_store.Rows, new ProjectStore(_store.Rows), [], []).WriteAsync(project, CancellationToken.None);
    }
}
