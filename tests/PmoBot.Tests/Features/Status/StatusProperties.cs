using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Features.Status;

/// <summary>What holds of every report, whatever was said and done.</summary>
public sealed class StatusProperties
{
    private static readonly LocalDate Day = new(2026, 11, 18);

    private static readonly Gen<Rag> Colours = Gen.Elements(Enum.GetValues<Rag>());

    private static readonly Gen<string?> Words = Gen.Elements(null, "", "New", "*Old* news", "même");

    private static readonly Gen<StatusFigures> Figures =
        from overall in Colours
        from axes in Gen.ListOf(from axis in Gen.Elements(Enum.GetValues<Axis>()) from rag in Colours select (axis, rag))
        from days in Gen.Choose(-40, 60)
        from percent in Gen.Choose(0, 100)
        from spent in Gen.Choose(0, 120_000_000)
        from toComplete in Gen.Choose(0, 90_000_000)
        from news in Words
        from cause in Words
        select new StatusFigures
        {
            Declared = new DeclaredRag(overall, axes.DistinctBy(pair => pair.axis).ToDictionary(pair => pair.axis, pair => pair.rag)),
            ForecastFinish = new LocalDate(2027, 6, 30).PlusDays(days),
            PercentComplete = percent,
            Spent = spent / 100m,
            ToComplete = toComplete / 100m,
            News = news,
            Cause = overall == Rag.Green ? null : cause,
        };

