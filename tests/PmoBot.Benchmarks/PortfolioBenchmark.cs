using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Features.Portfolios;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>
/// `portfolio` and a digest on portfolios of two sizes, each young and with a history, on SQLite in this process. Ten times the projects should cost ten times as much, history nothing.
/// </summary>
internal sealed class PortfolioBenchmark(SqliteTableStore store, int projects, int periods)
{
    private const int Runs = 7;
    private static readonly Portfolio Digital = Portfolio.Named("Digital");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Period Last = Period.ParseId(SnapshotRows.LastClosed)!;

    public static async Task RunAsync()
    {
        await Report.MachineAsync();
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            var cards = new Dictionary<(int Projects, int Periods), Measure>();
            var digests = new Dictionary<(int Projects, int Periods), Measure>();
            // The first warms up, and is not told.
            foreach (var (projects, periods, isTold) in new[] { (1_000, 1, false), (1_000, 1, true), (1_000, 30, true), (10_000, 1, true), (10_000, 30, true) })
            {
                using var store = SqliteTableStore.Open(Path.Combine(folder.FullName, $"{projects}-{periods}-{isTold}.db"), MachineTime.Real);
                var benchmark = new PortfolioBenchmark(store, projects, periods);
                var rows = await benchmark.FillAsync();
                var card = cards[(projects, periods)] = await benchmark.PortfolioAsync();
                var digest = digests[(projects, periods)] = await benchmark.DigestAsync();
                if (isTold)
                    Report.RollUp(projects, periods, card, digest, rows);
            }

            foreach (var (name, measured) in new[] { ("portfolio", cards), ("digest", digests) })
            {
                Tell($"{name}: ten times the projects, young", measured[(10_000, 1)], measured[(1_000, 1)]);
                Tell($"{name}: ten times the projects, with history", measured[(10_000, 30)], measured[(1_000, 30)]);
                Tell($"{name}: thirty times the history, 1,000 projects", measured[(1_000, 30)], measured[(1_000, 1)]);
                Tell($"{name}: thirty times the history, 10,000 projects", measured[(10_000, 30)], measured[(10_000, 1)]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static void Tell(string what, Measure one, Measure other) => Report.Ratio(what, one.Time / other.Time, one.Memory / other.Memory);
    }

    /// <summary>From the words' use case to the bytes of its card.</summary>
    private Task<Measure> PortfolioAsync()
    {
        var stored = new ProjectStore(store);
        var rollUps = new RollUps(
            store, new PortfolioStore(store), new ProjectDirectory(store), new MyProjects(store, stored), stored, [new RoundCoverage(new RoundStore(store), new RoundBoard(store))]);
        return MeasureAsync(async () =>
        {
            var seen = (await rollUps.SeenAsync(Turn, CancellationToken.None)).Single();
            return (await rollUps.OfAsync(Turn, seen, new RollUpLens(), CancellationToken.None)).Body.ToUtf8Json();
        });
    }

    /// <summary>The second edition, which is held against the frozen figures of the first: to the bytes of its card, and its own figures packed.</summary>
    private async Task<Measure> DigestAsync()
    {
        using var house = new ServiceCollection()
            .AddLogging().AddSingleton<ITableStore>(store).AddSingleton<IClock>(new ManualClock { Now = Now }).AddSingleton(MachineTime.Real)
            .AddConversation().AddDelivery(new DeliveryOptions()).AddPeople(new PmoOptions([]))
            .AddProjects().AddPortfolios().AddRegister().AddStatus().AddRounds().AddEscalations().AddDigests()
            .BuildServiceProvider();
        var builder = house.GetRequiredService<DigestBuilder>();
        var subscription = new Subscription
        {
            Id = "d1",
            Subject = new DigestSubject(Digital.Partition),
            Audience = DigestAudience.Team,
            Schedule = new DigestSchedule.AfterRound(),
            SetBy = Turn.Person,
            Since = Now - Duration.FromDays(30),
        };
        var first = (await builder.BuildAsync(subscription, Now - Duration.FromDays(7), CancellationToken.None))!;
        await store.CommitAsync(Digital.Partition, [.. first.Figures.Select((part, number) => new Write.Upsert(FrozenFigures.RowOf("d1", number), new Columns { ["figures"] = part }))]);
        var second = subscription with { LastAt = first.Edition.At, FigureParts = first.Figures.Count };
        return await MeasureAsync(async () =>
        {
            var build = (await builder.BuildAsync(second, Now, CancellationToken.None))!;
            return DigestCards.Edition(build.Edition, new DigestReader(MayRead: true, MayReadTrail: true), DigestTexts.For(Language.English)).ToUtf8Json();
        });
    }

    private static async Task<Measure> MeasureAsync(Func<Task<byte[]>> draw)
    {
        var (times, peaks) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var idle = GC.GetTotalMemory(forceFullCollection: true);
            using var ended = new CancellationTokenSource();
            var peak = PeakAsync(ended.Token);
            var start = MachineTime.Real.GetTimestamp();
            var card = await draw();
            times.Add(MachineTime.Real.GetElapsedTime(start).TotalMilliseconds);
            await ended.CancelAsync();
            peaks.Add((await peak - idle) / 1e6);
            if (card.Length is < 1_000 or > 28_000)
                throw new InvalidOperationException($"The card has {card.Length} bytes.");
        }

        times.Sort();
        return new Measure(times[Runs / 2], peaks.Max());
    }

    // What is collectable counts too: it is what the process takes while it works.
    private static async Task<long> PeakAsync(CancellationToken ended)
    {
        var peak = GC.GetTotalMemory(forceFullCollection: false);
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(TimeSpan.FromMilliseconds(1), MachineTime.Real, CancellationToken.None);
        }

        return Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
    }

