using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tables;
using PmoBot.Tests.Features.Portfolios;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Digests;

public sealed class FrozenFiguresTests : IDisposable
{
    // As sections name them, and those of the test.
    private static readonly string[] Compared = ["flag", "count", "share", "at", "period", "receivedAt", "overall", "reportVersion", "forecastFinish", "greener", "openQuestion", "register_threats", "register_opportunities", "register_highDue", "escalations"];

    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_was_frozen_is_read_as_it_was_of_every_kind_of_column()
    {
        var said = new Columns
        {
            ["name"] = "Été ⚠ \"quoted\" \\ \n",
            ["state"] = nameof(ProjectState.Active),
            ["version"] = 12L,
            ["flag"] = true,
            ["count"] = -3,
            ["share"] = 0.1 + 0.2,
            ["at"] = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero).AddTicks(1),
        };

        var read = Assert.Single(await FreezeAsync([ProjectSnapshot.Read("digital", ProjectCode.Parse("APOLLO"), said)]));

        Assert.Equal("APOLLO", read.Code.Value);
        Assert.Equal(said.AsEnumerable(), read.Said.AsEnumerable());
    }

    [Fact]
    public async Task Ten_thousand_projects_fit_into_one_transaction_of_Table_Storage()
    {
        var random = new Random(7);
        var projects = Enumerable.Range(0, 10_000).Select(number => ProjectSnapshot.Read("digital", ProjectCode.Parse($"P{number:00000}"), Figures(random, number))).ToList();
        using var packer = new FrozenFigures.Packer(Compared);
        projects.ForEach(project => packer.Add(project));

        var parts = packer.End();

        // A hundred rows and 4 MiB, of which the rows' own text and binary in base 64 take their share.
        Assert.InRange(parts.Count, 1, 30);
        Assert.InRange(parts.Sum(part => part.Length) * 4 / 3, 1, 2_500_000);
        Assert.Equal(projects.Count, (await FreezeAsync(projects)).Count);
    }

    private static Columns Figures(Random random, int number)
    {
        var rag = (Rag)random.Next(3);
        var columns = SnapshotRows.Report(rag, (Rag)random.Next(3), SnapshotRows.LastClosed, it =>
        {
            it.Slips(random.Next(60), 17, rag);
            it.Costs(random.Next(1_000_000), 800_000, "EUR", rag);
            it.Registers($"EUR={random.Next(1_000_000)}.{random.Next(100)}", $"EUR={random.Next(100_000)}", random.Next(9), $"2026-11-{random.Next(10, 28)}={random.Next(1, 9)}", $"2026-12-{random.Next(10, 28)}={random.Next(1, 9)}");
            it["wanted"] = random.Next(5) == 0 ? $"A decision on supplier {random.Next(1_000_000)} before the end of the month" : null;
        });
        (columns["name"], columns["state"], columns["version"], columns["manager"]) = ($"Project {number} {random.Next(1_000_000)}", nameof(ProjectState.Active), (long)random.Next(1_000), new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString());
        return columns;
    }

    private async Task<IReadOnlyList<ProjectSnapshot>> FreezeAsync(IReadOnlyList<ProjectSnapshot> projects)
    {
        using var packer = new FrozenFigures.Packer(Compared);
        foreach (var project in projects)
            packer.Add(project);
        var parts = packer.End();
        await _house.Store.CommitAsync("portfolio-digital", [.. parts.Select((part, number) => new Write.Upsert(FrozenFigures.RowOf("d1", number), new Columns { ["figures"] = part }))]);
        var subscription = new Subscription
        {
            Id = "d1",
            Subject = new DigestSubject("portfolio-digital"),
            Audience = DigestAudience.Team,
            Schedule = new DigestSchedule.AfterRound(),
            SetBy = ProjectHouse.Camille,
            Since = _house.Now,
            FigureParts = parts.Count,
        };
        return await FrozenFigures.ReadAsync(_house.Store, subscription, "digital", CancellationToken.None).ToListAsync();
    }
}
