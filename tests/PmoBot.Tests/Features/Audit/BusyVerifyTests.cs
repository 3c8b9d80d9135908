using System.Runtime.CompilerServices;
using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Audit;

/// <summary>`audit verify` beside a bot that writes between two of its pages, in every look.</summary>
public sealed class BusyVerifyTests : IAsyncLifetime
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly TornScan _scan;
    private readonly AuditHouse _house;

    public BusyVerifyTests()
    {
        _scan = new TornScan(_store.Rows);
        _house = AuditHouse.On(_store.Rows, _scan);
    }

    public async Task InitializeAsync()
    {
        await _house.BeginAsync();
        await AppendAsync();
    }

    public Task DisposeAsync()
    {
        _house.Dispose();
        _store.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_entry_that_came_after_its_head_was_read_is_no_fault()
    {
        _scan.After(TenantAudit.Partition, TenantAudit.Row, AppendAsync);

        var (code, lines) = await _house.VerifyAsync();

        Assert.Equal(["2 chains, 6 entries, 0 faults"], lines);
        Assert.Equal(ExitCode.Fine, code);
        Assert.Equal(2, _scan.Torn);
    }

    [Fact]
    public async Task A_report_that_came_between_its_entries_and_its_project_is_no_fault()
    {
        _scan.After(AuditHouse.Chain, "draft-", () => _house.ReportAsync("red"));

        Assert.Equal(ExitCode.Fine, (await _house.VerifyAsync()).Code);
        Assert.Equal(2, _scan.Torn);
    }

    [Fact]
    public async Task A_report_that_came_between_its_project_and_its_row_is_no_fault()
    {
        _scan.After(AuditHouse.Chain, ProjectStore.Row, () => _house.ReportAsync("red"));

        Assert.Equal(ExitCode.Fine, (await _house.VerifyAsync()).Code);
        Assert.Equal(2, _scan.Torn);
    }

    [Fact]
    public async Task A_fault_is_found_all_the_same()
    {
        await _house.TamperAsync(AuditHouse.Chain, AuditTrail.RowOf(3), entry => entry["hash"] = new string('f', 64));
        _scan.After(AuditHouse.Chain, "draft-", () => _house.ReportAsync("red"));

        var (code, lines) = await _house.VerifyAsync();

        Assert.Equal("project-APOLLO: entry 3 was changed after it was written", lines[0]);
        Assert.EndsWith(" 1 fault", lines[^1], StringComparison.Ordinal);
        Assert.Equal(ExitCode.Wrong, code);
    }

    private Task AppendAsync() => _house.Get<TenantAudit>().AppendAsync(_house.Clock.Now, Guid.Empty, "role.grant", "role-1", "pmo");

    /// <summary>Pages of one row: whoever scans meets what was written while they read.</summary>
    private sealed class TornScan(ITableStore store) : IMaintenanceScan
    {
        private (string Partition, string Row) _place = ("", "");
        private Func<Task> _write = () => Task.CompletedTask;

        /// <summary>How often something was written during a scan.</summary>
        public int Torn { get; private set; }

        /// <param name="row">The first row that begins so.</param>
        public void After(string partition, string row, Func<Task> write) => (_place, _write) = ((partition, row), write);

        public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel = default)
        {
            var partitions = await ((IMaintenanceScan)store).ScanAsync(cancel).Select(row => row.Partition).Distinct().ToListAsync(cancel);
            foreach (var partition in partitions)
            {
                var (next, isTorn) = ("", false);
                while (await store.QueryAsync(partition, next, TableKey.EndOf(""), 1, cancel).FirstOrDefaultAsync(cancel) is { } row)
                {
                    yield return row;
                    next = row.Key + '-';
                    if (isTorn || partition != _place.Partition || !row.Key.StartsWith(_place.Row, StringComparison.Ordinal))
                        continue;
                    isTorn = true;
                    Torn++;
                    await _write();
                }
            }
        }
    }
}
