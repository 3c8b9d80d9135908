using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class TimetablesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly RoundTimetable Early = RoundTimetable.Parse("d-4@09:00 d-3@12:00 d-2@12:00 d-2@15:00");
    private static readonly RoundTimetable Later = RoundTimetable.Parse("d-2@09:00 d-2@16:00 d1@12:00 d1@14:00");

    [Fact]
    public void A_new_timetable_holds_from_its_period_on_and_earlier_ones_keep_theirs()
    {
        var timetables = Timetables.Default.With(Week("20261123-w"), Early).With(Week("20261207-w"), Later);

        Assert.Equal(RoundTimetable.Default(Cadence.Weekly), timetables.Of(Week("20261116-w")));
        Assert.Equal(Early, timetables.Of(Week("20261123-w")));
        Assert.Equal(Early, timetables.Of(Week("20261130-w")));
        Assert.Equal(Later, timetables.Of(Week("20270104-w")));
        Assert.Equal(RoundTimetable.Default(Cadence.Fortnightly), timetables.Of(Week("20261214-f")));
        Assert.Equal(RoundTimetable.Default(Cadence.Monthly), timetables.Of(Week("20270101-m")));
    }

    [Fact]
    public void What_is_set_takes_the_place_of_what_was_set_for_later()
    {
        var timetables = Timetables.Default.With(Week("20261123-w"), Early).With(Week("20261207-w"), Later).With(Week("20261214-f"), Later);

        var again = timetables.With(Week("20261123-w"), Later);

        Assert.Equal(Later, again.Of(Week("20261123-w")));
        Assert.Equal("20261123-w d-2@09:00 d-2@16:00 d1@12:00 d1@14:00; 20261214-f d-2@09:00 d-2@16:00 d1@12:00 d1@14:00", again.ToText());
    }

    [Fact]
    public void Setting_what_holds_anyway_changes_nothing()
    {
        var early = Timetables.Default.With(Week("20261123-w"), Early);

        Assert.Equal(Timetables.Default, Timetables.Default.With(Week("20261123-w"), RoundTimetable.Default(Cadence.Weekly)));
        Assert.Equal(Timetables.Default, early.With(Week("20261116-w"), RoundTimetable.Default(Cadence.Weekly)));
        Assert.Equal(early, early.With(Week("20261130-w"), Early));
        Assert.NotEqual(early, early.With(Week("20261130-w"), RoundTimetable.Default(Cadence.Weekly)));
        Assert.Null(Timetables.Default.ToText());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var table = from moments in Gen.ListOf(PlannedMomentTests.Moments, 4) select new RoundTimetable(moments[0], moments[1], moments[2], moments[3]);
        var entry =
            from day in Gen.Choose(0, 2000)
            from cadence in Gen.Elements(Enum.GetValues<Cadence>())
            from moments in table
            select (period: Period.Of(new LocalDate(2026, 1, 1).PlusDays(day), cadence), moments);

        Prop.ForAll(Gen.ListOf(entry).ToArbitrary(), entries =>
        {
            var timetables = entries.Aggregate(Timetables.Default, (all, one) => all.With(one.period, one.moments));
            var read = Timetables.Parse(timetables.ToText());
            return read == timetables && read.GetHashCode() == timetables.GetHashCode() && read.ToText() == timetables.ToText()
                && entries.All(one => read.Of(one.period) == timetables.Of(one.period))
                && (entries.Count == 0 || read.Of(entries[^1].period) == entries[^1].moments);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261123-w")]
    [InlineData("20261124-w d-4@09:00 d-3@12:00 d-2@12:00 d-2@15:00")]    // a Tuesday begins no week
    [InlineData("20261123-w d-4@09:00 d-3@12:00 d-2@12:00")]
    [InlineData("20261123-w d-4@09:00 d-3@12:00 d-2@12:00 x-2@15:00")]
    [InlineData("20261123-w d-4@09:00 d-3@12:00 d-2@12:00 d-2@25:00")]
    [InlineData("20261123-w d-4@09:00 d-3@12:00 d-2@12:00 @")]
    public void What_nobody_wrote_is_refused(string text)
    {
        Assert.ThrowsAny<FormatException>(() => Timetables.Parse(text));
    }

    [Fact]
    public void A_calendar_asks_for_each_period_by_itself()
    {
        var rounds = new RoundCalendar(Paris, WorkCalendar.France, Timetables.Default.With(Week("20261123-w"), Early));

        Assert.Equal(At("2026-11-23T10:00"), rounds.Of(Week("20261116-w")).CutOff);
        Assert.Equal(At("2026-11-27T12:00"), rounds.Of(Week("20261123-w")).CutOff);
        Assert.Equal("20261116-w", rounds.Current(At("2026-11-23T10:00"), Cadence.Weekly).Id);
        Assert.Equal("20261123-w", rounds.Current(At("2026-11-27T12:00"), Cadence.Weekly).Id);
        Assert.Equal("20261130-w", rounds.Current(At("2026-11-27T12:01"), Cadence.Weekly).Id);
    }

    [Fact]
    public void From_now_on_the_rounds_are_those_that_somebody_works_in()
    {
        var closed = Enumerable.Range(0, 14).Select(new LocalDate(2026, 12, 21).PlusDays);
        var rounds = new RoundCalendar(Paris, WorkCalendar.ForFrance(closed));

        var next = rounds.From(At("2026-12-15T12:00"), Cadence.Weekly).Take(3).Select(period => period.Id);

        Assert.Equal(["20261214-w", "20270104-w", "20270111-w"], next);
    }

    [Theory]
    [InlineData("20261123-w", "d-4@09:00 d-3@12:00 d-2@12:00 d-2@12:00")]
    [InlineData("20261123-w", "d-6@00:00 d-3@12:00 d-2@12:00 d-2@15:00", TimetableFault.OpensInRoundBefore)]
    [InlineData("20261123-w", "d-6@10:01 d-3@12:00 d-2@12:00 d-2@15:00")]
    [InlineData("20261123-w", "d-6@08:30 d-3@12:00 d0@12:00 d0@15:00", TimetableFault.CutOffNotBeforeNextOpens, TimetableFault.OpensInRoundBefore)]    // a Sunday's cut-off is always Monday's
    [InlineData("20261123-w", "d-7@23:00 d-3@12:00 d-2@12:00 d-2@15:00", TimetableFault.OpensBeforePeriod, TimetableFault.OpensInRoundBefore)]
    [InlineData("20261123-w", "d-3@12:00 d-3@12:00 d-2@12:00 d-2@15:00", TimetableFault.DueNotAfterOpens)]
    [InlineData("20261123-w", "d-3@09:00 d-2@12:00 d-2@11:59 d-2@15:00", TimetableFault.CutOffNotAfterDue)]
    [InlineData("20261123-w", "d-3@09:00 d-2@12:00 d1@11:00 d1@10:59", TimetableFault.PublishedBeforeCutOff)]
    [InlineData("20261123-w", "d-3@09:00 d-2@12:00 d4@09:00 d4@09:00", TimetableFault.CutOffNotBeforeNextOpens)]
    [InlineData("20261123-w", "d-3@09:00 d-2@12:00 d4@08:59 d4@09:00")]
    [InlineData("20261123-w", "d-2@12:00 d-3@09:00 d-4@09:00 d-5@09:00", TimetableFault.DueNotAfterOpens, TimetableFault.CutOffNotAfterDue, TimetableFault.PublishedBeforeCutOff)]
    [InlineData("20261201-m", "d-2@09:00 d0@12:00 n2@10:00 n2@10:00")]
    [InlineData("20261201-m", "n1@09:00 d2@12:00 n4@10:00 n4@11:00", TimetableFault.DueNotAfterOpens)]    // where a month ends on a Friday
    [InlineData("20261201-m", "n1@09:00 n3@12:00 n30@10:00 n30@11:00", TimetableFault.CutOffNotBeforeNextOpens)]
    [InlineData("20261201-m", "n-25@09:00 n3@12:00 n4@10:00 n4@11:00", TimetableFault.OpensBeforePeriod, TimetableFault.CutOffNotBeforeNextOpens, TimetableFault.OpensInRoundBefore)]
    internal void A_timetable_is_judged_as_it_is_planned(string from, string table, params TimetableFault[] faults)
    {
        Assert.Equal(faults, TimetableRules.Faults(RoundTimetable.Parse(table), Week(from), Timetables.Default, WorkCalendar.MondayToFriday));
    }

    [Fact]
    public void Timetables_without_a_fault_make_rounds_that_follow_each_other()
    {
        var plans =
            from opens in Gen.Choose(0, 7 * 24 * 4 - 1)
            from later in Gen.ListOf(Gen.Choose(1, 7 * 24 * 4), 3)
            let quarters = later.Order().Select(quarter => opens + quarter).ToList()
            select new RoundTimetable(Moment(opens), Moment(quarters[0]), Moment(quarters[1]), Moment(quarters[2]));
        var asked = from one in plans from other in plans select (one, other);
        var judged = 0;

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var (first, then) = (Week("20261116-w"), Week("20261207-w"));
            var work = new WorkCalendar(WorkCalendar.MondayToFriday, _ => false, new HashSet<LocalDate>());
            if (TimetableRules.Faults(it.one, first, Timetables.Default, WorkCalendar.MondayToFriday).Count > 0)
                return true;
            var timetables = Timetables.Default.With(first, it.one);
            if (TimetableRules.Faults(it.other, then, timetables, WorkCalendar.MondayToFriday).Count == 0)
                timetables = timetables.With(then, it.other);
            judged++;
            var calendar = new RoundCalendar(Paris, work, timetables);
            var rounds = calendar.From(At("2026-11-01T12:00"), Cadence.Weekly).Take(10).Select(calendar.Of).ToList();
            return rounds.TrueForAll(round => round.Opens < round.Due && round.Due < round.CutOff && round.CutOff < round.Published)
                && rounds.Zip(rounds.Skip(1)).All(pair => pair.First.CutOff < pair.Second.Opens);
        }).QuickCheckThrowOnFailure();

        Assert.True(judged > 0);

        static PlannedMoment Moment(int quarter) =>
            new PlannedMoment.DaysFromLast(quarter / 96 - 6, LocalTime.Midnight.PlusMinutes(15 * (quarter % 96)));
    }

    [Fact]
    public void The_definitions_timetables_suit_whoever_works_between_Monday_and_Thursday()
    {
        var weeks = Enumerable.Range(1, 127).Where(bits => (bits & 0b1111) != 0)
            .Select(bits => Enumerable.Range(1, 7).Where(day => (bits >> (day - 1) & 1) == 1).Select(day => (IsoDayOfWeek)day).ToHashSet());

        Assert.All(weeks, week => Assert.All(Enum.GetValues<Cadence>(), cadence => Assert.Empty(
            TimetableRules.Faults(RoundTimetable.Default(cadence), Period.Of(new LocalDate(2026, 11, 16), cadence), Timetables.Default, week))));
    }

    private static Period Week(string id) => Period.ParseId(id)!;

    private static Instant At(string parisTime) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(parisTime).Value.OnceIn(Paris);
}
