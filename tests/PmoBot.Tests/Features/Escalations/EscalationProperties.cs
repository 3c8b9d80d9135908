using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Features.Audit;
using PmoBot.Tests.Support;
using Xunit.Abstractions;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>Whatever people, time and sudden deaths do to a case, in whatever order, it is as a simple model of it says.</summary>
public sealed class EscalationProperties(ITestOutputHelper output)
{
    private static readonly int Stories = TestScale.IsFull ? 300 : 40;

    private static readonly (string Who, bool All)[][] Paths =
    [
        [("B", false), ("C", false)], [("BD", true), ("C", false)], [("BD", false), ("CE", true)], [("B", false), ("A", false), ("CD", true)],
        [("AB", true)], [("BCD", true), ("BE", false)], [("A", false)], [], [("E", false), ("D", false), ("C", false)],
    ];

    private static readonly Gen<Scene> Scenes =
        from kind in Gen.Frequency(
            (5, Gen.Constant(Kind.Decide)), (1, Gen.Constant(Kind.Reject)), (2, Gen.Constant(Kind.Delegate)), (1, Gen.Constant(Kind.TakeBack)), (3, Gen.Constant(Kind.Ask)),
            (3, Gen.Constant(Kind.Answer)), (7, Gen.Constant(Kind.Wait)), (1, Gen.Constant(Kind.Withdraw)), (3, Gen.Constant(Kind.Reopen)), (2, Gen.Constant(Kind.Path)),
            (1, Gen.Constant(Kind.Raise)))
        from who in Gen.Frequency((4, Gen.Elements('B', 'C', 'D', 'E')), (kind is Kind.Answer or Kind.Withdraw or Kind.Reopen ? 20 : 1, Gen.Constant('A')))
        from whom in Gen.Elements('A', 'B', 'C', 'D', 'E')
        from option in Gen.Frequency((6, Gen.Constant('A')), (3, Gen.Constant('B')), (1, Gen.Constant('E')))
        from opening in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)))
        from halves in Gen.Elements(1, 3, 10, 18, 30, 90)
        from path in Gen.Choose(0, Paths.Length - 1)
        from dies in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 90)))
        select new Scene(kind, who, whom, option, opening, halves, path, dies);

    private static readonly Gen<Plot> Plots =
        from first in Gen.Choose(0, 5)
        from scenes in Scenes.ListOf()
        select new Plot(first, [.. scenes]);

    private enum Kind
    {
        Decide,
        Reject,
        Delegate,
        TakeBack,
        Ask,
        Answer,
        Wait,
        Withdraw,
        Reopen,
        Path,
        Raise,
    }

    [Fact]
    public void In_any_story_a_case_is_as_the_model_says_and_nobody_is_told_anything_twice()
    {
        var plots = Arb.From(Plots.Resize(25), plot => plot.Scenes.Select((_, left) => plot with { Scenes = [.. plot.Scenes.Where((_, at) => at != left)] }));
        var (ends, deaths) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Stories), Prop.ForAll(plots, async plot =>
        {
            using var story = new Story(plot);
            await story.PlayAsync();
            ends[story.End] = ends.GetValueOrDefault(story.End) + 1;
            deaths += story.Deaths;
        }));

        output.WriteLine($"{Stories} stories, {deaths} deaths; {string.Join(", ", ends.Select(end => $"{end.Value} {end.Key}"))}");
    }

    /// <param name="Opening">How many openings ago the pressed card was posted.</param>
    /// <param name="Dies">After so many calls of the store the program is dead, and another one goes on. 0: it lives.</param>
    private sealed record Scene(Kind Kind, char Who, char Whom, char Option, int Opening, int Halves, int Path, int Dies)
    {
        public override string ToString() => $"{Kind} {Who} {Whom} {Option} -{Opening} {Halves}h {Path} †{Dies}";
    }

    private sealed record Plot(int Path, IReadOnlyList<Scene> Scenes)
    {
        public override string ToString() => $"path {Path}: {string.Join("; ", Scenes)}";
    }

    private sealed class Story : IDisposable
    {
        private static readonly Dictionary<char, Person> People = new[] { Ana, Bo, Cy, Dee, Eve }.ToDictionary(person => person.Name[0]);

        private readonly TemporaryFile _file = new("story.db");
        private readonly SqliteTableStore _store;
        private readonly Plot _plot;
        private readonly EscalationModel _model;
        private readonly Channel _teams = new();
        private EscalationHouse _house;
        private FaultyStore _faulty;
        private Dictionary<string, string>? _raise;
        private Instant _now;

        public Story(Plot plot)
        {
            _plot = plot;
            _store = SqliteTableStore.Open(_file.Path, new ManualTime());
            (_house, _faulty) = Live();
            _now = _house.House.Now;
            _model = new EscalationModel(Paths[plot.Path], _now.InZone(PortfolioSettings.Default.Zone).LocalDateTime);
        }

        public int Deaths { get; private set; }

        public string End { get; private set; } = "";

        public async Task PlayAsync()
        {
            await _house.BeginAsync(Of(Paths[_plot.Path]));
            _raise = await _house.House.OpenAsync($"escalate {Code}", Roles.None, Ana);
            (_raise["wanted"], _raise["optionA"], _raise["optionB"]) = ("Order the racks?", "Second supplier", "Wait");
            await ActAsync(new Scene(Kind.Raise, 'A', 'A', 'A', 0, 0, 0, 0));
            foreach (var scene in _plot.Scenes.Append(new Scene(Kind.Wait, 'A', 'A', 'A', 0, 1, 0, 0)))
            {
                var opening = _model.Opening - scene.Opening;
                Tell(scene, opening);
                await DieAsync(scene, opening);
                Assert.Equal($"{scene}: {_model}", $"{scene}: {await SeenAsync()}");
            }

            await ReckonAsync();
        }

        public void Dispose()
        {
            _house.Dispose();
            _store.Dispose();
            _file.Dispose();
        }

        private void Tell(Scene scene, int opening)
        {
            switch (scene.Kind)
            {
                case Kind.Decide:
                    _model.Decide(scene.Who, opening, scene.Option);
                    break;
                case Kind.Reject:
                    _model.Decide(scene.Who, opening, null);
                    break;
                case Kind.Delegate:
                    _model.Delegate(scene.Who, opening, scene.Whom);
                    break;
                case Kind.TakeBack:
                    _model.Delegate(scene.Who, opening, null);
                    break;
                case Kind.Ask:
                    _model.Ask(scene.Who, opening);
                    break;
                case Kind.Answer:
                    _model.Answer(scene.Who, opening);
                    break;
                case Kind.Withdraw:
                    _model.Withdraw(scene.Who, opening);
                    break;
                case Kind.Reopen:
                    _model.Reopen(scene.Who, opening);
                    break;
                case Kind.Wait:
                    _model.Wait(scene.Halves);
                    _now += Duration.FromMinutes(30 * scene.Halves);
                    break;
                case Kind.Path:
                    _model.Change(Paths[scene.Path]);
                    break;
            }
        }

        // Whoever was pressing when it died presses again.
        private async Task DieAsync(Scene scene, int opening)
        {
            _faulty.DiesAtCall = scene.Dies > 0 ? _faulty.Calls + scene.Dies : int.MaxValue;
            try
            {
                await ActAsync(scene, opening);
            }
            catch (TableStoreException)
            {
                Assert.True(_faulty.IsDead);
            }

            if (!_faulty.IsDead)
            {
                _faulty.DiesAtCall = int.MaxValue;
                return;
            }

            Deaths++;
            _house.Dispose();
            (_house, _faulty) = Live();
            await ActAsync(scene, opening);
            for (var times = 0; times < 3; times++)
            {
                ((ManualTime)_house.House.Get<TimeProvider>()).Advance(TimeSpan.FromSeconds(61));
                await _house.DeliverAsync();
            }
        }

        private async Task ActAsync(Scene scene, int opening = 1)
        {
            var house = _house.House;
            house.Wait(_now - house.Now);
            var by = People[scene.Who];
            var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["project"] = Code, ["escalation"] = "E-1", ["opening"] = $"{opening}" };
            switch (scene.Kind)
            {
                case Kind.Raise:
                    await house.PressAsync(RaiseEscalation.RaiseVerb, _raise!, Roles.None, Ana);
                    break;
                case Kind.Path:
                    await ChangePathAsync(Paths[scene.Path]);
                    break;
                case Kind.Decide:
                    data["option"] = $"{scene.Option}";
                    await house.PressAsync(DecideEscalation.DecideVerb, data, Roles.None, by);
                    break;
                case Kind.Reject:
                    data["comment"] = "No";
                    await house.PressAsync(RejectEscalation.RejectVerb, data, Roles.None, by);
                    break;
                case Kind.Delegate:
                    data["person"] = People[scene.Whom].ObjectId;
                    await house.PressAsync(DelegateEscalation.DelegateVerb, data, Roles.None, by);
                    break;
                case Kind.TakeBack:
                    data["takesBack"] = "true";
                    await house.PressAsync(DelegateEscalation.DelegateVerb, data, Roles.None, by);
                    break;
                case Kind.Ask:
                    data["comment"] = "Which?";
                    await house.PressAsync(AskForMore.AskVerb, data, Roles.None, by);
                    break;
                case Kind.Answer:
                    data["answer"] = "That one";
                    await house.PressAsync(AnswerQuestion.AnswerVerb, data, Roles.None, by);
                    break;
                case Kind.Withdraw:
                    await house.PressAsync(WithdrawEscalation.WithdrawVerb, data, Roles.None, by);
                    break;
                case Kind.Reopen:
                    data["reason"] = "It is back";
                    await house.PressAsync(ReopenEscalation.ReopenVerb, data, Roles.None, by);
                    break;
            }

            await _house.DeliverAsync();
        }

        private async Task ChangePathAsync((string Who, bool All)[] path)
        {
            var form = await _house.House.OpenAsync($"project {Code} escalation");
            for (var level = 1; level <= 3; level++)
            {
                form.Remove(ProjectFields.Approvers(level));
                if (level > path.Length)
                    continue;
                form[ProjectFields.Approvers(level)] = string.Join(',', path[level - 1].Who.Select(letter => People[letter].ObjectId));
                form[ProjectFields.Rule(level)] = path[level - 1].All ? SetEscalationPath.All : SetEscalationPath.Any;
            }

            await _house.House.PressAsync(SetEscalationPath.PathVerb, form);
        }

        private async Task<string> SeenAsync()
        {
            var it = (await new EscalationStore(_store).FindAsync(E1, CancellationToken.None))!;
            var question = it.Question switch { null => "none", { HoldsClock: true } => "asked", { Answer: null } => "over", _ => "answered" };
            var verdict = it.Verdict is null ? "" : $"{it.Verdict.By.Name[0]}{it.Verdict.Option}{it.Verdict.Level}";
            return $"{it.State}, opening {it.Opening}, level {it.Level}, {it.Reminders} reminders, question {question}, PMO {it.IsWithPmo}, "
                + $"votes {string.Join(' ', it.Votes.Select(vote => $"{vote.Level}{vote.Approver.Name[0]}{vote.By.Name[0]}{vote.Option}").Order(StringComparer.Ordinal))}, "
                + $"stand-ins {string.Join(' ', it.Delegations.Select(one => $"{one.Approver.Name[0]}{one.To.Name[0]}").Order(StringComparer.Ordinal))}, verdict {verdict}";
        }

        private async Task ReckonAsync()
        {
            var it = (await new EscalationStore(_store).FindAsync(E1, CancellationToken.None))!;
            End = $"{it.State}";
            Assert.Null(await new EscalationStore(_store).FindAsync(E1 with { Number = 2 }, CancellationToken.None));
            await OneVerdictAnOpeningAsync();
            foreach (var (letter, person) in People)
                await EveryMessageOnceAsync(letter, person);

            using var audit = AuditHouse.On(_store);
            Assert.EndsWith(" 0 faults", Assert.Single((await audit.VerifyAsync()).Lines), StringComparison.Ordinal);
        }

        private async Task OneVerdictAnOpeningAsync()
        {
            var (opening, decided) = (0, new List<int>());
            foreach (var step in await new EscalationStore(_store).TimelineAsync(E1, CancellationToken.None))
            {
                opening += step.Kind is StepKind.Raised or StepKind.Reopened ? 1 : 0;
                if (step.Kind is not (StepKind.Approved or StepKind.Rejected))
                    continue;
                decided.Add(opening);
                Assert.False(step.By is null || step.By.Is(Ana), $"{step.By} decided.");
            }

            Assert.Equal(_model.Decided, decided);
        }

        private async Task EveryMessageOnceAsync(char letter, Person person)
        {
            var rows = await _store.QueryAsync(person.Partition, "", TableKey.EndOf("")).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal);
            var deliveries = rows.Values.Where(row => row.Key.StartsWith("delivery-card-escalation-", StringComparison.Ordinal)).ToList();
            // What time has to say in somebody's night waits for the morning.
            Assert.All(deliveries, row => Assert.True(
                row.Columns.Text("state") == nameof(DeliveryState.Done) ? row.Columns.Int64("wanted") == row.Columns.Int64("shown") : row.Columns.Int64("shown") is null or 0,
                $"{row.Key} is not shown as it is."));
            var repeated = deliveries.Count(row => row.Columns.Flag("maybeRepeated") == true);
            Assert.InRange(_house.Posts(person), 0, deliveries.Count + repeated * Deaths);
            if (letter == 'A')
                Assert.All(_model.Decided, opening => Assert.Contains($"delivery-card-{EscalationCard.Prefix(E1)}verdict-{opening}-0", rows));
        }

        private (EscalationHouse House, FaultyStore Store) Live()
        {
            var faulty = new FaultyStore(_store);
            var house = new EscalationHouse(_ => faulty, _teams);
            ((ManualTime)house.House.Get<TimeProvider>()).Skip = TimeSpan.FromSeconds(5);
            return (house, faulty);
        }

        private static EscalationLevel[] Of((string Who, bool All)[] path) =>
            [.. path.Select(level => new EscalationLevel([.. level.Who.Select(letter => People[letter])], level.All))];
    }
}
