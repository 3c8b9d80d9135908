using System.Text;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A round goes out to a Teams that fails three times in ten, in all the ways in which it does.</summary>
public sealed class RoughConnectorTests(ITestOutputHelper output)
{
    private static readonly (int Projects, int People, int TimeOuts) Size = TestScale.IsFull ? (1000, 300, 8) : (200, 60, 2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(TestScale.IsFull ? 10 : 2);

    [Fact]
    public async Task Every_prompt_arrives_no_limit_is_broken_and_who_cannot_be_reached_is_asked_once_and_said_so()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        // Failures wait in business time.
        IReadOnlyList<KeyValuePair<string, string>> settings =
            [.. store.Settings, .. RealProgram.Impatient, new("Limits__Enabled", "true"), new("Clock__Speed", "10")];
        var scene = await RoundScene.SetAsync(store, connector, settings, Size.Projects, Size.People, speed: 10);
        var closed = Closed(scene, connector);
        var weather = new Weather(new Random(seed), closed, Size.TimeOuts);
        (connector.FaultFor, connector.LimitsRates) = (weather.See, true);

        await using var program = await RealProgram.StartAsync([.. settings, scene.Clock]);
        await scene.AllReachedAsync(Size.People - closed.Count, Patience);

        var repeated = await RoundReckoning.CheckAsync(scene, store, [.. closed.Keys]);
        output.WriteLine(
            $"Rough Connector: {Size.Projects} projects of {Size.People} people: {scene.Reached} asked, {closed.Count} unreachable; {weather.Requests} requests, "
            + $"{weather.Faults} of them failed, {weather.Effects} after their effect; {repeated} messages repeated and marked; {connector.BrokenLimits} limits broken");
        Assert.InRange(weather.Faults, Size.People / 10, int.MaxValue);
        Assert.InRange(repeated, 0, weather.Effects);
        Assert.Equal(0, connector.BrokenLimits);
        Assert.All(closed.Keys, person => Assert.Equal(1, weather.AskedOf(person)));
        var lines = await new RoundBoard(store.Rows).ListAsync(RoundScene.Round, CancellationToken.None);
        foreach (var (person, why) in closed)
        {
            Assert.All(lines.Where(line => person.Is(line.Person)), line =>
            {
                Assert.True(line is { State: RoundState.Unreachable, SentAt: null, UnreachableSince: not null }, $"{line}");
                Assert.Contains(why, line.Unreachable!, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Some blocked the bot, of some the chat is gone, and to some the app may not be brought.</summary>
    private static Dictionary<Person, string> Closed(RoundScene scene, LoopbackConnector connector)
    {
        var closed = new Dictionary<Person, string>();
        for (var number = 0; number < 12; number += 4)
        {
            connector.AddConversation(scene.Speaker(number).Conversation).IsBlocked = true;
            closed[scene.People[number]] = "MessageWritesBlocked";
            connector.AddConversation(scene.Speaker(number + 1).Conversation).IsGone = true;
            closed[scene.People[number + 1]] = "404";
            closed[scene.People[number + 3]] = "403";
        }

        connector.IsInstalledFor = member => closed.All(one => one.Value != "403" || one.Key.ObjectId != member);
        return closed;
    }

    private sealed class Weather(Random random, IReadOnlyDictionary<Person, string> closed, int timeOuts)
    {
        private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
        private readonly TaskCompletionSource _never = new();
        private int _timeOuts = timeOuts;

        public int Requests { get; private set; }

        public int Faults { get; private set; }

        /// <summary>Of messages that were sent all the same.</summary>
        public int Effects { get; private set; }

        public int AskedOf(Person person) => _asked.GetValueOrDefault(person.ObjectId);

        public LoopbackFault? See(LoopbackRequest request)
        {
            Requests++;
            var to = request.ConversationId ?? Encoding.UTF8.GetString(request.Body);
            if (closed.Keys.FirstOrDefault(person => to.Contains(person.ObjectId, StringComparison.Ordinal)) is { } person)
            {
                _asked[person.ObjectId] = AskedOf(person) + 1;
                return null;
            }

            if (random.Next(10) >= 3)
                return null;
            Faults++;
            var fault = Fault();
            if (request.ConversationId is not null && fault is LoopbackFault.AnswerAfter or LoopbackFault.CutAfter or LoopbackFault.HoldAfter)
                Effects++;
            return fault;
        }

        private LoopbackFault Fault() => random.Next(9) switch
        {
            0 => new LoopbackFault.Answer(429, TimeSpan.FromSeconds(1)),
            1 => new LoopbackFault.Answer(412),
            2 => new LoopbackFault.Answer(502),
            3 => new LoopbackFault.AnswerAfter(502),
            4 => new LoopbackFault.Answer(503),
            5 => new LoopbackFault.Answer(504),
            6 => new LoopbackFault.CutBefore(),
            7 => new LoopbackFault.CutAfter(),
            // A time-out takes the bot's whole patience: not many of them.
            _ => _timeOuts-- > 0 ? new LoopbackFault.HoldAfter(_never.Task) : new LoopbackFault.AnswerAfter(504),
        };
    }
}
