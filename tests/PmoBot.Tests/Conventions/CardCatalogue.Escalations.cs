using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static readonly Person Eva = new("1d2c3b4a-0000-4000-8000-000000000003", "Eva Lindqvist");

    private static readonly EscalationMay MayDecide = new() { Read = true, Decide = true, Delegate = true };
    private static readonly EscalationMay MayRun = new() { Read = true, Withdraw = true, Reopen = true };

    private static Project Escalating => Full with { EscalationPath = [new EscalationLevel([Daniel], All: false), new EscalationLevel([Eva, Daniel], All: true)], Manager = Camille };

    private static Escalation Racks(Project project)
    {
        var desk = new EscalationDesk(project, _ => null);
        return new Escalation
        {
            Id = new EscalationId(project.Code, 4),
            Raiser = Camille,
            RaisedAt = Now,
            Wanted = "Order the *racks* from the second supplier?",
            Options =
            [
                new('A', "Wait for the first supplier", 0, 21), new('B', "Second supplier, back on the *baseline*", 38_000), new('C', "Rent racks until April", 22_000.5m, 5),
            ],
            Recommended = 'B',
            Item = "R-12",
            Facts =
            [
                new("Status", "▲ Amber, computed ■ Red (week 47)", "Météo", "▲ Orange, calculé ■ Rouge (semaine 47)"),
                new("Finish", "14 May 2027 (+21 d)", "Fin", "14 mai 2027 (+21 j)"),
            ],
            Time = Duration.FromHours(18),
            Level = 0,
            Clock = desk.ClockOf(0, Camille, Duration.FromHours(18), Now),
        };
    }

    private static EscalationView View(Language language, Escalation it, EscalationMay may, Project? project = null) => EscalationView.Of(
        new EscalationAtHand(new StoredProject(project ?? Escalating, default), it, new EscalationDesk(project ?? Escalating, _ => null)), may, language, Paris, Now);

    private static Escalation Decided(Escalation it, char? option) => it with
    {
        State = option is null ? EscalationState.Rejected : EscalationState.Approved,
        Verdict = new Verdict(option, Daniel, option is null ? Eva : null, "Agreed with *finance*", 0, Now + Duration.FromHours(3), Duration.FromHours(3)),
    };

    private static IEnumerable<EscalationStep> Steps() =>
    [
        new(StepKind.Raised, Now, Camille, 0) { Text = "Order the *racks*?" },
        new(StepKind.Reminded, Now + Duration.FromHours(9), null, 0),
        new(StepKind.Asked, Now + Duration.FromHours(10), Daniel, 0) { Text = "Which supplier?" },
        new(StepKind.Answered, Now + Duration.FromHours(11), Camille, 0) { Text = "Racks & Co" },
        new(StepKind.MovedUp, Now + Duration.FromHours(20), null, 1),
        new(StepKind.Delegated, Now + Duration.FromHours(21), Eva, 1) { To = Daniel },
        new(StepKind.Approved, Now + Duration.FromHours(22), Daniel, 1) { OnBehalfOf = Eva, Option = 'B', Text = "Agreed" },
    ];

    private static IEnumerable<ShownCard> OfEscalations(Language language)
    {
        var (texts, turn) = (EscalationTexts.For(language), TurnIn(language));
        var racks = Racks(Escalating);
        var asked = racks with { Question = new Question(Daniel, "Which *supplier*?", Now, Now + Duration.FromHours(24)), Clock = racks.Clock.Stopped(Now, new EscalationDesk(Escalating, _ => null).Work) };
        var answered = racks with { Question = asked.Question with { Answer = "Racks & Co", AnsweredBy = Camille } };
        var top = racks with { Level = 1, Votes = [new Vote(1, Eva, Eva, 'B', Now)] };
        var choices = new ProjectChoices([Camille, Daniel, Eva], [], CanPickPeople: false);
        var form = new RaiseForm("APOLLO", new FormData([new(RaiseDraft.Draft, "d"), new(RaiseDraft.Item, "R-12")]), language)
        {
            ProjectName = Apollo.Name,
            About = "R-12: Supplier of *racks* slips two weeks",
            Levels = [new Choice(texts.LevelName(0, [Daniel], false), "0"), new Choice(texts.LevelName(1, [Eva, Daniel], true), "1")],
            OffersChannel = true,
        };
        var wrong = new FormData([new(RaiseDraft.Draft, "d"), new(RaiseDraft.OptionField('A'), "Second supplier"), new(RaiseDraft.CostField('C'), "many"), new(RaiseDraft.DaysField('C'), "2.5")]);
        var errors = RaiseDraft.Read(wrong, "EUR", language).Errors;
        var decided = Decided(racks, 'B');
        ListedCase[] cases =
        [
            Listed(racks), Listed(racks with { Id = new EscalationId(Apollo.Code, 3), IsConfidential = true }), Listed(decided with { Id = new EscalationId(Apollo.Code, 2) }),
            Listed(Decided(racks, null) with { Id = new EscalationId(Apollo.Code, 1) }), Listed(racks with { State = EscalationState.Withdrawn }),
        ];
        return
        [
            Card("EscalationCards.Show", "approver", EscalationCards.Show(View(language, racks, MayDecide))),
            Card("EscalationCards.Show", "last-reminder", EscalationCards.Show(View(language, racks, MayDecide) with { Message = $"{Occasions.Reminder}-1-1-2" })),
            Card("EscalationCards.Show", "stand-in", EscalationCards.Show(View(language, racks, MayDecide with { Delegate = false, OnBehalfOf = Daniel }))),
            Card("EscalationCards.Show", "comment-missing", EscalationCards.Show(View(language, racks, MayDecide) with { Errors = [new(EscalationFields.Comment, texts.CommentMissing)] })),
            Card("EscalationCards.Show", "answered", EscalationCards.Show(View(language, answered, MayDecide) with { Message = $"{Occasions.Answer}-1-1" })),
            Card("EscalationCards.Show", "all-of", EscalationCards.Show(View(language, top, MayDecide) with { Notice = texts.Why(WhyNot.AlreadyAsked, top, null) })),
            Card("EscalationCards.Show", "pmo", EscalationCards.Show(View(language, top with { SilentRun = 1 }, MayRun with { Reopen = false }) with { Message = $"{Occasions.Silent}-1-2" })),
            Card("EscalationCards.Show", "raiser", EscalationCards.Show(View(language, racks, MayRun with { Reopen = false }) with { Notice = texts.Raised(racks.Id) })),
            Card("EscalationCards.Show", "question", EscalationCards.Show(View(language, asked, MayRun with { Answer = true, Reopen = false }))),
            Card("EscalationCards.Show", "member", EscalationCards.Show(View(language, racks, new EscalationMay { Read = true }))),
            Card("EscalationCards.Show", "approved", EscalationCards.Show(View(language, decided, MayRun with { Withdraw = false }))),
            Card("EscalationCards.Show", "rejected", EscalationCards.Show(View(language, Decided(racks, null), MayRun with { Withdraw = false }))),
            Card("EscalationCards.Show", "withdrawn", EscalationCards.Show(View(
                language, racks with { State = EscalationState.Withdrawn, Withdrawal = new Remark(Camille, Now, "The *first* supplier delivers") }, MayRun with { Withdraw = false }))),
            Card("EscalationCards.Show", "reopened", EscalationCards.Show(View(language, racks with { Opening = 2, Reopening = new Remark(Camille, Now, "It slips *again*") }, MayDecide))),
            Card("EscalationCards.Show", "came-up", EscalationCards.Show(View(language, racks with { Level = 1 }, MayDecide with { Level = 1 }) with { Message = $"{Occasions.Level}-1-1" })),
            Card("EscalationCards.Show", "gone-up", EscalationCards.Show(View(language, racks with { Level = 1 }, MayDecide with { Level = 0 }))),
            Card("EscalationCards.Show", "of-two-minds", EscalationCards.Show(View(
                language, racks with { Level = 1, Differing = [new Vote(0, Daniel, Daniel, 'A', Now), new Vote(0, Eva, Daniel, 'B', Now)] }, MayDecide with { Level = 1 }))),
            Card("EscalationCards.Show", "spoken", EscalationCards.Show(View(language, top, MayDecide with { Level = 1, Voice = 'B' }))),
            Card("EscalationCards.Show", "delegated", EscalationCards.Show(View(language, racks, MayDecide with { DelegatedTo = Eva }))),
            Card("EscalationCards.Show", "unanswered", EscalationCards.Show(View(language, racks with { Question = asked.Question with { IsOver = true } }, MayDecide))),
            Card("EscalationCards.Show", "too-late", EscalationCards.Show(View(language, Decided(racks, 'B'), new EscalationMay { Read = true }) with { Message = $"{Occasions.Late}-1" })),
            Card("EscalationCards.Base", "", EscalationCards.Base(View(language, racks, EscalationMay.Nothing)) with
            {
                Refresh = new Refresh(CardParts.Button("", EscalationFields.Address(ViewEscalation.ViewVerb, racks)), ["29:1"]),
            }),
            Card("EscalationCards.Base", "approved", EscalationCards.Base(View(language, decided, EscalationMay.Nothing))),
            Card("EscalationCards.NotYours", "", EscalationCards.NotYours(racks.Id, texts)),
            Card("EscalationCards.Timeline", "", EscalationCards.Timeline(View(language, decided, MayRun) with { Timeline = [.. Steps()] })),
            Card("EscalationCards.Reason", "withdraw", EscalationCards.Reason(ReasonForm.ForWithdrawal, View(language, racks, MayRun), null)),
            Card("EscalationCards.Reason", "reopen-wrong", EscalationCards.Reason(ReasonForm.ForReopening, View(language, decided, MayRun), texts.ReasonMissing)),
            Card("EscalationCards.Delegated", "", EscalationCards.Delegated(View(language, racks, MayDecide with { DelegatedTo = Eva }))),
            Card("EscalationCards.Delegated", "taken-back", EscalationCards.Delegated(View(language, racks, MayDecide))),
            Card("EscalationCards.DelegateForm", "", EscalationCards.DelegateForm(View(language, racks, MayDecide), choices)),
            Card("EscalationCards.DelegateForm", "delegated", EscalationCards.DelegateForm(View(language, racks, MayDecide with { DelegatedTo = Eva }), choices)),
            Card("EscalationCards.RaiseForm", "", EscalationCards.RaiseForm(form)),
            Card("EscalationCards.RaiseForm", "wrong", EscalationCards.RaiseForm(form with { Typed = wrong, Errors = errors })),
            Card("EscalationCards.List", "", EscalationCards.List(
                texts.CasesOf("APOLLO"), [texts.LeadTimes(new EscalationFigures(0, 7, 6.5m, 14)), texts.LeadTimes(new EscalationFigures(1, 2, 9, 12))], cases, _ => Older, turn)),
            Card("EscalationCards.List", "waiting", EscalationCards.List(texts.Waiting(1), [], [Listed(racks)], _ => null, turn)),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private static readonly CardAddress Older = new(PageEscalations.PageVerb, (ProjectFields.Project, "APOLLO"), (EscalationPages.FromField, "20261118T090000Z-APOLLO-000004"));

    private static ListedCase Listed(Escalation it) => new("", it, new EscalationDesk(Escalating, _ => null));

    private sealed partial class FullestCards
    {
        private readonly EscalationTexts _escalations = EscalationTexts.For(language);

        private IEnumerable<ShownCard> OfEscalations()
        {
            var path = Enumerable.Range(1, ProjectLimits.Levels)
                .Select(level => new EscalationLevel([.. Enumerable.Range(1, ProjectLimits.Approvers).Select(one => new Person($"{level}{one}000000-0000-4000-8000-000000000000", Longest.Name))], All: true));
            var project = Named with { Manager = Longest, EscalationPath = [.. path] };
            var full = Racks(project) with
            {
                Raiser = Longest,
                Wanted = Of(RaiseDraft.LongestWanted),
                Options = [.. RaiseDraft.Letters.Select(letter => new EscalationOption(letter, Of(RaiseDraft.LongestOption), Money.Max, 3650))],
                Facts = [.. Enumerable.Repeat(new EscalationFact(Of(40), Of(300), Of(40), Of(300)), 14)],
                Question = new Question(Longest, Of(EscalationFields.LongestComment), Now, Now) { Answer = Of(EscalationFields.LongestAnswer), AnsweredBy = Longest },
                Differing = [.. Enumerable.Repeat(new Vote(0, Longest, Longest, 'A', Now), ProjectLimits.Approvers)],
                Reopening = new Remark(Longest, Now, Of(EscalationFields.LongestReason)),
                Votes = [.. Enumerable.Range(1, ProjectLimits.Approvers).Select(one => new Vote(0, new Person($"1{one}000000-0000-4000-8000-000000000000", Longest.Name), Longest, 'A', Now))],
            };
            var typed = new FormData(
            [
                new(EscalationFields.Comment, Of(EscalationFields.LongestComment)), new(EscalationFields.Reason, Of(EscalationFields.LongestReason)), new(EscalationFields.Person, Longest.ObjectId),
            ]);
            var view = View(language, full, MayDecide with { Level = 0, Voice = 'A', DelegatedTo = Longest, OnBehalfOf = Longest, Withdraw = true }, project) with
            {
                Typed = typed,
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
                Message = $"{Occasions.Silent}-1-2",
                Errors = [new(EscalationFields.Comment, _escalations.CommentMissing)],
            };
            var decided = View(language, full with
            {
                State = EscalationState.Approved,
                Verdict = new Verdict('A', Longest, Longest, Of(EscalationFields.LongestComment), 0, Now, Duration.Zero),
            }, MayRun, project);
            var numbers = RaiseDraft.Letters.SelectMany(letter => new KeyValuePair<string, string>[]
            {
                new(RaiseDraft.CostField(letter), Of(Money.MaxLength)), new(RaiseDraft.DaysField(letter), Of(RaiseDraft.LongestDays)),
            });
            var raised = new FormData(
            [
                new(RaiseDraft.Draft, new string('d', 32)), new(RaiseDraft.Item, "R-999999"), new(RaiseDraft.Wanted, Of(RaiseDraft.LongestWanted)),
                .. RaiseDraft.Letters.Select(letter => new KeyValuePair<string, string>(RaiseDraft.OptionField(letter), Of(RaiseDraft.LongestOption))), .. numbers,
            ]);
            var choices = new ProjectChoices([.. Enumerable.Repeat(Longest with { ObjectId = Eva.ObjectId }, 30)], [], CanPickPeople: false);
            yield return Card("EscalationCards.Show", EscalationCards.Show(view));
            yield return Card("EscalationCards.Show", EscalationCards.Show(decided));
            yield return Card("EscalationCards.Base", EscalationCards.Base(view) with
            {
                Refresh = new Refresh(CardParts.Button("", EscalationFields.Address(ViewEscalation.ViewVerb, full)), [.. Enumerable.Repeat($"29:{new string('x', 120)}", Refresh.MaxUserIds)]),
            });
            yield return Card("EscalationCards.NotYours", EscalationCards.NotYours(full.Id, _escalations));
            yield return Card("EscalationCards.Timeline", EscalationCards.Timeline(view with
            {
                Timeline = [.. Enumerable.Repeat(new EscalationStep(StepKind.Approved, Now, Longest, 0) { OnBehalfOf = Longest, Option = 'A', Text = Of(EscalationFields.LongestAnswer) }, 60)],
            }));
            yield return Card("EscalationCards.Reason", EscalationCards.Reason(ReasonForm.ForReopening, view, _escalations.ReasonMissing));
            yield return Card("EscalationCards.Delegated", EscalationCards.Delegated(view with { May = view.May with { DelegatedTo = Longest } }));
            yield return Card("EscalationCards.DelegateForm", EscalationCards.DelegateForm(view with { Errors = [new(EscalationFields.Person, _escalations.PersonMissing)] }, choices));
            yield return Card("EscalationCards.RaiseForm", EscalationCards.RaiseForm(new RaiseForm(new string('P', 16), raised, language)
            {
                ProjectName = project.Name,
                About = $"R-999999: {Of(200)}",
                Levels = [.. Enumerable.Range(0, ProjectLimits.Levels).Select(level => new Choice(_escalations.LevelName(level, [.. Enumerable.Repeat(Longest, ProjectLimits.Approvers)], true), $"{level}"))],
                OffersChannel = true,
                Errors = RaiseDraft.Read(new FormData(numbers), "EUR", language).Errors,
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
            }));
            yield return Card("EscalationCards.List", EscalationCards.List(
                _escalations.CasesOf(Longest.Name), [.. Enumerable.Repeat(_escalations.LeadTimes(new EscalationFigures(0, 7, 6.5m, 14)), 5)],
                [.. Enumerable.Repeat(new ListedCase("", decided.Escalation, view.At.Desk), 10)], _ => new CardAddress(PageEscalations.PageVerb, (ListEscalations.PortfolioField, Longest.Name)), TurnIn(language)));
        }
    }
}
