using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;

namespace PmoBot.Tests.Features.Register;

public sealed class RegisterProperties
{
    private static readonly RiskScale Strict = RiskScale.Default with { Id = "digital/2", LowTo = 2, MediumTo = 9, Midpoints = [0.02m, 0.10m, 0.30m, 0.55m, 0.90m] };
    private static readonly RiskScale[] Scales = [RiskScale.Default, Strict];

    private static readonly IEnumerable<(int Probability, int Impact, RiskScale Scale)> Every =
        from probability in Enumerable.Range(1, 5)
        from impact in Enumerable.Range(1, 5)
        from scale in Scales
        select (probability, impact, scale);

    [Fact]
    public void A_score_and_its_band_grow_with_probability_and_impact_on_every_scale() => Assert.All(Every, it =>
    {
        var band = it.Scale.BandOf(new Assessment(it.Probability, it.Impact).Score);

        Assert.Equal(it.Probability * it.Impact, new Assessment(it.Probability, it.Impact).Score);
        Assert.All(Enumerable.Range(it.Probability, 6 - it.Probability), more => Assert.True(it.Scale.BandOf(more * it.Impact) >= band));
        Assert.All(Enumerable.Range(it.Impact, 6 - it.Impact), more => Assert.True(it.Scale.BandOf(it.Probability * more) >= band));
    });

    [Fact]
    public void The_usual_bands_hold_8_11_and_6_cells()
    {
        var cells = Every.Where(it => it.Scale == RiskScale.Default).CountBy(it => RiskScale.Default.BandOf(it.Probability * it.Impact)).ToDictionary();

        Assert.Equal((8, 11, 6), (cells[Band.Low], cells[Band.Medium], cells[Band.High]));
        Assert.Equal(Band.Medium, RiskScale.Default.BandOf(new Assessment(1, 5).Score));
    }

    [Fact]
    public void An_expected_value_is_the_midpoint_of_its_own_scale() => Assert.All(Every, it =>
        Assert.Equal(it.Scale.Midpoints[it.Probability - 1] * 1000m, new Assessment(it.Probability, it.Impact).ExpectedValue(1000m, it.Scale)));

