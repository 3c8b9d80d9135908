using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>The bot's table, as it is before a run and afterwards.</summary>
internal sealed class Store(ITableStore rows) : IDisposable
{
    public static Store OnSqlite(string path) => new(SqliteTableStore.Open(path, MachineTime.Real));

    /// <summary>Projects, their channel, and a role for everybody, so that a turn's three reads each find a row.</summary>
    public async Task FillAsync(Instant since, int projects = Cast.Projects)
    {
        for (var project = 0; project < projects; project++)
        {
            var begun = Begun(project, since);
            await rows.CommitAsync(begun.Code.Partition, [ProjectStore.Insert(begun)]);
        }

        for (var person = 0; person < Cast.People; person++)
        {
            var role = new Columns { ["grants"] = """[{"role":"PmoAnalyst"}]""" };
            await rows.CommitAsync("tenant", [new Write.Upsert($"role-{Cast.ObjectIdOf(person)}", role)]);
        }

        var link = new Columns { ["project"] = Cast.CodeOf(0) };
        await rows.CommitAsync(ChannelLinks.PartitionOf(Cast.Channel), [new Write.Upsert(ChannelLinks.Row, link)]);
    }

    /// <summary>Due-index rows of deliveries that are still to be done by now; what waits for its time does not count.</summary>
    public async Task<int> CountDueAsync()
    {
        var (due, now) = (0, DueIndex.Format(MachineTime.Real.GetUtcNow().ToInstant()));
        for (var shard = 0; shard < DueIndex.Shards; shard++)
            due += await rows.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"due-{shard:00}"), "", now).CountAsync();

        return due;
    }

    public async Task<int> CountReportsAsync()
    {
        var reports = 0;
        await foreach (var row in ((IMaintenanceScan)rows).ScanAsync())
        {
            if (row.Key.StartsWith("status-", StringComparison.Ordinal))
                reports++;
        }

        return reports;
    }

    public void Dispose() => (rows as IDisposable)?.Dispose();

    private static Project Begun(int project, Instant since) => new()
    {
        Code = ProjectCode.TryParse(Cast.CodeOf(project), out var code) ? code.Value : throw new InvalidOperationException("No code."),
        Name = $"Project {project}",
        Portfolio = Portfolio.Named("Benchmark"),
        Manager = new Person(Cast.ObjectIdOf(Cast.ManagerOf(project)), Cast.NameOf(Cast.ManagerOf(project))),
        Start = new LocalDate(2026, 1, 5),
        Baselines = [new Baseline(new LocalDate(2027, 5, 31), since)],
        Budget = new Money(800_000m, "EUR"),
        Cadence = Cadence.Weekly,
        ActiveSince = since,
        Version = 1,
        Audit = AuditHead.Start,
    };
}
