using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.People;
using PmoBot.Tables;
using static PmoBot.Tests.Features.Escalations.EscalationHouse;
using static PmoBot.Tests.Features.Escalations.ExampleCases;

namespace PmoBot.Tests.Features.Escalations;

public sealed class EscalationRowsTests
{
    private static readonly Gen<Person> People = Gen.Elements(Ana, Bo, Cy, new Person("33333333-0000-4000-8000-0000000000aa", "Zoë “Z” \\ \n\u2028é"));
    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get.Replace("\0", "", StringComparison.Ordinal)).Where(IsText);
    private static readonly Gen<Instant> Instants = Gen.Choose(0, int.MaxValue).Select(ticks => Ten + Duration.FromTicks(ticks * 7919L));
    private static readonly Gen<Duration> Durations = Gen.Choose(0, int.MaxValue).Select(ticks => Duration.FromTicks(ticks * 997L));

    private static readonly Gen<Question?> Questions =
        from who in People
        from text in Texts
        from at in Instants
        from due in Instants
        from isOver in ArbMap.Default.GeneratorFor<bool>()
        from answer in Texts
        from answeredBy in People
        from state in Gen.Choose(0, 2)
        select state == 0 ? null : new Question(who, text, at, due) { IsOver = isOver, Answer = state == 1 ? null : answer, AnsweredBy = state == 1 ? null : answeredBy };

    private static readonly Gen<Verdict?> Verdicts =
        from who in People
        from behalf in People
        from comment in Texts
        from at in Instants
        from lead in Durations
        from level in Gen.Choose(0, 3)
        from state in Gen.Choose(0, 3)
        select state == 0 ? null : new Verdict(state == 1 ? null : 'B', who, state == 2 ? behalf : null, state == 3 ? comment : null, level, at, lead);

    private static readonly Gen<Escalation> Cases =
        from wanted in Texts
        from text in Texts
        from cost in Gen.Choose(0, 100_000_000)
        from days in Gen.Choose(-400, 400)
        from fact in Texts
        from opening in Gen.Choose(1, 12)
        from state in Gen.Elements(Enum.GetValues<EscalationState>())
        from used in Durations
        from runs in Instants
        from question in Questions
        from verdict in Verdicts
        from votes in (from level in Gen.Choose(0, 3) from approver in People from who in People from at in Instants select new Vote(level, approver, who, 'A', at)).ListOf()
        from delegations in (from approver in People from to in People select new Delegation(approver, to)).ListOf()
        from some in ArbMap.Default.GeneratorFor<bool>()
        select Raised(Desk(Any(Bo))) with
        {
            Wanted = wanted,
            Options = [new('A', text, cost / 100m, days), new('B', "x")],
            Unit = some ? "CHF" : null,
            Item = some ? "R-12" : null,
            IsConfidential = some,
            Facts = some ? [] : [new(fact, text, wanted, fact)],
            IsInChannel = !some,
            Opening = opening,
            State = state,
            Level = opening % 4,
            Clock = new LevelClock(some ? Paris : DateTimeZoneProviders.Tzdb["America/New_York"], Duration.FromHours(18), used, some ? null : runs),
            Reminders = opening % 3,
            Run = opening * 2,
            SilentRun = some ? opening : null,
            Question = question,
            Votes = [.. votes],
            Delegations = [.. delegations],
            Verdict = verdict,
            WithRaiser = used,
            Involved = some ? [] : [Ana.ObjectId, Bo.ObjectId],
            Path = some ? "" : "any:x;all:y,z",
            Steps = opening,
            StepsHash = some ? null : "ab",
        };

    [Fact]
    public void A_case_comes_back_from_its_row_as_it_was() => Prop.ForAll(Cases.ToArbitrary(), it =>
    {
        var read = EscalationRows.Read(new TableRow(E1.Project.Partition, E1.Row, EscalationRows.Write(it), new Azure.ETag("1")));

        Assert.Equivalent(it with { ETag = new Azure.ETag("1") }, read, strict: true);
        Assert.Equal(EscalationRows.InWords(it), EscalationRows.InWords(read));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_step_comes_back_too_and_each_of_its_words_is_in_the_hash()
    {
        var step = new EscalationStep(StepKind.Voted, Ten, Bo, 1) { OnBehalfOf = Cy, To = Dee, Option = 'B', Text = "é “x”" };

        Assert.Equal(step, EscalationRows.ReadStep(new TableRow(E1.Project.Partition, EscalationRows.StepRow(E1, 12), EscalationRows.Write(step), new Azure.ETag("1"))));
        Assert.Equal("step-000001-0012", EscalationRows.StepRow(E1, 12));
        EscalationStep[] others =
        [
            step, step with { Kind = StepKind.Approved }, step with { At = On(18, 11) }, step with { By = Eve }, step with { Level = 2 }, step with { OnBehalfOf = null },
            step with { To = null }, step with { Option = 'A' }, step with { Text = "é" }, step with { By = Bo with { Name = "B" } },
        ];
        Assert.Equal(others.Length + 1, others.Select(one => EscalationRows.HashOf("before", one)).Append(EscalationRows.HashOf(null, step)).Distinct().Count());
    }

    [Fact]
    public void What_the_trail_keeps_of_a_case_is_worded_so_for_ever() => Assert.Equal(
        """
        clockRunsFrom: 2026-11-18T09:00:00Z
        clockTotal: 648000000000
        clockUsed: 0
        clockZone: Europe/Paris
        confidential: False
        delegations: []
        factsHash: ae08398945ffc918c53774165cd255baf442c958be6587bfdddd637cd4bfb61e
        first: 0
        inChannel: False
        involved: 33333333-0000-4000-8000-000000000001,33333333-0000-4000-8000-000000000002
        level: 0
        number: 1
        opening: 1
        options: [{"Letter":"A","Text":"Second supplier","Cost":38000.50,"Days":0},{"Letter":"B","Text":"Wait","Days":21}]
        path: any:33333333-0000-4000-8000-000000000002;all:33333333-0000-4000-8000-000000000003,33333333-0000-4000-8000-000000000004|Europe/Paris 0469a07b07638a0b
        project: APOLLO
        raisedAt: 2026-11-18T09:00:00Z
        raiser: 33333333-0000-4000-8000-000000000001
        raiserName: Ana Lima
        recommended: A
        reminders: 0
        run: 1
        state: Open
        steps: 0
        time: 648000000000
        votes: []
        wanted: Order the racks?
        withRaiser: 0
        """.ReplaceLineEndings("\n"), EscalationRows.InWords(Raised(Desk(Any(Bo), All(Cy, Dee)))));

    private static bool IsText(string text)
    {
        try
        {
            _ = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            return true;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return false;
        }
    }
}
