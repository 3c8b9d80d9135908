using PmoBot.Features.Escalations;
using PmoBot.Tables;
using PmoBot.Tests.Features.Audit;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;

namespace PmoBot.Tests.Features.Escalations;

/// <summary>What somebody with the file changes of a case behind the program's back, `audit verify` finds.</summary>
public sealed class EscalationTrailTests : IDisposable
{
    private readonly EscalationHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("wanted", "Order two racks?")]
    [InlineData("facts", """[{"En":"Status","EnValue":"Green","Fr":"Statut","FrValue":"Vert"}]""")]
    [InlineData("state", "Withdrawn")]
    [InlineData("verdict", null)]
    [InlineData("stepsHash", "00")]
    public async Task A_changed_column_of_a_case_is_found(string column, string? value)
    {
        await DecidedAsync();

        await TamperAsync(E1.Row, columns => columns[column] = value);

        Assert.Contains("escalation-000001", await FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_step_is_found()
    {
        await DecidedAsync();

        await TamperAsync(EscalationRows.StepRow(E1, 2), columns => columns["step"] = columns.Text("step")!.Replace("Bo Berg", "Cy Chen", StringComparison.Ordinal));

        Assert.Contains("step-000001-", await FaultAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_removed_step_is_found(int step)
    {
        await DecidedAsync();

        var row = (await _house.House.Store.FindAsync(E1.Project.Partition, EscalationRows.StepRow(E1, step)))!;
        await _house.House.Store.CommitAsync(E1.Project.Partition, [new Write.Delete(row.Key, row.ETag)]);

        Assert.Contains("step-000001-", await FaultAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 1)]
    public async Task An_added_step_is_found_and_one_of_a_case_that_there_is_not(int number, int step)
    {
        await DecidedAsync();

        var copied = (await _house.House.Store.FindAsync(E1.Project.Partition, EscalationRows.StepRow(E1, 2)))!;
        await _house.House.Store.UpsertAsync(E1.Project.Partition, EscalationRows.StepRow(E1 with { Number = number }, step), copied.Columns);

        Assert.Contains($"step-{number:000000}-", await FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_case_is_found()
    {
        await DecidedAsync();

        var row = (await _house.House.Store.FindAsync(E1.Project.Partition, E1.Row))!;
        await _house.House.Store.CommitAsync(E1.Project.Partition, [new Write.Delete(row.Key, row.ETag)]);

        Assert.Contains("-000001", await FaultAsync(), StringComparison.Ordinal);
    }

    private async Task DecidedAsync()
    {
        await _house.BeginAsync();
        await _house.RaiseAsync();
        await _house.PressAsync(DecideEscalation.DecideVerb, Bo, ("option", "A"));
        using var audit = AuditHouse.On(_house.House.Store);
        Assert.EndsWith(" 0 faults", Assert.Single((await audit.VerifyAsync()).Lines), StringComparison.Ordinal);
    }

    private async Task TamperAsync(string row, Action<Columns> change)
    {
        var columns = (await _house.House.Store.FindAsync(E1.Project.Partition, row))!.Columns;
        change(columns);
        await _house.House.Store.UpsertAsync(E1.Project.Partition, row, columns);
    }

    private async Task<string> FaultAsync()
    {
        using var audit = AuditHouse.On(_house.House.Store);
        var (code, lines) = await audit.VerifyAsync();
        Assert.Equal(PmoBot.Verbs.ExitCode.Wrong, code);
        return string.Join('\n', lines);
    }
}
