using NodaTime;
using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tests.Support;
using PmoBot.Verbs;

namespace PmoBot.Tests.Features.Audit;

public sealed class AnchorTests : IDisposable
{
    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private readonly AuditHouse _house;

    public AnchorTests() => _house = AuditHouse.On(_store.Rows);

    public void Dispose()
    {
        _house.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Every_night_at_three_each_chain_is_anchored_once()
    {
        await _house.BeginAsync();
        await _house.AskForAnchorsAsync();

        _house.Clock.Now = Instant.FromUtc(2026, 11, 19, 1, 59, 59);   // Paris is an hour ahead
        await _house.DeliverAsync();
        Assert.Empty(await AnchorsAsync());
        _house.Clock.Now += Duration.FromSeconds(1);
        await _house.DeliverAsync();
        await _house.DeliverAsync();

        Assert.Equal(["anchor-20261119-APOLLO", "anchor-20261119-tenant"], await AnchorsAsync());
        var anchor = AuditAnchor.Read((await _store.Rows.FindAsync("tenant", "anchor-20261119-APOLLO"))!)!;
        Assert.Equal((await _house.EntriesAsync())[^1].Columns.Text("hash"), anchor.Head.Hash);
        Assert.Equal(4, anchor.Head.Sequence);
    }

    [Fact]
    public async Task The_chain_of_a_portfolio_is_anchored_too()
    {
        await _house.BeginAsync();
        await _house.GovernAsync();
        await _house.AskForAnchorsAsync();

        _house.Clock.Now = Instant.FromUtc(2026, 11, 19, 2, 0);
        await _house.DeliverAsync();

        Assert.Equal(["anchor-20261119-APOLLO", "anchor-20261119-portfolio-digital", "anchor-20261119-tenant"], await AnchorsAsync());
        Assert.Equal("portfolio-digital", AuditAnchor.Read((await _store.Rows.FindAsync("tenant", "anchor-20261119-portfolio-digital"))!)!.Chain);
    }

    [Fact]
    public async Task A_start_in_between_makes_no_second_one()
    {
        await _house.BeginAsync();
        for (var day = 0; day < 3; day++)
        {
            using var started = AuditHouse.On(_store.Rows);
            started.Clock.Now = _house.Clock.Now + Duration.FromDays(day);
            await started.AskForAnchorsAsync();
            await started.DeliverAsync();
        }

        Assert.Equal(
            ["anchor-20261119-APOLLO", "anchor-20261119-tenant", "anchor-20261120-APOLLO", "anchor-20261120-tenant"], await AnchorsAsync());
    }

    [Fact]
    public async Task Nights_that_nobody_was_up_for_are_made_good_once()
    {
        await _house.BeginAsync();
        await _house.AskForAnchorsAsync();

        using var later = AuditHouse.On(_store.Rows);
        later.Clock.Now = Instant.FromUtc(2026, 12, 1, 12, 0);
        await later.AskForAnchorsAsync();
        await later.DeliverAsync();
        Assert.Equal(["anchor-20261119-APOLLO", "anchor-20261119-tenant"], await AnchorsAsync());
        later.Clock.Now += Duration.FromDays(1);
        await later.DeliverAsync();

        Assert.Equal(
            ["anchor-20261119-APOLLO", "anchor-20261119-tenant", "anchor-20261202-APOLLO", "anchor-20261202-tenant"], await AnchorsAsync());
    }

    [Fact]
    public async Task More_projects_than_one_commit_carries_are_anchored_page_by_page()
    {
        var directory = _house.Get<ProjectDirectory>();
        foreach (var number in Enumerable.Range(1, 165))
        {
            Assert.True(ProjectCode.TryParse($"P{number:000}", out var code));
            var project = new Project
            {
                Code = code.Value,
                Name = "Many",
                Portfolio = Portfolio.Named("Digital"),
                ActiveSince = _house.Clock.Now,
                Version = 1,
                Audit = AuditHead.Start,
            };
            await _store.Rows.CommitAsync(code.Value.Partition, [ProjectStore.Insert(project)]);
            await directory.WriteAsync(project, CancellationToken.None);
        }

        await _house.AnchorAsync();

        Assert.Equal(166, (await AnchorsAsync()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_night_is_one_figure_that_other_anchors_contradict()
    {
        await _house.BeginAsync();
        await _house.AskForAnchorsAsync();
        _house.Clock.Now = Instant.FromUtc(2026, 11, 19, 2, 0);
        await _house.DeliverAsync();
        var night = (await AnchoredNight.NewestAsync(_store.Rows, new LocalDate(2026, 11, 21), CancellationToken.None))!;
        Assert.Equal((new LocalDate(2026, 11, 19), 2), (night.Day, night.Chains));
        var said = $"night of 2026-11-19: 2 chains, {night.Hash[..16]}";
        var (exit, lines) = await _house.VerifyAsync(words: "2026-11-19");
        Assert.Equal((ExitCode.Fine, said), (exit, lines[^2]));

        // One that the chain itself does not contradict.
        var earlier = new AuditHead(3, (await _house.EntriesAsync())[2].Columns.Text("hash")!);
        await _store.Rows.CommitAsync("tenant", [new AuditAnchor(AuditHouse.Chain, night.Day, earlier).ToWrite("APOLLO", _house.Clock.Now)]);

        (exit, lines) = await _house.VerifyAsync(words: "2026-11-19");
        Assert.Equal(ExitCode.Wrong, exit);
        Assert.Equal(["tenant: the anchors of 2026-11-19 are not those of that night", said, "1 chain, 4 entries, 1 fault"], lines);
    }

    private async Task<IReadOnlyList<string>> AnchorsAsync() =>
        [.. (await _store.PartitionAsync("tenant", AuditAnchor.RowPrefix)).Select(row => row.Key)];
}
