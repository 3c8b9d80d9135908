using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Scheduling;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Rounds;

/// <summary>What the PMO sees of rounds that run, and of those that do not.</summary>
public sealed class LiveRoundTests : IDisposable
{
    private static readonly (string, string)[] ByMonth =
        [("cadence", nameof(Cadence.Monthly)), ("opens", "1 09:00"), ("due", "3 12:00"), ("cutOff", "4 10:00"), ("published", "4 11:00")];

    private readonly RoundHouse _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public async Task Each_cadence_has_a_form_of_its_own_and_each_leads_to_the_others()
    {
        await LedMonthlyAsync("ATLAS");

        var weekly = ProjectHouse.Shown(await _round.House.SayAsync("round schedule Digital"));
        Assert.Contains("Thu 14:00", weekly, StringComparison.Ordinal);
        Assert.Contains("round schedule Digital monthly", weekly, StringComparison.Ordinal);
        Assert.DoesNotContain("fortnightly", weekly, StringComparison.Ordinal);

        foreach (var typed in new[] { "round schedule Digital monthly", "round schedule monthly", "campagne calendrier Digital mensuel" })
        {
            var monthly = Assert.IsType<Reply.Form>(await _round.House.SayAsync(typed));
            Assert.Equal("1 09:00", ProjectHouse.Inputs(monthly.Body)["opens"]);
            Assert.Contains("\"Monthly\"", ProjectHouse.Shown(monthly), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_portfolio_may_be_called_as_a_cadence_is()
    {
        await _round.House.CreateAsync("LYNX", "Weekly monthly");
        await _round.DeliverAsync();

        var form = ProjectHouse.Shown(await _round.House.SayAsync("round schedule Weekly monthly"));

        Assert.Contains("Rounds of Weekly monthly", form, StringComparison.Ordinal);
        Assert.Contains("Thu 14:00", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_that_nobody_asks_are_named_wherever_rounds_are_shown()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await LedMonthlyAsync("ATLAS");

        var saved = ProjectHouse.Shown(await _round.GoLiveAsync());
        const string unasked = "Monthly: rounds are off, one project not asked";
        Assert.Contains(unasked, saved, StringComparison.Ordinal);
        Assert.DoesNotContain("Weekly: rounds are off", saved, StringComparison.Ordinal);
        var preview = ProjectHouse.Shown(await _round.House.SayAsync("round preview"));
        Assert.Contains(unasked, preview, StringComparison.Ordinal);
        Assert.Contains("These rounds are off", preview, StringComparison.Ordinal);
        Assert.Contains("due Fri 20 Nov 12:00, cut-off Mon 23 Nov 10:00", preview, StringComparison.Ordinal);
        Assert.Contains(unasked, ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
        await _round.UntilAsync(19, 15);
        Assert.Contains(unasked, ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
        var begun = await ProgressAsync();
        Assert.Equal((RoundMode.Live, unasked), (begun.Mode, Assert.Single(begun.Unasked)));
        Assert.Equal("round schedule Digital monthly", begun.Schedule.Data["line"]);

        await _round.GoLiveAsync(ByMonth);
        Assert.DoesNotContain("rounds are off", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
        Assert.Empty((await ProgressAsync()).Unasked);
    }

    [Fact]
    public async Task A_project_on_hold_is_missed_by_nobody()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await LedMonthlyAsync("ATLAS", project => project with { State = ProjectState.OnHold });

        Assert.DoesNotContain("rounds are off", ProjectHouse.Shown(await _round.GoLiveAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_rounds_the_one_due_next_is_shown_with_the_others_beside_it()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await LedMonthlyAsync("ATLAS");
        await _round.GoLiveAsync();
        await _round.GoLiveAsync(ByMonth);

        // Tuesday, 1 December: week 48 is over, and November's round has just opened.
        await _round.UntilAsync(Day(12, 1, 12));
        var shown = ProjectHouse.Shown(await _round.House.SayAsync("round"));
        Assert.Contains("Digital · November 2026", shown, StringComparison.Ordinal);
        Assert.Contains("\"round\":\"digital/20261123-w\"", shown, StringComparison.Ordinal);

        // Thursday, 3 December, 15:00: November's was due at noon and runs on, week 49 has opened.
        await _round.UntilAsync(Day(12, 3, 15));
        shown = ProjectHouse.Shown(await _round.House.SayAsync("round"));
        Assert.Contains("Digital · November 2026", shown, StringComparison.Ordinal);
        Assert.Contains("\"round\":\"digital/20261130-w\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("digital/20261123-w", shown, StringComparison.Ordinal);

        var other = Assert.IsType<Reply.UpdatedCard>(await PageAsync(("round", "digital/20261130-w")));
        Assert.Contains("Digital · week 49", ProjectHouse.Shown(other), StringComparison.Ordinal);
        Assert.Contains("Before: week 48", ProjectHouse.Shown(other), StringComparison.Ordinal);

        // Tuesday, 8 December: all are over, and week 49 was due last.
        await _round.UntilAsync(Day(12, 8, 12));
        Assert.Contains("Digital · week 49", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_round_is_shown_by_its_week_or_its_id()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(27, 12);

        Assert.Contains("Digital · week 48", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
        foreach (var typed in new[] { "round Digital 2026-W47", "round 2026-w47", "campagne Digital 2026-S47", "round Digital 20261116-w" })
            Assert.Contains("Digital · week 47", ProjectHouse.Shown(await _round.House.SayAsync(typed)), StringComparison.Ordinal);
        Assert.Contains("No round of Digital was opened for week 40", ProjectHouse.Shown(await _round.House.SayAsync("round Digital 2026-W40")), StringComparison.Ordinal);
        Assert.Contains("Retail", Assert.IsType<Reply.Text>(await _round.House.SayAsync("round Retail 2026-W47")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_round_does_not_hide_the_live_one_before_it()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(24, 12);

        await _round.GoLiveAsync(("mode", nameof(RoundMode.Dry)));
        await _round.UntilAsync(27, 12);

        Assert.Equal("20261123-w", (await _round.House.Get<RoundStore>().ScheduleAsync("digital", Cadence.Weekly, CancellationToken.None)).OpenedUpTo);
        Assert.Contains("Digital · week 47", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_excuses_a_project_sees_that_in_the_round_before_any_delivery()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await _round.LedAsync("ATLAS", RoundHouse.Bao);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        await _round.House.PressAsync(
            ExcuseProject.ExcuseVerb, new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = "digital/20261116-w", ["project"] = "ATLAS", ["reason"] = "Lent" });

        Assert.Contains("0 of 1 reported", ProjectHouse.Shown(await _round.House.SayAsync("round")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_show_a_part_of_the_round_in_place()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana, project => project with { Programme = "Payments" });
        await _round.LedAsync("HERMES", RoundHouse.Bao, project => project with { Programme = "Logistics" });
        await _round.LedAsync("ATLAS", RoundHouse.Bao, project => project with { Programme = "Payments" });
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);
        await _round.House.PressAsync(
            ExcuseProject.ExcuseVerb, new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = "digital/20261116-w", ["project"] = "ATLAS", ["reason"] = "Lent" });
        await _round.DeliverAsync();

        var all = ProjectHouse.Shown(await _round.House.SayAsync("round"));
        foreach (var words in new[] { "✓ 3 not on time", "2 still open", "1 excused", "Payments (2)", "Logistics (1)" })
            Assert.Contains(words, all, StringComparison.Ordinal);
        Assert.DoesNotContain("0 late", all, StringComparison.Ordinal);

        var open = Assert.IsType<Reply.UpdatedCard>(await PageAsync(("round", "digital/20261116-w"), ("only", nameof(RoundState.Open))));
        Assert.Equal(["APOLLO", "HERMES"], Listed(open));
        var payments = Assert.IsType<Reply.UpdatedCard>(await PageAsync(("round", "digital/20261116-w"), ("programme", "=PAYMENTS")));
        Assert.Equal(["APOLLO", "ATLAS"], Listed(payments));
        Assert.Contains("0 of 1 reported", ProjectHouse.Shown(payments), StringComparison.Ordinal);
        var both = Assert.IsType<Reply.UpdatedCard>(await PageAsync(("round", "digital/20261116-w"), ("only", nameof(RoundState.Excused)), ("programme", "=PAYMENTS")));
        Assert.Equal(["ATLAS"], Listed(both));
        Assert.Equal(3, Listed(await PageAsync(("round", "digital/20261116-w"), ("programme", "=GONE"), ("only", "9"))).Count);
    }

    [Fact]
    public async Task Pressed_in_a_channel_it_goes_to_the_PMO_alone()
    {
        await _round.LedAsync("APOLLO", RoundHouse.Ana);
        await _round.GoLiveAsync();
        await _round.UntilAsync(19, 15);

        Assert.IsType<Reply.Personally>(await _round.House.PressAsync(
            TurnRoundPage.PageVerb, new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = "digital/20261116-w" }, channel: "19:c@thread.tacv2"));
    }

    private static Instant Day(int month, int day, int hour) => new LocalDateTime(2026, month, day, hour, 0).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();

    private static List<string> Listed(Reply card)
    {
        var shown = ProjectHouse.Shown(card);
        return [.. new[] { "APOLLO", "HERMES", "ATLAS" }.Where(code => shown.Contains($"**{code}**", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private Task<Project> LedMonthlyAsync(string code, Func<Project, Project>? with = null) => _round.LedAsync(code, RoundHouse.Bao, project =>
    {
        var monthly = project with { Cadence = Cadence.Monthly };
        return with?.Invoke(monthly) ?? monthly;
    });

    private Task<Reply> PageAsync(params (string Field, string Value)[] data) =>
        _round.House.PressAsync(TurnRoundPage.PageVerb, data.ToDictionary(pair => pair.Field, pair => pair.Value, StringComparer.Ordinal));

    private async Task<RoundProgress> ProgressAsync() =>
        await _round.House.Get<RoundReadings>().OfAsync(Portfolio.Named("Digital"), Language.English, _round.House.Now, CancellationToken.None);
}
