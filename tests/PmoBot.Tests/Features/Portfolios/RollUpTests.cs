using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Escalations;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Features.Portfolios;

/// <summary>`portfolio`: what its projects come to, who is shown which of them, and what that costs.</summary>
public sealed class RollUpTests : IDisposable
{
    private static readonly Instant Now = new ManualClock().Now;

    private CountingStore? _counted;
    private readonly ProjectHouse _house;

    public RollUpTests() => _house = new ProjectHouse(store => _counted = new CountingStore(store), services => services.AddStatus().AddRounds().AddEscalations());

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Colours_are_counted_as_they_are_and_as_they_were()
    {
        var rollUp = Fold(
            SnapshotRows.Project("RED", said: SnapshotRows.Report(Rag.Red, Rag.Green)),
            SnapshotRows.Project("AMBER", said: SnapshotRows.Report(Rag.Amber, Rag.Red)),
            SnapshotRows.Project("FIRST", said: SnapshotRows.Report(Rag.Green)),
            SnapshotRows.Project("STALE", said: SnapshotRows.Report(Rag.Green, Rag.Red, "20261019-w")),
            SnapshotRows.Project("NEVER"),
            SnapshotRows.Project("NEW1") with { ActiveSince = Now },
            SnapshotRows.Project("OLD", said: SnapshotRows.Report(Rag.Red)) with { ActiveSince = null },
            SnapshotRows.Project("HELD", ProjectState.OnHold, said: SnapshotRows.Report(Rag.Red)),
            SnapshotRows.Project("SHUT", ProjectState.Closed, said: SnapshotRows.Report(Rag.Red)));

        Assert.Equal([1, 1, 1, 2, 1, 1, 1], Enum.GetValues<RollUpColour>().Select(rollUp.Of));
        Assert.Equal([2, 0, 1], Enum.GetValues<Rag>().Select(rollUp.Before));
        Assert.Equal((2, 1, 9, 8, 1), (rollUp.Worse, rollUp.Better, rollUp.Projects, rollUp.Listed, rollUp.Of(ProjectState.Closed)));
    }

    [Fact]
    public void Amounts_are_added_by_unit_and_what_is_missing_is_counted()
    {
        var rollUp = Fold(
            SnapshotRows.Project("PA", said: SnapshotRows.Report(Rag.Green, with: it => { it.Costs(110, 100, "EUR", Rag.Amber); it.Registers("EUR=5 USD=7", "EUR=1", 2, "2026-11-02=1 2026-12-24=1", "2026-11-17=3"); })),
            SnapshotRows.Project("PB", said: SnapshotRows.Report(Rag.Green, with: it => { it.Costs(90, 100, "EUR", Rag.Green); it.Registers("EUR=0.5", "CHF=3", 1); })),
            SnapshotRows.Project("PC", said: SnapshotRows.Report(Rag.Green, with: it => it.Costs(40, 40, "PD", Rag.Green))),
            SnapshotRows.Project("PD"));

        Assert.Equal([("CHF", 0m, 3m, -3m), ("EUR", 5.5m, 1m, 4.5m), ("USD", 7m, 0m, 7m)], rollUp.Exposures);
        Assert.Equal((3, 2, 1, 3), (rollUp.NotCosted, rollUp.HighThreats, rollUp.OverdueActions, rollUp.OverdueReviews));
        Assert.Equal([("EUR", new RollUpCost(200, 200, 2)), ("PD", new RollUpCost(40, 40, 1))], rollUp.Costs.Select(cost => (cost.Key, cost.Value)));
        Assert.Equal((0m, 1), (rollUp.Costs["EUR"].Over!.Value, rollUp.NotComputable));
    }

    [Fact]
    public void Decisions_are_counted_by_age_and_confidential_ones_are_not()
    {
        var cases = string.Join(' ',
            SnapshotRows.Case(1, Now, Now + Duration.FromDays(2)), SnapshotRows.Case(2, Now - Duration.FromDays(2), Now - Duration.FromHours(1)),
            SnapshotRows.Case(3, Now - Duration.FromDays(7), null), SnapshotRows.Case(4, Now - Duration.FromDays(30), Now), SnapshotRows.Case(5, Now - Duration.FromDays(60), null, confidential: true),
            "6@1700000000");

        var rollUp = Fold(SnapshotRows.Project("PA", said: new Columns { ["escalations"] = cases }));

        Assert.Equal(((2, 1, 1), 1, 4), (rollUp.Pending, rollUp.PendingOverdue, rollUp.PendingCount));
        Assert.Equal(30, rollUp.DaysSince(rollUp.OldestPending!.Value));
    }

