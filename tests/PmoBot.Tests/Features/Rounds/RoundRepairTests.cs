using NodaTime;
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

    private async Task<Asked> AskedAsync(string code) =>
        (await _round.House.Get<RoundStore>().AskedAsync(ProjectCode.Parse(code), RoundHouse.Week47, CancellationToken.None))!;

    private async Task GatheredAsync(bool isGathered)
    {
        var round = (await _round.House.Get<RoundStore>().FindAsync(RoundHouse.Round47, CancellationToken.None))!;
        await _round.House.Store.CommitAsync(Portfolio.PartitionOf("digital"), [RoundStore.ToWrite(round with { IsGathered = isGathered })]);
    }
}
