using NodaTime;
using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tables.Sqlite;

namespace PmoBot.Tests.Support;

/// <summary>Where a program under test keeps its rows, and a second look into them while it runs or is dead.</summary>
internal sealed class ProgramStore : IDisposable
{
    private readonly TemporaryFile? _file;

    private ProgramStore(ITableStore rows, IReadOnlyDictionary<string, string> settings, TemporaryFile? file) =>
        (Rows, Settings, _file) = (rows, settings, file);

    public ITableStore Rows { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public static ProgramStore OnSqlite()
    {
        var file = new TemporaryFile("pmobot.db");
        return new(SqliteTableStore.Open(file.Path, MachineTime.Real), new Dictionary<string, string> { ["Storage__SqlitePath"] = file.Path }, file);
    }

    public static async Task<ProgramStore> OnAzuriteAsync()
    {
        var azurite = await Azurite.SharedAsync();
        var table = $"program{Guid.NewGuid():N}";
        return new(AzureTableStore.Connect(azurite.ConnectionString, table, MachineTime.Real), new Dictionary<string, string>
        {
            ["Storage__Provider"] = "AzureTables",
            ["Storage__ConnectionString"] = azurite.ConnectionString,
            ["Storage__TableName"] = table,
        }, null);
    }

    /// <summary>A project that Camille leads, unless it is said otherwise.</summary>
    public async Task BeginAsync(string name, Instant now, Func<Project, Project>? with = null)
    {
        var code = ProjectCode.TryParse(name, out var parsed) ? parsed.Value : throw new ArgumentException(name, nameof(name));
        var project = new Project
        {
            Code = code,
            Name = name,
            Portfolio = Portfolio.Named("Digital"),
            Manager = TalkingProgram.Camille,
            ActiveSince = now - Duration.FromDays(60),
            Version = 1,
            Audit = AuditHead.Start,
        };
        project = with?.Invoke(project) ?? project;
        await Rows.CommitAsync(code.Partition, [ProjectStore.Insert(project)]);
        await new ProjectDirectory(Rows).WriteAsync(project, CancellationToken.None);
        foreach (var person in project.People)
            await new MyProjects(Rows, new ProjectStore(Rows)).HintAsync(person, code);
    }

    public ValueTask<List<TableRow>> PartitionAsync(string partition, string prefix = "") =>
        Rows.QueryAsync(partition, prefix, TableKey.EndOf(prefix)).ToListAsync();

    /// <summary>Nothing is left to be sent or done. Only the rows can tell, so they are asked until they do.</summary>
    /// <param name="later">So many wait for a time that has not come.</param>
    /// <param name="until">What is due from then on may wait.</param>
    public async Task SettledAsync(TimeSpan? patience = null, int later = 0, Instant? until = null)
    {
        using var late = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        using var ask = new PeriodicTimer(TimeSpan.FromMilliseconds(50), MachineTime.Real);
        // Twice in a row: what one delivery raises for another owner may stand in a shard that was looked at before it.
        for (var quiet = 0; quiet < 2;)
        {
            var left = (await DueAsync()).Count(IsSoon);
            quiet = left > later ? 0 : quiet + 1;
            if (quiet > 0)
                continue;
            try
            {
                await ask.WaitForNextTickAsync(late.Token);
            }
            catch (OperationCanceledException end)
            {
                throw new TimeoutException($"{left} deliveries stay due: {string.Join(", ", (await DueAsync()).Where(IsSoon).Take(5))}", end);
            }
        }

        bool IsSoon(string due) => until is not { } then || string.CompareOrdinal(due, PmoBot.Delivery.DueIndex.Format(then)) < 0;
    }

    /// <summary>Without what every night does, which always waits for its time.</summary>
    public async Task<IReadOnlyList<string>> DueAsync()
    {
        var due = new List<string>();
        for (var shard = 0; shard < PmoBot.Delivery.DueIndex.Shards; shard++)
            due.AddRange((await PartitionAsync($"due-{shard:00}")).Select(row => row.Key).Where(key => !key.Contains("-tenant-anchors-", StringComparison.Ordinal) && !key.Contains("-tenant-retention-", StringComparison.Ordinal)));
        return due;
    }

    public void Dispose()
    {
        (Rows as IDisposable)?.Dispose();
        _file?.Dispose();
    }
}
