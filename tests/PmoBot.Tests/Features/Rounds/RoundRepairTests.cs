using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Rounds;

/// <summary>What goes wrong or changes while a round runs, and what the round makes of it.</summary>
public sealed class RoundRepairTests : IDisposable
{
    private static readonly Person Ana = RoundHouse.Ana;
    private static readonly Person Bao = RoundHouse.Bao;

    private readonly RoundHouse _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task A_project_that_cannot_be_read_holds_nobody_else_back_and_the_PMO_sees_it()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("ATLAS", Bao);
        await _round.LedAsync("HERMES", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();
        await _round.BreakAsync("ATLAS");

        await _round.UntilAsync(19, 15);

        Assert.Equal("Two projects, due Friday 12:00 · APOLLO, HERMES", Assert.Single(_round.Posts).Summary);
        var line = await _round.LineAsync("ATLAS");
        Assert.Equal((RoundState.Unreachable, RoundLine.Unreadable), (line.State, line.Unreachable));
        await _round.UntilAsync(23, 12);
        Assert.Contains(_round.House.Teams.Messages.Values, card => card.Contains("its data cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_absence_that_is_said_while_the_round_is_gathered_is_not_lost()
    {
        await _round.LedAsync("APOLLO", Ana, project => project with { Deputy = Bao });
        await _round.KnownAsync(Ana, "Europe/Paris");
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 9);

        // The fan-out has passed by and is not through.
        await GatheredAsync(false);
        await _round.KnownAsync(Ana, absentUntil: new LocalDate(2026, 11, 27));
        await _round.DeliverAsync();
        await GatheredAsync(true);
        await _round.UntilAsync(19, 15);

        Assert.Equal([$"a:1{Bao.ObjectId}"], _round.Posts.Select(post => post.Place));
    }

    [Fact]
    public async Task A_project_that_is_handed_to_somebody_who_cannot_be_reached_says_so()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Bao);
        await _round.GoLiveAsync();
        _round.House.Teams.Answer = () => new Sending.Unreachable("blocked");
        await _round.UntilAsync(19, 15);

        await _round.ChangeAsync("HERMES", project => project with { Manager = Ana });

        var line = await _round.LineAsync("HERMES");
        Assert.Equal((RoundState.Unreachable, Ana.ObjectId), (line.State, line.Person!.ObjectId));
    }

    [Fact]
    public async Task Another_interval_in_mid_round_excuses_and_says_why()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        await _round.ChangeAsync("APOLLO", project => project.AtCadence(Cadence.Monthly, _round.House.Now));