    [Fact]
    public void What_the_sender_reads_first_is_said_of_no_one_for_ten_minutes()
    {
        var greener = SnapshotRows.Report(Rag.Green, with: it =>
        {
            it.Slips(30, 10, Rag.Red);
            (it["openQuestion"], it["receivedAt"]) = (true, (Now - Duration.FromMinutes(5)).ToDateTimeOffset());
        });

        Assert.Equal(0, Fold(SnapshotRows.Project("PA", said: greener)).Greener);
        var later = new PortfolioRollUp(PortfolioSettings.Default, Now + Duration.FromMinutes(6));
        Assert.True(later.Add(SnapshotRows.Project("PA", said: greener))!.IsGreener);
        Assert.Equal(1, later.Greener);
    }

    [Fact]
    public void The_most_important_comes_first_and_pages_hold_each_once()
    {
        var random = new Random(7);
        var projects = Enumerable.Range(0, 137).Select(i => SnapshotRows.Project($"P{i:000}", said: random.Next(4) == 0
            ? SnapshotRows.Report(Rag.Green, period: "20261019-w")
            : SnapshotRows.Report((Rag)random.Next(3), (Rag)random.Next(3), with: it => it.Slips(random.Next(60), 17, Rag.Amber)))).ToList();
        var listed = new List<RollUpLine>();
        for (var after = ""; ;)
        {
            var (rollUp, ranked) = (new PortfolioRollUp(PortfolioSettings.Default, Now), new RankedLines(RollUpFilter.All, after, 10));
            foreach (var project in projects.OrderBy(_ => random.Next()))
                ranked.Add(rollUp.Add(project)!);
            Assert.Equal((137, listed.Count), (ranked.Count, ranked.Before));
            if (ranked.Lines.Count == 0)
                break;
            listed.AddRange(ranked.Lines);
            after = ranked.Lines[^1].Place;
        }

        Assert.Equal(137, listed.Select(line => line.Project.Code).Distinct().Count());
        var order = listed.Select(line => line.Colour switch { RollUpColour.Red => line.IsWorse ? 0 : 1, RollUpColour.Grey => 3, RollUpColour.Amber => line.IsWorse ? 4 : 5, _ => 8 }).ToList();
        Assert.Equal(order.Order(), order);
        var worst = listed.TakeWhile(line => line.IsWorse).Select(line => Math.Max(0, line.Report!.Computed.Schedule!.SlipDays - 17)).ToList();
        Assert.True(worst.Count > 3);
        Assert.Equal(worst.OrderDescending(), worst);
    }

