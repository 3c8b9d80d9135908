using System.Globalization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>One portfolio whose rounds are live, with a project for each of many project managers, who all have a chat with the bot.</summary>
internal sealed class RoundStory : IDisposable
{
    public static readonly RoundId Round = new("rounds", Period.ParseId("20261116-w")!);

    private static readonly PortfolioSettings Settings = PortfolioSettings.Default;
    private static readonly RoundSchedule Schedule = new(Round.Portfolio, Cadence.Weekly) { Mode = RoundMode.Live };

    private readonly SqliteTableStore _store;
    private readonly RoundStore _rounds;
    private readonly int _people;

    /// <param name="path">Of the bot's file.</param>
    /// <param name="people">How many are asked.</param>
    public RoundStory(string path, int people)
    {
        (_store, _people) = (SqliteTableStore.Open(path, MachineTime.Real), people);
        _rounds = new RoundStore(_store);
    }

    /// <summary>When the round is opened and gathered: it is that time in the earliest zone of all.</summary>
    public static Instant Opens => Schedule.FirstOpens(Round.Period, Settings);

    /// <summary>When everybody is asked, some hours after that.</summary>
    public static Instant Asks => Settings.Rounds.Of(Round.Period).Opens;

    public async Task FillAsync(Uri connector)
    {
        var snapshots = new TakeSnapshot(_store, new ProjectStore(_store), [], []);
        await Parallel.ForEachAsync(Enumerable.Range(0, _people), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, cancel) =>
        {
            var (project, report) = Led(number);
            await CommitAsync(project.Code.Partition, ProjectStore.Insert(project), StatusStore.Insert(report));
            await snapshots.ActAsync(
                new() { Owner = project.Code.Partition, Id = "snapshot", Kind = TakeSnapshot.KindName, Due = Opens, State = DeliveryState.Pending }, cancel);
            await CommitAsync(project.Manager!.Partition, Known(project.Manager, connector));
        });

        var outbox = new Outbox(_store, new DueIndex(_store), new Alarm());
        await outbox.CommitAsync(
            Portfolio.PartitionOf(Round.Portfolio), [RoundStore.ToWrite(Schedule)], OpenRound.Next(Schedule, Settings, Opens - Duration.FromHours(1)));
    }

    public async Task<bool> IsGatheredAsync() => await _rounds.FindAsync(Round, CancellationToken.None) is { IsGathered: true };

    /// <summary>Of how many projects the round's lines say that the message went out.</summary>
    public async Task<int> CountSentAsync() => (await new RoundBoard(_store).ListAsync(Round, CancellationToken.None)).Count(line => line.SentAt is not null);

    /// <summary>Of how many people the message is done, at the first try and without a doubt.</summary>
    public async Task<int> CountDoneAsync()
    {
        var id = LiveCards.DeliveryId(PromptCard.IdOf(Round, PromptStage.First));
        var done = 0;
        for (var number = 0; number < _people; number++)
        {
            if (await _store.FindDeliveryAsync(PersonOf(number).Partition, id) is { State: DeliveryState.Done, MaybeRepeated: false, Unended: 0 })
                done++;
        }

        return done;
    }

    public void Dispose() => _store.Dispose();

    private async Task CommitAsync(string partition, params IReadOnlyList<Write> writes)
    {
        if (await _store.CommitAsync(partition, writes) is not CommitResult.Committed)
            throw new InvalidOperationException($"Partition {partition} could not be filled.");
    }

    private static Person PersonOf(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-9000-{number:000000000000}"), string.Create(CultureInfo.InvariantCulture, $"Manager {number}"));

    private static (Project Project, StatusReport Report) Led(int number)
    {
        var (manager, before) = (PersonOf(number), Round.Period.Previous);
        var project = new Project
        {
            Code = ProjectCode.Parse(string.Create(CultureInfo.InvariantCulture, $"R-{number:00000}")),
            Name = $"Project {number}",
            Portfolio = Portfolio.Named("Rounds"),
            Manager = manager,
            Start = new LocalDate(2026, 1, 5),
            Baselines = [new Baseline(new LocalDate(2027, 5, 31), Opens)],
            Budget = new Money(800_000m, "EUR"),
            Cadence = Cadence.Weekly,
            ActiveSince = Opens - Duration.FromDays(60),
            Latest = new LatestReport(before.Id, 1),
            Version = 1,
            Audit = AuditHead.Start,
        };
        var report = new StatusReport
        {
            Project = project.Code,
            Period = before,
            Version = 1,
            Figures = new StatusFigures
            {
                Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag>()),
                ForecastFinish = new LocalDate(2027, 5, 31),
                News = "The supplier confirmed the second delivery; acceptance tests began on Tuesday and go well.",
                PercentComplete = 45,
                Spent = 410_000m,
                ToComplete = 380_000m,
            },
            Computed = new ComputedRag(null, null),
            By = manager,
            ReceivedAt = Opens - Duration.FromDays(7),
            Timeliness = Timeliness.OnTime,
        };
        return (project, report);
    }

    private static Write Known(Person person, Uri connector)
    {
        var (partition, row) = ProfileStore.AddressOf(person.ObjectId);
        var profile = new Profile
        {
            Person = person,
            Pseudonym = Guid.Parse(person.ObjectId),
            ChosenLanguage = Language.English,
            Chat = new ConversationReference(connector, $"a:round-{person.ObjectId}", "personal", Activities.Bot, Cast.Tenant),
            Greeted = true,
        };
        // Without what follows when somebody is met.
        var columns = ((Write.Replace)ProfileStore.Replace(profile, new TableRow(partition, row, [], default))).Columns;
        return new Write.Insert(row, columns);
    }
}
