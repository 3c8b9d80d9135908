using Azure;
using PmoBot.Tables;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tests.Tables;

/// <summary>How much fits, what becomes of more, and what no caller should ask.</summary>
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task What_is_larger_than_a_row_may_be_is_refused_by_name_and_nothing_is_written()
    {
        var fits = Insert("fits", 1);
        var text = new string('x', 32_768);
        var wide = new Columns();
        for (var i = 0; i < 251; i++)
            wide[$"c{i}"] = i;
        var heavy = new Columns();
        for (var i = 0; i < 17; i++)
            heavy[$"c{i}"] = text;

        CommitResult[] results =
        [
            await Store.CommitAsync(_partition, [fits, new Write.Upsert("r", new Columns { ["t"] = text + "x" })]),
            await Store.CommitAsync(_partition, [fits, new Write.Upsert("r", new Columns { ["b"] = new byte[65_537] })]),
            await Store.CommitAsync(_partition, [fits, new Write.Upsert("r", wide)]),
            await Store.CommitAsync(_partition, [fits, new Write.Upsert("r", heavy)]),
            await Store.CommitAsync(_partition,
                [.. Enumerable.Range(0, 100).Select(n => new Write.Upsert($"r{n}", new Columns { ["a"] = text }))]),
        ];

        Assert.All(results[..4], result => Assert.Equal(new TooLarge(1), result));
        Assert.IsType<TooLarge>(results[4]);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task What_just_fits_is_written()
    {
        var wide = new Columns();
        for (var i = 0; i < 250; i++)
            wide[$"column_{i}"] = $"value {i}";
        var heavy = new Columns();
        for (var i = 0; i < 15; i++)
            heavy[$"c{i}"] = new string('é', 32_768);

        await CommittedAsync(new Write.Insert("wide", wide), new Write.Insert("heavy", heavy));

        Assert.Equal(250, (await FindAsync("wide")).Columns.Count);
        Assert.Equal(heavy.Text("c14"), (await FindAsync("heavy")).Columns.Text("c14"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32_768)]
    [InlineData(32_769)]
    [InlineData(700_001)]
    public async Task A_long_text_comes_back_whole(int length)
    {
        var text = string.Concat(Enumerable.Repeat("x🚀é\n", length / 5 + 1))[..length];

        var written = await LongText.WriteAsync(Store, _partition, "text", text);
        var again = await LongText.WriteAsync(Store, _partition, "text", "another");

        Assert.IsType<Committed>(written);
        Assert.Equal(new Conflict(0), again);
        Assert.Equal(text, await LongText.ReadAsync(Store, _partition, "text"));
        Assert.Null(await LongText.ReadAsync(Store, _partition, "nothing"));
    }

    [Fact]
    public async Task A_long_text_that_lost_a_part_is_not_passed_off_as_whole()
    {
        await LongText.WriteAsync(Store, _partition, "text", new string('x', 100_000));
        var part = (await AllAsync())[1];
        await CommittedAsync(new Write.Delete(part.Key, part.ETag));

        var read = async () => await LongText.ReadAsync(Store, _partition, "text");

        await Assert.ThrowsAsync<TableStoreException>(read);
    }

    [Fact]
    public async Task A_commit_that_no_caller_should_make_is_a_bug_and_says_so()
    {
        var etag = (await CommittedAsync(Insert("r", 1)))[0];

        await AssertBugAsync();
        await AssertBugAsync([.. Enumerable.Range(0, 101).Select(n => Insert($"{n}", n))]);
        await AssertBugAsync(Insert("twice", 1), Insert("twice", 2));
        await AssertBugAsync(Insert("", 1));
        await AssertBugAsync(new Write.Delete("r", default));
        await AssertBugAsync(new Write.Delete("r", ETag.All));
        await AssertBugAsync(Insert(new string('x', 513), 1));
        Assert.Equal(etag, (await FindAsync("r")).ETag);
    }

    private async Task AssertBugAsync(params Write[] writes) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.CommitAsync(_partition, writes));
}