    private async Task<int> FillAsync()
    {
        var rows = 0;
        var history = Enumerable.Range(0, periods).Aggregate(new List<Period> { Last }, (all, _) => [.. all, all[^1].Previous])[..periods];
        await CommitAsync("directory", [new Write.Insert($"portfolio-{Digital.Id}", new Columns { ["name"] = Digital.Name })]);
        await CommitAsync(Digital.Partition, [.. history.Select(period => RoundStore.ToWrite(new Round(new RoundId(Digital.Id, period), Now) { IsGathered = true }))]);
        for (var number = 0; number < projects; number++)
        {
            var project = Begun(number);
            await CommitAsync(project.Code.Partition, [ProjectStore.Insert(project), .. history.Select(period => new Write.Insert(StatusStore.RowOf(period.Id, 1), Said(number, period)))]);
            var snapshot = ProjectSnapshot.Of(project);
            foreach (var (name, value) in Said(number, Last))
                snapshot[name] = value;
            await CommitAsync(Digital.Partition, [new Write.Insert(ProjectSnapshot.RowOf(project.Code), snapshot)]);
        }

        foreach (var period in history)
        {
            foreach (var some in Enumerable.Range(0, projects).Chunk(100))
            {
                await CommitAsync(new RoundId(Digital.Id, period).Partition, [.. some.Select(number => new Write.Insert($"project-{CodeOf(number)}", new Columns
                {
                    ["code"] = CodeOf(number), ["name"] = $"Project {number}", ["state"] = nameof(RoundState.OnTime), ["carried"] = number % 3 == 0,
                }))]);
            }
        }

        return rows;

        async Task CommitAsync(string partition, IReadOnlyList<Write> writes)
        {
            rows += writes.Count;
            if (await store.CommitAsync(partition, writes) is not CommitResult.Committed)
                throw new InvalidOperationException($"{partition} could not be filled.");
        }
    }

    private static Columns Said(int number, Period period) => SnapshotRows.Report((Rag)(number % 3), (Rag)(number / 3 % 3), period.Id, it =>
    {
        it.Slips(number % 40, 17, (Rag)(number % 3));
        it.Costs(800_000 + number, 800_000, "EUR", Rag.Green);
        it.Registers("EUR=120000.5", "EUR=30000", 2, "2026-11-02=1 2026-12-01=2", "2026-11-01=1 2026-11-20=3 2026-12-01=4");
        it["escalations"] = number % 5 == 0 ? SnapshotRows.Case(1, Now - Duration.FromDays(number % 20), Now) : null;
        it["wanted"] = number % 7 == 0 ? "A decision on the second supplier, before the end of the month" : null;
    });

    private static Project Begun(int number) => new()
    {
        Code = ProjectCode.Parse(CodeOf(number)),
        Name = $"Project {number} of the portfolio",
        Portfolio = Digital,
        Programme = $"Programme {number % 12}",
        Manager = new Person(Cast.ObjectIdOf(number % Cast.People), "A Manager"),
        Start = new LocalDate(2026, 1, 5),
        Baselines = [new Baseline(new LocalDate(2027, 5, 31), Now)],
        Budget = new Money(800_000m, "EUR"),
        ActiveSince = Instant.FromUtc(2026, 1, 5, 8, 0),
        Version = 1,
        Audit = AuditHead.Start,
    };

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number:00000}");

    private static Turn Turn => new()
    {
        Person = new Person(Guid.Empty.ToString("D"), "Olga Office"),
        UserId = "29:olga",
        Pseudonym = Guid.Empty,
        Roles = Roles.PmoForAll,
        Place = new Place(PlaceKind.Personal, "a:1"),
        Conversation = new ConversationReference(new Uri("http://localhost:1"), "a:1", "personal", "28:b", "t"),
        Language = Language.English,
        Zone = PortfolioSettings.Default.Zone,
        Now = Now,
        LinkedProject = null,
        ActivityId = "in-1",
        CorrelationId = "c",
    };
}

/// <param name="Time">Milliseconds, of several runs the middle one.</param>
/// <param name="Memory">Megabytes above idle, of several runs the most.</param>
internal sealed record Measure(double Time, double Memory);