    [Fact]
    public void Figures_kept_as_items_change_are_those_of_all_live_items_counted_anew() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<(byte Who, byte What, byte Rank, short Cost)>>(),
        story =>
        {
            var items = new Dictionary<int, RegisterItem>();
            var kept = RegisterFigures.None;
            foreach (var step in story.Get)
            {
                var key = step.Who % 6;
                var before = items.GetValueOrDefault(key);
                var now = Item(before?.Number.Kind ?? (RegisterKind)(step.What % 3), key + 1, step.Rank, step.Cost, (ItemState)(step.What % 6));
                kept = kept.With(before, now, Scale);
                items[key] = now;
            }

            var anew = items.Values.Aggregate(RegisterFigures.None, (figures, item) => figures.With(null, item, Scale));
            return Same(kept, anew) && kept.Live.Values.Sum() == items.Values.Count(item => item.IsLive);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Figures_of_every_cell_kind_and_scale_say_what_is_there() => Assert.All(Every, it =>
    {
        var threat = Item(RegisterKind.Threat, 1, 0, 200, ItemState.Open) with { Current = new Assessment(it.Probability, it.Impact), Scale = it.Scale.Id };
        var opportunity = threat with { Number = new ItemNumber(RegisterKind.Opportunity, 1), CostImpact = new Money(50, "EUR") };

        var figures = RegisterFigures.None.With(null, threat, Scale).With(null, opportunity, Scale).With(null, threat with { CostImpact = null }, Scale);

        var share = it.Scale.Midpoints[it.Probability - 1];
        Assert.Equal((200 * share, 50 * share, 150 * share, 1), (figures.Threats["EUR"], figures.Opportunities["EUR"], figures.Net["EUR"], figures.NotCosted));
        Assert.Equal((2, 1), (figures.Cells[(it.Probability, it.Impact)], figures.OpportunityCells[(it.Probability, it.Impact)]));
    });

    [Fact]
    public void Nothing_leaves_what_came_about_and_only_a_closed_item_is_opened_again()
    {
        var legal =
            from kind in Enum.GetValues<RegisterKind>()
            from start in Enum.GetValues<ItemState>()
            from end in Enum.GetValues<ItemState>()
            where start.MayBecome(end, kind)
            select (kind, start, end);

        Assert.Equal(
            [
                "Issue: Closed→Open", "Issue: Closed→Responding", "Issue: Open→Closed", "Issue: Open→Responding", "Issue: Responding→Closed", "Issue: Responding→Open",
                "Opportunity: Closed→Open", "Opportunity: Closed→Responding", "Opportunity: Open→Closed", "Opportunity: Open→Realised", "Opportunity: Open→Responding",
                "Opportunity: Responding→Closed", "Opportunity: Responding→Open", "Opportunity: Responding→Realised",
                "Threat: Closed→Open", "Threat: Closed→Responding", "Threat: Open→Closed", "Threat: Open→Occurred", "Threat: Open→Responding",
                "Threat: Responding→Closed", "Threat: Responding→Occurred", "Threat: Responding→Open",
            ],
            legal.Select(it => $"{it.kind}: {it.start}→{it.end}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("R-12", "R-12")]
    [InlineData("r12", "R-12")]
    [InlineData("O-1", "O-1")]
    [InlineData("i999999", "I-999999")]
    [InlineData("E-1", null)]
    [InlineData("R-0", null)]
    [InlineData("R-1000000", null)]
    [InlineData("R", null)]
    [InlineData("R-+1", null)]
    public void A_number_is_read_as_people_write_it(string typed, string? read) =>
        Assert.Equal(read, ItemNumber.TryParse(typed, null, out var number) ? number.ToString() : null);

    private static RiskScale Scale(string? id) => Scales.Single(scale => scale.Id == id);

    private static bool Same(RegisterFigures one, RegisterFigures other) =>
        Same(one.Threats, other.Threats) && Same(one.Opportunities, other.Opportunities) && Same(one.Cells, other.Cells) && Same(one.OpportunityCells, other.OpportunityCells)
        && Same(one.Live, other.Live) && Same(one.HighDue, other.HighDue) && Same(one.Severities, other.Severities) && Same(one.Reviews, other.Reviews) && Same(one.OpportunityReviews, other.OpportunityReviews)
        && one.NotCosted == other.NotCosted;

    private static bool Same<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> one, IReadOnlyDictionary<TKey, TValue> other) where TKey : notnull =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && Equals(value, pair.Value));

    private static RegisterItem Item(RegisterKind kind, int number, byte rank, short cost, ItemState state) => new()
    {
        Project = ProjectCode.TryParse("APOLLO", out var code) ? code.Value : default,
        Number = new ItemNumber(kind, number),
        Statement = "It slips",
        Current = kind == RegisterKind.Issue ? null : new Assessment(1 + (rank % 5), 1 + (rank / 5 % 5)),
        Scale = Scales[rank / 25 % 2].Id,
        Severity = kind == RegisterKind.Issue ? 1 + (rank % 5) : null,
        CostImpact = cost % 3 == 0 ? null : new Money(Math.Abs((int)cost), cost % 2 == 0 ? "EUR" : "CHF"),
        State = state,
        Action = rank % 2 == 0 ? "It is seen to" : null,
        Due = rank % 3 == 0 ? null : new LocalDate(2026, 12, 1).PlusDays(rank % 7),
        NextReview = new LocalDate(2026, 12, 1).PlusDays(rank % 5),
        LoggedBy = new Person("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin"),
        LoggedAt = Instant.FromUtc(2026, 11, 18, 9, 0),
        Version = 1,
        Act = ItemAct.Logged,
        By = new Person("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin"),
        At = Instant.FromUtc(2026, 11, 18, 9, 0),
    };
}