    [Fact]
    public async Task Each_is_shown_what_they_may_read_and_no_word_of_the_rest()
    {
        await CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Daniel, Programme = "Payments" });
        await CreateAsync("ZEUS", "Digital", it => it with { Sponsor = ProjectHouse.Daniel });
        await CreateAsync("HERA", "Digital", it => it with { Programme = "payments" });
        await CreateAsync("ARGOS", "Digital");
        await CreateAsync("NYX", "Logistics");

        var pmo = await ShownAsync("portfolio Digital");
        Assert.Contains("4 projects", pmo, StringComparison.Ordinal);
        Assert.All(["APOLLO", "ZEUS", "HERA", "ARGOS"], code => Assert.Contains(code, pmo, StringComparison.Ordinal));

        var named = await ShownAsync("portfolio", Roles.None);
        Assert.Contains("your 2 projects", named, StringComparison.Ordinal);
        Assert.All(["HERA", "ARGOS", "NYX", AboutPortfolio.AboutVerb], other => Assert.DoesNotContain(other, named, StringComparison.Ordinal));

        var ofProgramme = await ShownAsync("portfolio digital", new Roles([new Grant(Role.PmoAnalyst, "digital", "Payments")]), ProjectHouse.Camille);
        Assert.Contains("your 2 projects", ofProgramme, StringComparison.Ordinal);
        Assert.All(["ZEUS", "ARGOS", "NYX"], other => Assert.DoesNotContain(other, ofProgramme, StringComparison.Ordinal));

        Assert.StartsWith("There is no portfolio Logistics", await ShownAsync("portfolio Logistics", Roles.None), StringComparison.Ordinal);
        Assert.StartsWith("There is no portfolio digital", await ShownAsync("portfolio digital", Roles.None, ProjectHouse.Camille), StringComparison.Ordinal);
        Assert.StartsWith("There is no portfolio", ProjectHouse.Shown(await _house.PressAsync(TurnRollUp.PageVerb, new { portfolio = "logistics", filter = "All" }, Roles.None, ProjectHouse.Daniel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("portfolio digitl", "Did you mean Digital?", "portfolio Digital")]
    [InlineData("portefeuille digitl", "Vouliez-vous dire Digital\u00a0?", "portefeuille Digital")]
    [InlineData("portfolio digitl settings", "Did you mean Digital?", "portfolio Digital settings")]
    public async Task A_slip_in_its_name_offers_the_nearest_that_one_reads(string typed, string question, string runs)
    {
        await CreateAsync("APOLLO", "Digital");

        _house.Language = typed.StartsWith("portef", StringComparison.Ordinal) ? Language.French : Language.English;
        var card = ProjectHouse.Shown(await _house.SayAsync(typed));
        Assert.Contains(question, card, StringComparison.Ordinal);
        Assert.Contains($"\"{runs}\"", card, StringComparison.Ordinal);
        Assert.IsType<Reply.Personally>(await _house.SayAsync("portfolio digitl", channel: ProjectHouse.ChannelId));
        Assert.DoesNotContain("Digital", await ShownAsync("portfolio digitl", Roles.None), StringComparison.Ordinal);
        Assert.DoesNotContain("Digital", await ShownAsync("portfolio dgtl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_it_goes_to_whoever_asks()
    {
        await CreateAsync("APOLLO", "Digital");

        Assert.IsType<Reply.Personally>(await _house.SayAsync("portfolio Digital", channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.Personally>(await _house.PressAsync(TurnRollUp.PageVerb, new { portfolio = "digital" }, channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(TurnRollUp.PageVerb, new { portfolio = "digital" }));
    }

    [Fact]
    public async Task A_row_of_a_project_that_has_left_is_not_named()
    {
        await CreateAsync("APOLLO", "Digital");
        await CreateAsync("ZEUS", "Logistics");
        var row = (await _house.Store.FindAsync("portfolio-logistics", "snapshot-ZEUS"))!;
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-ZEUS", row.Columns);

        Assert.DoesNotContain("ZEUS", await ShownAsync("portfolio Digital", new Roles([new Grant(Role.Reader, "digital")])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_and_a_filter_are_kept_together_and_what_is_gone_is_the_whole()
    {
        await CreateAsync("APOLLO", "Digital", it => it with { Programme = "Payments" });
        await CreateAsync("ZEUS", "Digital");

        var some = await PressedAsync(("programme", "=PAYMENTS"), ("filter", "All"));
        Assert.Contains("APOLLO", some, StringComparison.Ordinal);
        Assert.DoesNotContain("**ZEUS**", some, StringComparison.Ordinal);
        Assert.Contains("**ZEUS**", await PressedAsync(("programme", "=nowhere"), ("filter", "7"), ("after", "zzz")), StringComparison.Ordinal);
        Assert.Contains("None is worse than last time.", await PressedAsync(("programme", "*"), ("filter", "Worse")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2500)]
    public async Task It_reads_a_page_for_a_thousand_projects_whatever_they_have_been_through(int projects)
    {
        for (var number = 0; number < projects; number++)
            await WriteRowAsync($"P{number:0000}");
        await CreateAsync("ZZ", "Digital");
        _counted!.PagesTaken();
        await ShownAsync("portfolio Digital");
        var read = _counted.PagesTaken();

        // Their history, such as it is: reports, items, rounds.
        foreach (var code in new[] { "P0000", "ZZ" })
        {
            for (var version = 0; version < 200; version++)
                await _house.Store.UpsertAsync($"project-{code}", $"status-20260105-w-v{version:0000}", []);
        }

        for (var week = 1; week <= 40; week++)
            await _house.Store.UpsertAsync("portfolio-digital", $"round-2026{week:0000}-w", new Columns { ["openedAt"] = Now.ToDateTimeOffset(), ["gathered"] = true });
        await ShownAsync("portfolio Digital");

        Assert.Equal(read, _counted.PagesTaken());
        Assert.InRange(read, projects / 1000 + 1, projects / 1000 + 4);
    }

    private static PortfolioRollUp Fold(params ProjectSnapshot[] projects)
    {
        var rollUp = new PortfolioRollUp(PortfolioSettings.Default, Now);
        foreach (var project in projects)
            rollUp.Add(project);
        return rollUp;
    }

    private async Task CreateAsync(string code, string portfolio, Func<Project, Project>? with = null)
    {
        var project = await _house.CreateAsync(code, portfolio, with);
        await _house.Get<TakeSnapshot>().WriteAsync(project, CancellationToken.None);
    }

    private async Task WriteRowAsync(string code)
    {
        var project = new Project { Code = ProjectCode.Parse(code), Name = code, Portfolio = Portfolio.Named("Digital"), ActiveSince = Now, Version = 1, Audit = AuditHead.Start };
        await _house.Store.CommitAsync(project.Portfolio.Partition, [new Write.Insert(ProjectSnapshot.RowOf(project.Code), ProjectSnapshot.Of(project))]);
    }

    private async Task<string> ShownAsync(string words, Roles? roles = null, Person? by = null) =>
        ProjectHouse.Shown(await _house.SayAsync(words, roles, by: by ?? (roles == Roles.None ? ProjectHouse.Daniel : null)));

    private async Task<string> PressedAsync(params (string Key, string Value)[] data) =>
        ProjectHouse.Shown(await _house.PressAsync(TurnRollUp.PageVerb, data.Append(("portfolio", "digital")).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)));
}