        Assert.Equal(Excuse.OtherCadence, (await _round.LineAsync("APOLLO")).Excuse);
    }

    [Fact]
    public async Task A_deputy_who_becomes_the_manager_stands_in_for_nobody()
    {
        await _round.LedAsync("APOLLO", Ana, project => project with { Deputy = Bao });
        await _round.KnownAsync(Ana, absentUntil: new LocalDate(2026, 11, 27));
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);
        Assert.Equal(Ana.ObjectId, (await AskedAsync("APOLLO")).InPlaceOf?.ObjectId);

        await _round.ChangeAsync("APOLLO", project => project with { Manager = Bao, Deputy = null });

        Assert.Equal((Bao.ObjectId, null), ((await AskedAsync("APOLLO")).Person?.ObjectId, (await AskedAsync("APOLLO")).InPlaceOf));
        Assert.DoesNotContain("You stand in for", _round.House.Teams.Messages.Values.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_asked_late_by_the_portfolios_clock_has_time_to_answer_before_the_reminder()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.KnownAsync(Ana, "America/New_York");
        await _round.GoLiveAsync();

        await _round.UntilAsync(20, 15, 59);   // 09:59 there; asked at 14:00 the day before
        Assert.Single(_round.Posts);
        await _round.UntilAsync(20, 16);

        Assert.Equal(["One project, due Friday 06:00 · APOLLO", "Was due: one project. Cut-off Monday 04:00 · APOLLO"], _round.Posts.Select(post => post.Summary));
    }

    [Theory]
    [InlineData("Tokyo", 19, 6, 0)]      // 14:00 there
    [InlineData("New York", 19, 20, 0)]
    public async Task An_opening_that_the_calendar_moves_is_met(string zone, int day, int hour, int minute)
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync(("ownZone", "false"));

        await MoveAsync(zone);
        await _round.UntilAsync(day, hour - 1, 59);
        Assert.Empty(_round.Posts);
        await _round.UntilAsync(day, hour, minute + 1);

        Assert.Single(_round.Posts);
    }

    [Theory]
    [InlineData("Tokyo", 2)]
    [InlineData("New York", 16)]
    public async Task A_cut_off_that_the_calendar_moves_is_met(string zone, int hour)
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        await MoveAsync(zone);
        await _round.UntilAsync(23, hour - 1, 59);
        Assert.DoesNotContain(_round.Posts, post => post.Place == Camille);
        await _round.UntilAsync(23, hour, 1);

        Assert.Single(_round.Posts, post => post.Place == Camille);
        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        _round.House.Wait(Duration.FromDays(30) - Duration.FromMinutes(2));
        await _round.DeliverAsync();
        Assert.NotNull((await _round.LineAsync("APOLLO")).Person);
        _round.House.Wait(Duration.FromMinutes(2));
        await _round.DeliverAsync();
        Assert.Null((await _round.LineAsync("APOLLO")).Person);
    }

    [Fact]
    public async Task The_list_of_what_is_missing_follows_what_comes_late_and_forgets_names()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.LedAsync("HERMES", Bao);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();
        await _round.UntilAsync(23, 12);
        Assert.Contains("two projects still missing", List(), StringComparison.Ordinal);

        await ReportLateAsync("APOLLO", Ana);
        Assert.Contains("one project still missing", List(), StringComparison.Ordinal);
        Assert.Contains(Bao.Name, List(), StringComparison.Ordinal);

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        _round.House.Wait(Duration.FromDays(30));
        await _round.DeliverAsync();
        Assert.Contains("HERMES", List(), StringComparison.Ordinal);
        Assert.DoesNotContain(Bao.Name, List(), StringComparison.Ordinal);
        Assert.DoesNotContain("nobody leads it", List(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_when_nothing_is_missing_any_more()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();
        await _round.UntilAsync(23, 12);

        await ReportLateAsync("APOLLO", Ana);

        Assert.Contains("Every project has reported or is excused.", List(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_the_PMO_any_more_keeps_no_names()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync();
        await _round.UntilAsync(23, 12);
        await _round.House.Get<RoleStore>().WithdrawAsync(await _round.House.TurnOfAsync(ProjectHouse.Daniel), ProjectHouse.Camille, new Grant(Role.Pmo));

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        _round.House.Wait(Duration.FromDays(30));
        await _round.DeliverAsync();

        Assert.Contains("This list is not shown any more.", List(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_days_after_the_cut_off_nothing_of_a_prompt_is_kept()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 14);
        var button = _round.Buttons(SnoozePrompt.SnoozeVerb)[0];
        await _round.PressAsync(SnoozePrompt.SnoozeVerb, Ana);
        await _round.UntilAsync(23, 12);
        Assert.NotEmpty(await RowsAsync(Ana, "prompt-"));

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Off)));
        _round.House.Wait(Duration.FromDays(30));
        await _round.DeliverAsync();

        Assert.Empty(await RowsAsync(Ana, "prompt-"));
        Assert.IsType<Reply.Text>(await _round.House.PressAsync(SnoozePrompt.SnoozeVerb, button, Roles.None, Ana));
        var line = await _round.LineAsync("APOLLO");
        Assert.Equal((RoundState.Open, true), (line.State, line.IsForgotten));
        Assert.NotNull(line.SentAt);
        Assert.NotNull(await AskedAsync("APOLLO"));
    }

    [Fact]
    public async Task A_dry_round_is_kept_for_thirty_days()
    {
        for (var project = 0; project < 35; project++)
            await _round.LedAsync($"PRJ{project}", new Person($"33333333-0000-4000-8000-1{project:D11}", $"Person {project}"));
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.House.SayAsync("round dry");
        await _round.DeliverAsync();
        Assert.Equal(3 * 35, (await RowsAsync(ProjectHouse.Camille, "dry-")).Count);

        _round.House.Wait(Duration.FromDays(30));
        await _round.DeliverAsync();

        Assert.Empty(await RowsAsync(ProjectHouse.Camille, "dry-"));
    }

    [Fact]
    public async Task A_dry_schedule_disturbs_nobody_at_night_and_only_the_PMO()
    {
        await _round.LedAsync("APOLLO", Ana);
        await _round.PmoAsync(ProjectHouse.Camille);
        await _round.GoLiveAsync(("mode", nameof(RoundMode.Dry)));

        await _round.UntilAsync(19, 8, 29);
        Assert.Empty(_round.Posts);
        await _round.UntilAsync(19, 8, 30);
        Assert.Single(_round.Posts);
        await _round.House.Get<RoleStore>().WithdrawAsync(await _round.House.TurnOfAsync(ProjectHouse.Daniel), ProjectHouse.Camille, new Grant(Role.Pmo));
        await _round.UntilAsync(26, 12);

        Assert.Single(_round.Posts);
    }

    private static string Camille => $"a:1{ProjectHouse.Camille.ObjectId}";

    // A message that shows the list, as it stands.
    private string List() => _round.House.Teams.Messages.Values.Last(card => card.Contains("The round is over", StringComparison.Ordinal));

    private async Task MoveAsync(string zone)
    {
        var form = await _round.House.OpenAsync("portfolio Digital settings");
        form["zone"] = zone;
        Assert.IsType<Reply.UpdatedCard>(await _round.House.PressAsync("portfolio.save", form));
        await _round.DeliverAsync();
    }

    private async Task ReportLateAsync(string code, Person by)
    {
        var late = await _round.House.OpenAsync($"status {code} 2026-W47", Roles.None, by);
        (late["overall"], late["news"]) = ("green", "Late");
        await _round.House.PressAsync("status.submit", late, Roles.None, by);
        await _round.DeliverAsync();
    }

    private async Task<List<string>> RowsAsync(Person person, string of) =>
        await _round.House.Store.QueryAsync(person.Partition, "", TableKey.EndOf(""), 1000).Select(row => row.Key).Where(key => key.Contains(of, StringComparison.Ordinal)).ToListAsync();

    private async Task<Asked> AskedAsync(string code) =>
        (await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse(code), RoundHouse.Week47, CancellationToken.None))!;

    private async Task GatheredAsync(bool isGathered)
    {
        var round = (await _round.House.Get<RoundStore>().FindAsync(RoundHouse.Round47, CancellationToken.None))!;
        await _round.House.Store.CommitAsync(Portfolio.PartitionOf("digital"), [RoundStore.ToWrite(round with { IsGathered = isGathered })]);
    }
}
