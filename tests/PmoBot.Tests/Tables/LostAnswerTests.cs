using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tests.Support;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tests.Tables;

/// <summary>A connection to Azurite that is cut before a commit arrives, or after, where its answer should come.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly string _partition = $"project-{Guid.NewGuid():n}";
    private LossyProxy _proxy = null!;
    private AzureTableStore _direct = null!;
    private AzureTableStore _lossy = null!;
    private int _commits;

    public static TheoryData<string> Kinds => new("insert", "replace", "upsert", "delete and insert");

    public async Task InitializeAsync()
    {
        var azurite = await Azurite.SharedAsync();
        _proxy = await LossyProxy.StartAsync(azurite.Endpoint);
        _direct = AzureTableStore.Connect(azurite.ConnectionString, "lossy", MachineTime.Real);
        _lossy = AzureTableStore.Connect(Azurite.ConnectionStringTo(_proxy.Endpoint), "lossy", MachineTime.Real);
    }

    public async Task DisposeAsync() => await _proxy.DisposeAsync();

    [Fact]
    public async Task A_commit_that_was_answered_with_a_failure_is_looked_up_too()
    {
        LoseCommits(Loss.Failure, 1);

        var result = await _lossy.CommitAsync(_partition, [Insert("a", 2)]);

        Assert.IsType<Committed>(result);
        Assert.Equal(1, _commits);
    }

    [Fact]
    public async Task A_commit_that_met_a_busy_service_is_tried_again()
    {
        LoseCommits(Loss.Busy, 2);

        var result = await _lossy.CommitAsync(_partition, [Insert("a", 2)]);

        Assert.IsType<Committed>(result);
        Assert.Equal(3, _commits);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_whose_answer_was_cut_off_is_known_to_have_happened(string kind)
    {
        var writes = await PreparedAsync(kind);
        LoseCommits(Loss.Answer, 1);

        var result = await _lossy.CommitAsync(_partition, writes);

        Assert.Equal((await AllAsync()).Select(row => row.ETag),
            Assert.IsType<Committed>(result).ETags.Where(etag => etag != default));
        Assert.Equal(1, _commits);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_that_never_arrived_is_tried_again_and_happens_once(string kind)
    {
        var writes = await PreparedAsync(kind);
        LoseCommits(Loss.Request, 1);

        var result = await _lossy.CommitAsync(_partition, writes);

        Assert.IsType<Committed>(result);
        Assert.Equal(2, _commits);
        Assert.Equal(2, (await AllAsync()).Single().Columns.Int32("n"));
    }

    [Fact]
    public async Task A_commit_that_happened_is_known_though_a_row_of_it_has_changed_since()
    {
        LoseCommits(Loss.Answer, 1);
        _proxy.BeforeTheCut = async () =>
            await _direct.CommitAsync(_partition, [new Write.Upsert("a", new Columns { ["n"] = 3 })]);

        var result = await _lossy.CommitAsync(_partition, [Insert("a", 2), Insert("b", 2)]);

        var etags = Assert.IsType<Committed>(result).ETags;
        Assert.Equal(new Conflict(0), await _lossy.CommitAsync(_partition, [new Write.Delete("a", etags[0])]));
        Assert.IsType<Committed>(await _lossy.CommitAsync(_partition, [new Write.Delete("b", etags[1])]));
    }

    [Fact]
    public async Task Where_every_row_was_overwritten_meanwhile_nobody_can_tell()
    {
        LoseCommits(Loss.Answer, 1);
        _proxy.BeforeTheCut = async () =>
            await _direct.CommitAsync(_partition, [new Write.Upsert("a", new Columns { ["n"] = 3 })]);

        var result = await _lossy.CommitAsync(_partition, [Insert("a", 2)]);

        Assert.IsType<Unknown>(result);
        Assert.Equal(3, (await AllAsync()).Single().Columns.Int32("n"));
    }

    [Fact]
    public async Task Of_rows_that_are_gone_nobody_can_tell_who_deleted_them()
    {
        var row = await CommittedAsync(Insert("a", 1));
        LoseCommits(Loss.Answer, 1);

        var result = await _lossy.CommitAsync(_partition, [new Write.Delete("a", row)]);

        Assert.IsType<Unknown>(result);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_delete_that_never_arrived_is_tried_again()
    {
        var row = await CommittedAsync(Insert("a", 1));
        LoseCommits(Loss.Request, 1);

        var result = await _lossy.CommitAsync(_partition, [new Write.Delete("a", row)]);

        Assert.IsType<Committed>(result);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_refusal_whose_answer_was_cut_off_does_not_pass_for_a_commit()
    {
        var old = await CommittedAsync(Insert("changed", 1));
        var current = await CommittedAsync(new Write.Replace("changed", new Columns { ["n"] = 9 }, old));
        var still = await CommittedAsync(Insert("still", 9));
        LoseCommits(Loss.Answer, 1);

        var result = await _lossy.CommitAsync(_partition,
            [new Write.Replace("changed", new Columns { ["n"] = 2 }, old), new Write.Delete("still", still)]);

        Assert.Equal(new Conflict(0), result);
        Assert.Equal([current, still], (await AllAsync()).Select(row => row.ETag));
    }

    [Fact]
    public async Task A_commit_that_never_gets_through_ends_in_doubt_and_without_effect()
    {
        LoseCommits(Loss.Request, int.MaxValue);

        var result = await _lossy.CommitAsync(_partition, [Insert("a", 1)]);

        Assert.IsType<Unknown>(result);
        Assert.Equal(3, _commits);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_service_that_is_not_there_saved_nothing_and_says_so()
    {
        var nowhere = AzureTableStore.Connect(Azurite.ConnectionStringTo(Azurite.EndpointAt(1)), "lossy", MachineTime.Real);

        await Assert.ThrowsAsync<TableStoreException>(async () => await nowhere.CommitAsync(_partition, [Insert("a", 1)]));
        await Assert.ThrowsAsync<TableStoreException>(async () => await nowhere.FindAsync(_partition, "a"));
    }

    [Fact]
    public async Task A_read_whose_answer_was_cut_off_is_tried_again()
    {
        await CommittedAsync(Insert("a", 1));
        var reads = 0;
        _proxy.Lose = request => request.Method == "GET" && Interlocked.Increment(ref reads) == 1 ? Loss.Answer : Loss.None;

        var row = await _lossy.FindAsync(_partition, "a");

        Assert.NotNull(row);
    }

    private static Write.Insert Insert(string row, int number) => new(row, new Columns { ["n"] = number });

    private async Task<IReadOnlyList<Write>> PreparedAsync(string kind)
    {
        var columns = new Columns { ["n"] = 2 };
        return kind switch
        {
            "insert" => [Insert("a", 2)],
            "replace" => [new Write.Replace("a", columns, await CommittedAsync(Insert("a", 1)))],
            "upsert" => [new Write.Upsert("a", columns)],
            _ => [new Write.Delete("a", await CommittedAsync(Insert("a", 1))), Insert("b", 2)],
        };
    }

    private void LoseCommits(Loss loss, int times) => _proxy.Lose = request =>
        request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref _commits) <= times ? loss : Loss.None;

    private async Task<Azure.ETag> CommittedAsync(Write write) =>
        Assert.IsType<Committed>(await _direct.CommitAsync(_partition, [write])).ETags[0];

    private async Task<List<TableRow>> AllAsync() => await _direct.QueryAsync(_partition, "", TableKey.EndOf("")).ToListAsync();
}
