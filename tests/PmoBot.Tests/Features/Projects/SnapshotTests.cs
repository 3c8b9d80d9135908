using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Projects;

/// <summary>What a portfolio's rows say of its projects, and that they say it in time.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly ProjectHouse _house = new(also: services => services.AddStatus().AddRounds().AddEscalations());

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_project_says_what_was_agreed()
    {
        await ApolloAsync();
        await ReportAsync();

        var apollo = await SnapshotAsync();

        Assert.Equal(("APOLLO", "Launch", "One front door"), (apollo.Code.Value, apollo.Name, apollo.Programme));
        Assert.Equal((new LocalDate(2026, 1, 5), new LocalDate(2027, 3, 1), new LocalDate(2026, 12, 18), 2), (apollo.Start, apollo.BaselineFinish, apollo.FirstFinish, apollo.Baselines));
        Assert.Equal(new Money(500_000m, "EUR"), apollo.Budget);
        Assert.Equal((ProjectHouse.Camille.ObjectId, ProjectHouse.Daniel.ObjectId, Language.French), (apollo.Manager, apollo.Sponsor, apollo.Language));
        Assert.Equal(new ReportingDuty(true, Cadence.Weekly, (await _house.FindAsync("APOLLO")).ActiveSince), apollo.Duty);
    }

    [Fact]
    public async Task A_report_says_its_figures_and_why()
    {
        await ApolloAsync();
        await ReportAsync(("overall", "amber"), ("forecastFinish", "2027-03-22"), ("spent", "300000"), ("etc", "260000"), ("wanted", "A second site"));

        var report = StatusSnapshot.Read(await SnapshotAsync(), PortfolioSettings.Default, _house.Now)!;

        Assert.Equal((Rag.Amber, null, 1, "A second site"), (report.Overall, report.PreviousOverall, report.Version, report.Wanted));
        Assert.Equal((21, 21, Rag.Amber), (report.Computed.Schedule!.SlipDays, report.Computed.Schedule.ToleranceDays, report.Computed.Schedule.Rag));
        Assert.Equal((new Money(560_000m, "EUR"), new Money(500_000m, "EUR"), false), (report.AtCompletion!.Value, report.Budget!.Value, report.IsOverspent));
        Assert.True(report.IsGreener);
        Assert.True(report.HasOpenQuestion);
        var later = _house.Now + Duration.FromMinutes(11);
        Assert.Empty(report.Why(Language.English, _house.Now));
        Assert.Equal(["cost +12%, tolerance 10%", "finish +21 d, tolerance 21"], report.Why(Language.English, later));
        Assert.Equal(["coût +12\u00a0%, tolérance 10\u00a0%", "fin +21 j, tolérance 21"], report.Why(Language.French, later));
    }

    [Fact]
    public async Task A_register_says_what_all_may_see_and_nothing_else()
    {
        await ApolloAsync();
        await ReportAsync();
        await LogAsync("risk APOLLO Known p5 i5", ("costImpact", "10000"));
        await _house.DeliverAsync();
        var before = await RowAsync();
        await LogAsync("risk APOLLO Hushed p5 i5", ("costImpact", "90000"), ("confidential", "true"));
        await _house.DeliverAsync();
        var after = await RowAsync();

        var figures = RegisterSnapshot.Read(after.Columns);
        Assert.Equal((8_500m, 1, 1), (figures.Threats["EUR"], figures.Live[RegisterKind.Threat], figures.High));
        Assert.NotEqual(before.Columns.Int64("version"), after.Columns.Int64("version"));
        Assert.Equal(Without(before, "version"), Without(after, "version"));
    }

    [Fact]
    public async Task A_row_of_before_is_not_known_and_no_failure()
    {
        await ApolloAsync();
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-APOLLO", new Columns
        {
            ["name"] = "Launch",
            ["state"] = "Active",
            ["version"] = 7L,
            ["period"] = "20261116-w",
            ["receivedAt"] = _house.Now.ToDateTimeOffset(),
            ["overall"] = "Green",
            ["escalations"] = "3@1700000000",
        });

        var row = await SnapshotAsync();
        var report = StatusSnapshot.Read(row.Said)!;

        Assert.Null(row.Duty);
        Assert.Null(StatusStanding.Of(row, report, new ClosedRounds(PortfolioSettings.Default.Rounds, _house.Now)));
        Assert.Empty(report.Why(Language.English, _house.Now));
        Assert.Empty(RegisterSnapshot.Read(row.Said).Live);
        Assert.Equal("E-3", Assert.Single(EscalationSnapshot.OpenOf(row)).Id.Name);
        Assert.Empty(EscalationSnapshot.CountedOf(row));
    }

    /// <summary>The same moment, by the project and by its portfolio's row.</summary>
    [Theory]
    [InlineData("Active", true)]
    [InlineData("Active", false)]
    [InlineData("OnHold", true)]
    public async Task The_list_of_projects_and_the_portfolio_never_disagree_on_a_colour(string named, bool reports)
    {
        var state = Enum.Parse<ProjectState>(named);
        await ApolloAsync(it => it with { State = state });
        if (reports && state == ProjectState.Active)
            await ReportAsync(("overall", "amber"));
        await _house.Get<TakeSnapshot>().WriteAsync(await _house.FindAsync("APOLLO"), CancellationToken.None);

        for (var days = 0; days < 40; days++)
        {
            var project = await _house.FindAsync("APOLLO");
            var own = StatusStanding.Of(project, await _house.Get<StatusStore>().LatestAsync(project, CancellationToken.None), _house.Now);
            var row = await SnapshotAsync();
            Assert.Equal(own, StatusStanding.Of(row, StatusSnapshot.Read(row.Said), new ClosedRounds(PortfolioSettings.Default.Rounds, _house.Now)));
            _house.Wait(Duration.FromHours(19));
        }
    }

    [Fact]
    public async Task A_row_of_the_same_version_learns_what_it_did_not_say()
    {
        await ApolloAsync();
        await ReportAsync();
        var whole = await RowAsync();
        await _house.Store.UpsertAsync("portfolio-digital", "snapshot-APOLLO", new Columns { ["name"] = "Launch", ["state"] = "Active", ["version"] = whole.Columns.Int64("version") });

        var take = _house.Get<TakeSnapshot>();
        var project = await _house.FindAsync("APOLLO");
        Assert.Equal(1, await take.WriteAsync(project, CancellationToken.None));
        Assert.Equal(0, await take.WriteAsync(project, CancellationToken.None));
        Assert.Equal(0, await take.WriteAsync(project with { Version = project.Version - 1, Name = "Former" }, CancellationToken.None));

        Assert.Equal(Without(whole), Without(await RowAsync()));
    }

    private static Dictionary<string, object> Without(TableRow row, params string[] columns) =>
        row.Columns.Where(column => !columns.Contains(column.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);

    private Task<Project> ApolloAsync(Func<Project, Project>? with = null) => _house.CreateAsync("APOLLO", "Digital", plain =>
    {
        var apollo = plain with
        {
            Name = "Launch",
            Programme = "One front door",
            Manager = ProjectHouse.Camille,
            Sponsor = ProjectHouse.Daniel,
            Language = Language.French,
            Start = new LocalDate(2026, 1, 5),
            Baselines = [new Baseline(new LocalDate(2026, 12, 18), plain.ActiveSince), new Baseline(new LocalDate(2027, 3, 1), plain.ActiveSince)],
            Budget = new Money(500_000m, "EUR"),
        };
        return with?.Invoke(apollo) ?? apollo;
    });

    private async Task ReportAsync(params (string Field, string Value)[] typed)
    {
        var form = await _house.OpenAsync("status APOLLO");
        form["overall"] = "green";
        foreach (var (field, value) in typed)
            form[field] = value;
        await _house.PressAsync("status.submit", form);
        await _house.DeliverAsync();
    }

    private async Task LogAsync(string words, params (string Field, string Value)[] typed)
    {
        var form = await _house.OpenAsync(words);
        foreach (var (field, value) in typed)
            form[field] = value;
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(LogItem.LogVerb, form));
    }

    private async Task<TableRow> RowAsync() => (await _house.Store.FindAsync("portfolio-digital", "snapshot-APOLLO"))!;

    private async Task<ProjectSnapshot> SnapshotAsync() =>
        await ProjectSnapshot.OfPortfolioAsync(_house.Store, "digital", CancellationToken.None).SingleAsync();
}