    [Fact]
    public void Carrying_forward_never_changes_a_figure()
    {
        Prop.ForAll(Figures.ToArbitrary(), figures =>
        {
            var (project, turn) = (CardCatalogue.Apollo, CardCatalogue.TurnIn(Language.English));
            var last = Stored(StatusRules.Next(project, figures, new StatusTrail(Week(0), []), turn));

            var carried = Stored(StatusRules.CarryForward(project, last, new StatusTrail(Week(1), [last]), turn));

            return Same(carried.Figures, figures) && (carried.Figures.Spent, carried.Figures.ToComplete) == (figures.Spent, figures.ToComplete);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reports_follow_one_another_as_their_periods_do_and_as_they_came_where_these_overlap()
    {
        var reports =
            from cadence in Gen.Elements(Enum.GetValues<PmoBot.Scheduling.Cadence>())
            from day in Gen.Choose(0, 60)
            from late in Gen.Choose(0, 60 * 24 * 60)
            select Given(Period.Of(Day.PlusDays(day), cadence), Duration.FromMinutes(late));
        var pairs = from one in reports from other in reports where one.Period != other.Period select (one, other);

        Prop.ForAll(pairs.ToArbitrary(), it =>
        {
            var (first, second) = StatusTrail.Standing([it.one, it.other]) is [var a, var b] ? (a, b) : throw new InvalidOperationException();

            var overlap = first.Period.FirstDay <= second.Period.LastDay && second.Period.FirstDay <= first.Period.LastDay;
            var inTheirPeriods = Within(first) && Within(second);
            return (overlap || first.Period.LastDay < second.Period.FirstDay)
                && (!overlap || !inTheirPeriods || first.ReceivedAt <= second.ReceivedAt)
                && StatusTrail.Standing([it.other, it.one]).Count == 2;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_report_that_came_late_and_in_time_does_not_overtake_the_next_periods_that_came_early()
    {
        var december = Given(Period.Of(new LocalDate(2026, 12, 1), PmoBot.Scheduling.Cadence.Monthly), Duration.FromDays(36));
        var january = Given(Period.Of(new LocalDate(2027, 1, 1), PmoBot.Scheduling.Cadence.Monthly), Duration.FromDays(1));

        Assert.False(december.CameAfterCutOff);
        Assert.Equal([december, january], StatusTrail.Standing([january, december]));
    }

    [Fact]
    public void What_is_offered_is_never_greener_than_its_figures_and_never_a_third_in_a_row()
    {
        var cases = from figures in Figures from inARow in Gen.Choose(0, 3) from later in Gen.Choose(0, 400) select (figures, inARow, later);

        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var (project, turn) = (CardCatalogue.Apollo, CardCatalogue.TurnIn(Language.English));
            var last = StatusRules.Next(project, it.figures, new StatusTrail(Week(0), []), turn) with { CarriedInARow = it.inARow };
            var now = turn.Now + Duration.FromDays(it.later);

            var judged = NothingChanged.Judge(project, Week(60), last, risk: null, now);

            var computed = StatusRules.Compute(project, it.figures, now.InZone(PortfolioSettings.Default.Zone).Date, risk: null).Overall;
            return judged is not NothingChanged.Offered || (it.inARow < 2 && computed <= it.figures.Declared.Overall);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_computed_colour_is_the_worst_of_its_rules_in_whatever_order_they_are_applied()
    {
        var colour = Gen.Elements<Rag?>(null, Rag.Green, Rag.Amber, Rag.Red);
        var cases =
            from schedule in colour
            from cost in colour
            from risk in colour
            from order in Gen.Shuffle(new[] { 0, 1, 2 })
            select (schedule, cost, risk, order);

        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            Rag?[] rules = [it.schedule, it.cost, it.risk == Rag.Red ? Rag.Amber : null];
            var inThisOrder = it.order.Select(rule => rules[rule]).Aggregate((Rag?)null, RagOrder.WorseOf);
            return Readings.Computed(it.schedule, it.cost, it.risk).Overall == inThisOrder;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_reports_versions_replay_to_its_current_state()
    {
        var stories = Gen.ListOf(from act in Gen.Choose(0, 3) from figures in Figures from wait in Gen.Choose(0, 6) select (act, figures, wait));

        Prop.ForAll(stories.ToArbitrary(), story =>
        {
            var (project, turn) = (CardCatalogue.Apollo, CardCatalogue.TurnIn(Language.English));
            var versions = new List<StatusReport>();
            var expected = new Stack<(StatusFigures Said, Instant At)>();
            foreach (var (act, figures, wait) in story)
            {
                turn = turn with { Now = turn.Now + Duration.FromMinutes(wait) };
                var trail = new StatusTrail(Week(0), versions);
                if (Step(act, figures, project, trail, turn, expected) is { } version)
                    versions.Add(version);
            }

            var replayed = StatusTrail.Replay(versions);
            return Same(replayed?.Figures, expected.Count > 0 ? expected.Peek().Said : null)
                && Same(replayed?.Figures, new StatusTrail(Week(0), versions).Current?.Figures)
                && versions.Select(version => version.Version).SequenceEqual(Enumerable.Range(1, versions.Count));
        }).QuickCheckThrowOnFailure();
    }

    // Beside the rules, the plainest model of them: a stack of what was said.
    private static StatusReport? Step(
        int act, StatusFigures figures, Project project, StatusTrail trail, Turn turn, Stack<(StatusFigures Said, Instant At)> expected)
    {
        switch (act)
        {
            case 0 when Undo.Judge(trail, trail.Last?.Version ?? 0, project, turn) is Undo.Done { Version: var undone }:
                Assert.True(turn.Now - expected.Pop().At <= Undo.Within);
                return undone;
            case 1 when trail.Current is { } stands:
                var explained = StatusRules.Explain(project, stands, figures with { Cause = "Said later" }, null, trail, turn);
                expected.Push((explained.Figures, turn.Now));
                return explained;
            case >= 2:
                var sent = StatusRules.Next(project, figures, trail, turn);
                expected.Push((sent.Figures, turn.Now));
                return sent;
            default:
                return null;
        }
    }

    private static bool Same(StatusFigures? one, StatusFigures? other) =>
        (one is null, other is null) switch
        {
            (true, true) => true,
            (false, false) => StatusRules.InWords(one!) == StatusRules.InWords(other!),
            _ => false,
        };

    private static StatusReport Stored(StatusReport report) => StatusRows.Read(report.Project, StatusRows.Write(report));

    private static StatusReport Given(Period period, Duration after)
    {
        var at = period.FirstDay.AtMidnight().InUtc().ToInstant() + after;
        var figures = new StatusFigures { Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag>()) };
        return StatusRules.Next(CardCatalogue.Apollo, figures, new StatusTrail(period, []), CardCatalogue.TurnIn(Language.English) with { Now = at });
    }

    private static bool Within(StatusReport report) => report.ReceivedAt.InUtc().Date <= report.Period.LastDay;

    private static Period Week(int later) => Period.Of(Day.PlusWeeks(later), PmoBot.Scheduling.Cadence.Weekly);
}
