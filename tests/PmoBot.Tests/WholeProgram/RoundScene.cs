using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// A portfolio whose PMO has turned its rounds on, moments before one opens. Half of its people have a chat with the bot,
/// a quarter it has met in a channel alone, and a quarter never.
/// </summary>
internal sealed class RoundScene
{
    public static readonly RoundId Round = new("digital", Period.ParseId("20261116-w")!);

    private static readonly Instant Opens = Instant.FromUtc(2026, 11, 19, 13, 0);
    private static readonly Duration Before = Duration.FromHours(4);

    private readonly ProgramStore _store;
    private readonly LoopbackConnector _connector;
    private readonly double _speed;
    private int _saidBefore;
    private long? _begun;

    private RoundScene(ProgramStore store, LoopbackConnector connector, int projects, int people, double speed)
    {
        (_store, _connector, _speed) = (store, connector, speed);
        Projects = projects;
        People = [.. Enumerable.Range(1, people).Select(number => new Person(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2).ToString("D"), $"Manager {number}"))];
    }

    public int Projects { get; }

    public IReadOnlyList<Person> People { get; }

    /// <summary>What waits for later in the end: two reminders a person, the round's closing, the end of its names, and the next one with the look for absences before it.</summary>
    public int Later => 2 * People.Count + 4;

    /// <summary>Business time goes on while nobody is up: for a program that starts now.</summary>
    public KeyValuePair<string, string> Clock
    {
        get
        {
            _begun ??= MachineTime.Real.GetTimestamp();
            var passed = Duration.FromTimeSpan(MachineTime.Real.GetElapsedTime(_begun.Value)) * _speed;
            return StartOf(Opens - Duration.FromSeconds(1) * _speed + passed);
        }
    }

    /// <summary>Every message of the round, in order, deleted ones too.</summary>
    public IReadOnlyList<SentActivity> Sent => [.. _connector.All.Skip(_saidBefore)];

    /// <summary>In how many conversations there is one.</summary>
    public int Reached => Sent.Select(message => message.ConversationId).Distinct(StringComparer.Ordinal).Count();

    /// <param name="settings">Of the programs that will run it.</param>
    public static async Task<RoundScene> SetAsync(
        ProgramStore store, LoopbackConnector connector, IEnumerable<KeyValuePair<string, string>> settings, int projects, int people, double speed = 1)
    {
        var scene = new RoundScene(store, connector, projects, people, speed);
        await Parallel.ForEachAsync(Enumerable.Range(0, projects), async (number, _) => await scene.WriteAsync(number));
        await using var program = await RealProgram.StartAsync([.. settings, StartOf(Opens - Before)]);
        var bot = await program.Http;
        await Parallel.ForEachAsync(Enumerable.Range(0, people).Where(number => number % 4 != 3), async (number, cancel) =>
            await bot.SendAsync(scene.Speaker(number).Words("help"), cancel: cancel));
        var live = await bot.SendAsync(new TeamsSpeaker(connector.ServiceUrl, "a:1camille").Press(
            "round.schedule", null, ("portfolio", "Digital"), ("cadence", "Weekly"), ("mode", "Live"), ("ownZone", "false"),
            ("opens", "Thu 14:00"), ("due", "Fri 12:00"), ("cutOff", "Mon 10:00"), ("published", "Mon 11:00")));
        Assert.True(live is { Status: 200, ShowsCard: true, ShowsForm: false }, live.Body);
        await store.SettledAsync(later: 2);
        scene._saidBefore = connector.All.Count;
        return scene;
    }

    public IReadOnlyList<string> ProjectsOf(Person person)
    {
        var place = People.ToList().IndexOf(person);
        return [.. Enumerable.Range(0, Projects).Where(number => number % People.Count == place).Select(CodeOf)];
    }

    /// <summary>Where people speak with the bot: in their own chat, but every fourth in a channel.</summary>
    public TeamsSpeaker Speaker(int number)
    {
        var chat = new TeamsSpeaker(_connector.ServiceUrl, $"a:1{People[number].ObjectId}") { ObjectId = People[number].ObjectId, Name = People[number].Name };
        return number % 4 == 2 ? chat with { Type = "channel", Conversation = $"19:c@thread.tacv2;messageid={number}" } : chat;
    }

    /// <summary>Until the first projects stand in the round. Only the rows can tell.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> GatheringAsync(TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        using var ask = new PeriodicTimer(TimeSpan.FromMilliseconds(10), MachineTime.Real);
        while (true)
        {
            if ((await _store.PartitionAsync(Round.Partition)).Count is var lines and > 0)
                return lines;
            await ask.WaitForNextTickAsync(late.Token);
        }
    }

    /// <summary>Until everybody who can be reached has a message.</summary>
    public async Task AllReachedAsync(int people, TimeSpan patience)
    {
        await _connector.WaitForAsync(_ => Reached >= people ? this : null, patience);
        await _store.SettledAsync(patience, Later);
    }

    /// <summary>What the buttons of a message say of whom it asks for what.</summary>
    public static (string Round, string Projects)? Asks(SentActivity message)
    {
        using var json = JsonDocument.Parse(message.Versions[0].ToUtf8Json());
        return In(json.RootElement);

        static (string, string)? In(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().Select(In).FirstOrDefault(found => found is not null),
            JsonValueKind.Object when element.TryGetProperty("round", out var round) && element.TryGetProperty("projects", out var projects) => (round.GetString()!, projects.GetString()!),
            JsonValueKind.Object => element.EnumerateObject().Select(property => In(property.Value)).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    private static KeyValuePair<string, string> StartOf(Instant at) => new("Clock__Start", InstantPattern.ExtendedIso.Format(at));

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"R{number:0000}");

    private async Task WriteAsync(int number)
    {
        var project = new Project
        {
            Code = ProjectCode.Parse(CodeOf(number)),
            Name = $"Project {number}",
            Portfolio = Portfolio.Named("Digital"),
            Manager = People[number % People.Count],
            ActiveSince = Opens - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        await _store.Rows.CommitAsync(project.Code.Partition, [ProjectStore.Insert(project)]);
        await new ProjectDirectory(_store.Rows).WriteAsync(project, CancellationToken.None);
        await new TakeSnapshot(_store.Rows, new ProjectStore(_store.Rows), [], []).ActAsync(
            new() { Owner = project.Code.Partition, Id = "snapshot", Kind = TakeSnapshot.KindName, Due = Opens, State = DeliveryState.Pending }, CancellationToken.None);
    }
}
