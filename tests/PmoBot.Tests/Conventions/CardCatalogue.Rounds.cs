using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Rounds;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static RoundId Round47 => new("digital", Week47);
    private static Period Month11 => Period.Of(new LocalDate(2026, 11, 18), Cadence.Monthly);
    private static DateTimeZone Paris => PortfolioSettings.Default.Zone;
    private static RoundInstants Instants47 => PortfolioSettings.Default.Rounds.Of(Week47);

    private static Project Hermes => Apollo with
    {
        Code = ProjectCode.TryParse("HERMES", out var code) ? code.Value : default,
        Name = "Data centre move",
    };

    private static IEnumerable<ShownCard> OfRounds(Language language)
    {
        var texts = RoundTexts.For(language);
        var view = Prompted(language, Unchanged(language), Changed(language));
        var reported = new PromptLine.Reported(Apollo, new ReportStanding
        {
            Report = new ReceivedReport(Timeliness.OnTime, Now, IsCarried: true),
            Chip = GreenChip(language),
            Undo = UndoStatus.Address(Report(Figures())),
        });
        var page = new RoundPage(Apollo.Portfolio, new Round(Round47, Now) { IsGathered = true }, Lines(), PortfolioSettings.Default, Now);
        var schedule = new RoundSchedule("digital", Cadence.Weekly) { Mode = RoundMode.Live };
        var form = new ScheduleForm(Apollo.Portfolio, Cadence.Weekly, ScheduleDraft.Of(schedule, RoundTimetable.Default(Cadence.Weekly), language), Week47, texts);
        var wrong = new FormData([new(ScheduleDraft.Mode, "Live"), new(ScheduleDraft.Moments[0], "Thursday"), new(ScheduleDraft.Moments[1], "Fri 12:00"), new(ScheduleDraft.Moments[2], "Fri 11:00"), new(ScheduleDraft.Moments[3], "Mon 11:00")]);
        var opens = Instants47.Opens.InZone(Paris);
        AskedCadence[] unasked = [new(new RoundSchedule("digital", Cadence.Weekly), 1), new(new RoundSchedule("digital", Cadence.Monthly), 12)];
        return
        [
            Card("PromptCards.Show", "", PromptCards.Show(view)),
            Card("PromptCards.Show", "answered", PromptCards.Show(Prompted(language, reported, Changed(language)))),
            Card("PromptCards.Show", "all-reported", PromptCards.Show(Prompted(language, reported))),
            Card("PromptCards.Show", "first-report", PromptCards.Show(Prompted(language, new PromptLine.Wanted(Apollo, new ReportStanding())) with { IsLate = true })),
            Card("PromptCards.Show", "snoozed", PromptCards.Show(view with { SnoozedUntil = view.Snoozes[0] })),
            Card("PromptCards.Show", "reminder", PromptCards.Show(view with { Stage = PromptStage.Reminder })),
            Card("PromptCards.Show", "last-reminder", PromptCards.Show(view with { Stage = PromptStage.LastReminder })),
            Card("PromptCards.Show", "deputy", PromptCards.Show(Prompted(language, Unchanged(language) with { InPlaceOf = Daniel }) with { HasDeputy = false })),
            Card("PromptCards.Show", "dry", PromptCards.Show(view with { Dry = new DryView(Daniel.Name, view.Due) })),
            Card("PromptCards.Show", "closed", PromptCards.Show(view with { IsClosed = true })),
            Card("PromptCards.Show", "over", PromptCards.Show(Prompted(
                language,
                new PromptLine.Over(Apollo, Excuse.ByPmo, Camille), new PromptLine.Over(Hermes, null, Daniel), new PromptLine.Over(Hermes, Excuse.NotActive, Camille),
                new PromptLine.Over(Hermes, null, null), new PromptLine.Left("ATLAS")))),
            Card("PromptCards.Snoozed", "", PromptCards.Snoozed(view with { SnoozedUntil = view.Snoozes[0] })),
            Card("PromptCards.SnoozeForm", "", PromptCards.SnoozeForm(new SnoozeForm(FormData.Empty, view, texts, []))),
            Card("PromptCards.SnoozeForm", "wrong", PromptCards.SnoozeForm(new SnoozeForm(
                new FormData([new(SnoozePrompt.DayField, "2026-11-23"), new(SnoozePrompt.TimeField, "12:00")]), view, texts, [new(SnoozePrompt.DayField, texts.NotAfterCutOff(view.CutOff))]))),
            Card("PromptCards.Show", "late-past-due", PromptCards.Show(Prompted(language, Unchanged(language)) with { IsLate = true, IsPastDue = true })),
            Card("PromptCards.SnoozeForm", "broken", PromptCards.SnoozeForm(new SnoozeForm(
                new FormData([new(PressPrompt.RoundField, Round47.ToString()), new(PressPrompt.ProjectsField, "APOLLO")]), null, texts, []) { Notice = ConversationTexts.For(language).Broken("0123456789ab") })),
            Card("RoundCards.Live", "", RoundCards.Live(page, texts)),
            Card("RoundCards.Live", "gathering", RoundCards.Live(page with { Round = page.Round with { IsGathered = false }, Lines = [.. Lines().Take(2)] }, texts)),
            Card("RoundCards.Live", "over", RoundCards.Live(page with { Now = Instants47.CutOff }, texts)),
            Card("RoundCards.Live", "few", RoundCards.Live(page with { Lines = [.. Lines().Take(2)] }, texts)),
            Card("RoundCards.Live", "all-told", RoundCards.Live(page with { Lines = [.. Lines().Where(line => line.State == RoundState.OnTime)] }, texts)),
            Card("RoundCards.Live", "none", RoundCards.Live(page with { Lines = [] }, texts)),
            Card("RoundCards.Live", "part", RoundCards.Live(page with
            {
                Only = RoundState.Excused,
                Programme = "=PAYMENTS",
                Others = [new RoundId("digital", Month11)],
                Previous = new RoundId("digital", Week47.Previous),
                Unasked = [new AskedCadence(new RoundSchedule("digital", Cadence.Fortnightly), 3)],
            }, texts)),
            Card("RoundCards.Live", "no-such-part", RoundCards.Live(page with { Lines = [.. Lines().Take(2)], Only = RoundState.Late, Programme = "=GONE" }, texts)),
            Card("RoundCards.Live", "forgotten", RoundCards.Live(page with { Now = Instants47.CutOff + Duration.FromDays(30), Lines = [.. Lines().Select(line => line with { Person = null, IsForgotten = true })] }, texts)),
            Card("RoundCards.NotOpened", "", RoundCards.NotOpened(Apollo.Portfolio, opens, [], texts)),
            Card("RoundCards.NotOpened", "off", RoundCards.NotOpened(Apollo.Portfolio, null, unasked, texts)),
            Card("RoundCards.Missing", "", RoundCards.Missing(Apollo.Portfolio, Round47, [.. Lines().Where(line => line.State is RoundState.Open or RoundState.Unreachable)], texts)),
            Card("RoundCards.Missing", "none-left", RoundCards.Missing(Apollo.Portfolio, Round47, [], texts)),
            Card("RoundCards.ListGone", "", RoundCards.ListGone(Round47, texts)),
            Card("RoundCards.Which", "", RoundCards.Which([Apollo.Portfolio, new Portfolio("retail", "Retail *2027*")], it => ShowRound.Address(it, language), texts)),
            Card("RoundCards.ExcuseForm", "", RoundCards.ExcuseForm(new FormData([new(PressPrompt.RoundField, Round47.ToString())]), "APOLLO", texts, null, [])),
            Card("RoundCards.ExcuseForm", "wrong", RoundCards.ExcuseForm(
                new FormData([new(PressPrompt.RoundField, Round47.ToString())]), "APOLLO", texts, ConversationTexts.For(language).Busy, [new FieldError(ExcuseProject.ReasonField, texts.ReasonMissing), new FieldError(ExcuseProject.UntilField, texts.PauseDay)])),
            Card("RoundCards.Excused", "", RoundCards.Excused(Apollo, Week47, texts.IsPaused("APOLLO", new(2026, 12, 4)), "The team was *lent*", texts)),
            Card("RoundCards.ScheduleForm", "", RoundCards.ScheduleForm(form)),
            Card("RoundCards.ScheduleForm", "monthly", RoundCards.ScheduleForm(form with
            {
                Cadence = Cadence.Monthly,
                Typed = ScheduleDraft.Of(schedule, RoundTimetable.Default(Cadence.Monthly), language),
                From = Month11,
                Others = [Cadence.Weekly, Cadence.Fortnightly],
            })),
            Card("RoundCards.ScheduleForm", "wrong", RoundCards.ScheduleForm(form with { Typed = wrong, Errors = ScheduleDraft.Read(wrong, Cadence.Weekly, texts).Errors })),
            Card("RoundCards.ScheduleForm", "monthly-wrong", RoundCards.ScheduleForm(form with { Cadence = Cadence.Monthly, Typed = wrong, Errors = ScheduleDraft.Read(wrong, Cadence.Monthly, texts).Errors })),
            Card("RoundCards.Saved", "", RoundCards.Saved(Apollo.Portfolio, schedule, opens, [], texts)),
            Card("RoundCards.Saved", "off", RoundCards.Saved(Apollo.Portfolio, schedule with { Mode = RoundMode.Off }, null, unasked, texts)),
            Card("RoundCards.Preview", "", RoundCards.Preview(
                Apollo.Portfolio,
                [
                    Planned(Week47, [new(Camille, ["APOLLO", "HERMES"], opens), new(Daniel, ["ATLAS"], opens.ToInstant().InZone(DateTimeZoneProviders.Tzdb["America/New_York"]))], 1),
                    Planned(Week47.Next, [new(Camille, ["APOLLO"], opens.Plus(Duration.FromDays(7)))], 0),
                    Planned(Month11, [new(Daniel, ["ATLAS"], opens.Plus(Duration.FromDays(12)))], 0) with { Mode = RoundMode.Off },
                    Planned(Week47.Next.Next, [new(Camille, ["APOLLO"], opens.Plus(Duration.FromDays(14)))], 0) with { Mode = RoundMode.Dry },
                ],
                unasked[1..],
                texts)),
            Card("RoundCards.Preview", "none", RoundCards.Preview(Apollo.Portfolio, [], [], texts)),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private static RoundProgress Begun(Language language, Portfolio? portfolio = null)
    {
        var (texts, asking) = (RoundTexts.For(language), portfolio ?? Apollo.Portfolio);
        return new RoundProgress(
            RoundMode.Live, Instants47.Opens.InZone(Paris), $"{texts.Mode(RoundMode.Live)}. {texts.NextOpens(Instants47.Opens.InZone(Paris))}", [texts.Unasked(Cadence.Monthly, 12)],
            ChangeSchedule.Address(asking, language, Cadence.Monthly), StartDryRound.Address(asking, language), PreviewRounds.Address(asking, language));
    }

    private static PlannedRound Planned(Period period, IReadOnlyList<PlannedPrompt> prompts, int notAsked)
    {
        var instants = PortfolioSettings.Default.Rounds.Of(period);
        return new PlannedRound(period, RoundMode.Live, instants.Due.InZone(Paris), instants.CutOff.InZone(Paris), prompts, notAsked);
    }

    private static (string, ContainerStyle) GreenChip(Language language) => (language.In("● Green →", "● Vert →"), ContainerStyle.Good);

    private static PromptLine.Wanted Unchanged(Language language) => new(Apollo, new ReportStanding
    {
        Chip = GreenChip(language),
        Line = language.In("62 % · finish 30 Jun 2027 · €780k of €1.0M", "62 % · fin 30 juin 2027 · 780 k€ sur 1,0 M€"),
        OffersUnchanged = true,
    });

    private static PromptLine.Wanted Changed(Language language) => new(Hermes, new ReportStanding
    {
        Chip = (language.In("▲ Amber ↘", "▲ Orange ↘"), ContainerStyle.Warning),
        Line = language.In("35 % · finish 14 May 2027 · 410 of 900 person-days", "35 % · fin 14 mai 2027 · 410 JH sur 900 JH"),
        NotOffered = language.In("“Nothing changed” is not offered: a milestone has come due.", "« Sans changement » n’est pas proposé : un jalon est arrivé à échéance."),
    })
    {
        Changes = [language.In("R-12 Supplier of *racks* late: score 20, was 15", "R-12 Fournisseur de *baies* en retard : score 20, contre 15")],
    };

    private static PromptView Prompted(Language language, params IReadOnlyList<PromptLine> lines) => new(Round47, PromptStage.First, language, lines)
    {
        Due = Instants47.Due.InZone(Paris),
        CutOff = Instants47.CutOff.InZone(Paris),
        Snoozes = SnoozeTimes.Offered(Instants47.Opens, Instants47.CutOff, Paris, PortfolioSettings.Default.Rounds.Work),
        HasDeputy = true,
    };

    private static RoundLine[] Lines() =>
    [
        Line("APOLLO", RoundState.OnTime) with { IsCarried = true },
        Line("HERMES", RoundState.Open),
        Line("ATLAS", RoundState.Unreachable) with { Programme = "Payments", Unreachable = "403 BotNotInConversationRoster", UnreachableSince = Now },
        Line("IRIS", RoundState.Excused) with { Programme = "Payments", Excuse = Excuse.ByPmo, Reason = "The team was *lent*" },
        Line("VESTA", RoundState.Late) with { Programme = "Payments" },
        Line("LYNX", RoundState.Excused) with { Person = null, Excuse = Excuse.AllAway },
        Line("ORION", RoundState.Open) with { Person = null },
        Line("ARGOS", RoundState.AfterCutOff),
    ];

    private static RoundLine Line(string code, RoundState state) => new() { Code = code, Name = "Customer *portal*", State = state, Person = Camille };

    private sealed partial class FullestCards
    {
        private readonly RoundTexts _rounds = RoundTexts.For(language);

        private IEnumerable<ShownCard> OfRounds()
        {
            var projects = Enumerable.Range(0, 200).Select(at => Named with { Code = ProjectCode.TryParse($"PROJECT-{at:00000000}", out var code) ? code.Value : default }).ToList();
            var standing = new ReportStanding { Chip = ("▲ Orange ↘", ContainerStyle.Warning), Line = Of(120), OffersUnchanged = true, NotOffered = Of(200) };
            var view = Prompted(language, [.. projects.Select(project => new PromptLine.Wanted(project, standing) { InPlaceOf = Longest, Changes = [Of(300), Of(300), Of(300)] })]) with
            {
                IsLate = true,
                Dry = new DryView(Longest.Name, Instants47.Opens.InZone(Paris)),
            };
            var round = new RoundId(Portfolio.Id, Week47);
            var typed = new FormData([new(PressPrompt.RoundField, round.ToString()), new(PressPrompt.ProjectsField, string.Join(',', projects.Select(project => project.Code.Value))), new(ExcuseProject.ReasonField, Of(400))]);
            var lines = projects.Select(project => new RoundLine
            {
                Code = project.Code.Value,
                Name = project.Name,
                Programme = $"{project.Code.Value[^3..]}{Of(ProjectLimits.Name)}",
                Person = Longest,
                State = RoundState.Unreachable,
                Unreachable = Of(200),
                UnreachableSince = Now,
            }).ToList();
            var moments = new FormData(ScheduleDraft.Moments.Select(field => KeyValuePair.Create(field, Of(ScheduleDraft.Longest))));
            var opens = Instants47.Opens.InZone(Paris);
            AskedCadence[] unasked = [.. Enum.GetValues<Cadence>().Select(cadence => new AskedCadence(new RoundSchedule(Portfolio.Id, cadence), 2_000))];

            yield return Card("PromptCards.Show", PromptCards.Show(view with { SnoozedUntil = view.Snoozes[0] }));
            yield return Card("PromptCards.Show", PromptCards.Show(Prompted(language, [.. projects.Select(project => new PromptLine.Over(project, null, Longest))])));
            yield return Card("PromptCards.Snoozed", PromptCards.Snoozed(view with { SnoozedUntil = view.Snoozes[0] }));
            yield return Card("PromptCards.SnoozeForm", PromptCards.SnoozeForm(new SnoozeForm(typed, view, _rounds, [new(SnoozePrompt.DayField, _rounds.NotAfterCutOff(view.CutOff))])
            {
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
            }));
            yield return Card("PromptCards.SnoozeForm", PromptCards.SnoozeForm(new SnoozeForm(typed, null, _rounds, []) { Notice = ConversationTexts.For(language).Broken("0123456789ab") }));
            yield return Card("RoundCards.Live", RoundCards.Live(new RoundPage(Portfolio, new Round(round, Now) { IsGathered = true }, lines, PortfolioSettings.Default, Now)
            {
                Others = [.. Enumerable.Repeat(round, 5)],
                Previous = round,
                Unasked = unasked,
            }, _rounds));
            yield return Card("RoundCards.NotOpened", RoundCards.NotOpened(Portfolio, opens, unasked, _rounds));
            yield return Card("RoundCards.Missing", RoundCards.Missing(Portfolio, round, lines, _rounds));
            yield return Card("RoundCards.ListGone", RoundCards.ListGone(round, _rounds));
            yield return Card("RoundCards.Which", RoundCards.Which([.. Enumerable.Repeat(Portfolio, 200)], it => ChangeSchedule.Address(it, language, Cadence.Fortnightly), _rounds));
            yield return Card("RoundCards.ExcuseForm", RoundCards.ExcuseForm(typed, new string('P', 16), _rounds, ConversationTexts.For(language).Broken("0123456789ab"), [new FieldError(ExcuseProject.ReasonField, _rounds.TooLong(200)), new FieldError(ExcuseProject.UntilField, _rounds.PauseDay)]));
            yield return Card("RoundCards.Excused", RoundCards.Excused(Named with { Portfolio = Portfolio }, Week47, _rounds.IsPaused(new string('P', 16), new(2027, 12, 4)), Of(200), _rounds));
            yield return Card("RoundCards.ScheduleForm", RoundCards.ScheduleForm(new ScheduleForm(Portfolio, Cadence.Monthly, moments, Week47, _rounds)
            {
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
                Errors = ScheduleDraft.Read(moments, Cadence.Monthly, _rounds).Errors,
                Others = [Cadence.Weekly, Cadence.Fortnightly],
            }));
            yield return Card("RoundCards.Saved", RoundCards.Saved(Portfolio, new RoundSchedule(Portfolio.Id, Cadence.Monthly), opens, unasked, _rounds));
            yield return Card("RoundCards.Preview", RoundCards.Preview(
                Portfolio,
                [.. Enumerable.Range(0, 5).Select(_ => Planned(Week47, [.. Enumerable.Repeat(new PlannedPrompt(Longest, [.. projects.Select(project => project.Code.Value)], opens), 200)], 200) with { Mode = RoundMode.Off })],
                unasked,
                _rounds));
        }
    }
}
