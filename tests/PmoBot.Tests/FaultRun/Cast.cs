using PmoBot.Local;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>The people of a portfolio whose PMO asks for status by itself and reads a digest of it.</summary>
internal sealed class Cast
{
    // Each person is still reading what came back.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    private readonly LoopbackConnector _connector;
    private readonly Actor _pmo;
    private readonly HashSet<string> _readers;
    private HashSet<string> _before = [];

    public Cast(Fleet fleet, LoopbackConnector connector, int projects, int seed)
    {
        _connector = connector;
        _pmo = PersonOf(Persona.Camille.AadObjectId);
        var managers = Enumerable.Range(0, projects).Select(number => PersonOf(Id(number, 6))).ToList();
        Lives = [.. managers.Select((manager, number) => new ProjectLife(number, manager, PersonOf(Id(number, 7)), PersonOf(Id(number, 8)), managers[(number + 1) % projects], seed + 2 * number))];
        _readers = Lives.Select(life => life.Sponsor.Chat).ToHashSet(StringComparer.Ordinal);

        Actor PersonOf(string id) => new(fleet, new TeamsSpeaker(connector.ServiceUrl, $"a:1{id}") { ObjectId = id, Name = $"Person {id}" }, "19:pmo@thread.tacv2;messageid=1");
        static string Id(int number, byte kind) => new Guid(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, kind).ToString("D");
    }

    public IReadOnlyList<ProjectLife> Lives { get; }

    /// <summary>What was posted into people's own chats since they went to work, but for those who ask there: deliveries alone do that.</summary>
    public IEnumerable<SentActivity> Posted => _connector.All.Where(message =>
        message.ConversationId.StartsWith("a:", StringComparison.Ordinal) && !_readers.Contains(message.ConversationId) && !_before.Contains(message.Id));

    public async Task BeginAsync()
    {
        await Task.WhenAll(Lives.SelectMany(life => new[] { life.Manager, life.Member, life.Sponsor }).Append(_pmo).Select(person => person.SayAsync("help")));
        foreach (var life in Lives)
            await life.BeginAsync(_pmo);
        await _pmo.PressAsync(
            "round.schedule", ("portfolio", "Digital"), ("cadence", "Weekly"), ("mode", "Live"), ("ownZone", "false"),
            ("opens", "Thu 14:00"), ("due", "Fri 12:00"), ("cutOff", "Mon 10:00"), ("published", "Mon 11:00"));
        await _pmo.PressAsync("digests.save", ("of", "portfolio-digital"), ("digest", "weekly"), ("audience", "Team"), ("when", "round"), ("people", _pmo.ObjectId));
        _before = _connector.All.Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
    }

    public async Task PlayAsync(CancellationToken over)
    {
        await Task.WhenAll(Lives.SelectMany(life => new[] { GoOnAsync(life.LeadAsync), GoOnAsync(life.WorkAsync) }));

        async Task GoOnAsync(Func<Task> next)
        {
            while (!over.IsCancellationRequested)
            {
                await next();
                await Task.Delay(Breath, MachineTime.Real, CancellationToken.None);
            }
        }
    }
}
