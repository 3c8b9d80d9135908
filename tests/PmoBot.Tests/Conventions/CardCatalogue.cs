using System.Text;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Audit;
using PmoBot.Features.Help;
using PmoBot.Features.Imports;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Settings;
using PmoBot.Features.Start;
using PmoBot.Features.Status;
using PmoBot.Imports;
using PmoBot.People;
using PmoBot.Privacy;
using PmoBot.Scheduling;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Conventions;

/// <summary>Every card that the product can show, in each language, and the method that draws it.</summary>
internal static partial class CardCatalogue
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);
    private static readonly Person Camille = new("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01", "Camille Martin");
    private static readonly Person Daniel = new("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", "Daniel Okafor");
    private static readonly Period Week47 = Period.ParseId("20261116-w")!;
    private static readonly Period Week46 = Week47.Previous;

    public static readonly Project Apollo = new()
    {
        Code = ProjectCode.TryParse("APOLLO", out var code) ? code.Value : default,
        Name = "Customer *portal*",
        Portfolio = new Portfolio("digital", "Digital"),
        Manager = Camille,
        Deputy = Daniel,
        Sponsor = Daniel,
        Start = new LocalDate(2026, 7, 18),
        Baselines = [new Baseline(new LocalDate(2027, 4, 1), Now), new Baseline(new LocalDate(2027, 6, 30), Now)],
        Budget = new Money(1_000_000, "EUR"),
        ActiveSince = Now,
        Version = 3,
        Audit = AuditHead.Start,
    };

    private static readonly Project Full = Apollo with
    {
        Programme = "One client",
        Members = [Camille, Daniel],
        EscalationPath = [new EscalationLevel([Daniel], All: false), new EscalationLevel([Camille, Daniel], All: true)],
        Methodology = "PRINCE2",
        Stage = "Design",
        Language = Language.French,
        Baselines = [Apollo.Baselines[0], Apollo.Baselines[1] with { By = Camille, Reason = "Steering committee of 12 May" }],
        OwnTolerances = new Tolerances(0.03m, 2, 20, 0.05m),
    };

    public static IEnumerable<ShownCard> All() => Enum.GetValues<Language>().SelectMany(language => In(language).Concat(OfRegister(language)).Concat(OfExtension(language)).Concat(OfRounds(language)).Concat(OfRollUp(language)).Concat(OfEscalations(language)).Concat(OfPublishers(language)).Concat(OfDigests(language)));

    private static readonly CardAddress KeptFile = new(ProjectImport.ImportAction, ("file", new string('0', 32)));

    private static ProjectImportPlan Import(Language language) => Import(language, ImportHouse.File(
        $"HERMES,Parcel tracking,Digital,,{ImportHouse.Camille},,,,2026-07-01,2027-06-30,,480000,EUR,,,",
        "APOLLO,Client portal,,,,,,,,,,,,weekly,,",
        "ARGOS,Archive,Digital,,Nobody,,,,soon,,,,,,,"));

    private static ProjectImportPlan Import(Language language, string file) => ProjectImportPlan.Of(
        ProjectImportFile.Read(Encoding.UTF8.GetBytes(file), language),
        new Dictionary<ProjectCode, Project> { [Full.Code] = Full },
        [Full.Portfolio],
        new Dictionary<Scope, string>(),
        new ImportRules(Importer.CommandLine, Now, new Dictionary<string, PortfolioSettings>(StringComparer.Ordinal) { [Full.Portfolio.Id] = PortfolioSettings.Default }, ProjectTexts.For(language), ProjectImportTexts.For(language)));

    private static IEnumerable<ShownCard> In(Language language)
    {
        var status = StatusTexts.For(language);
        var projects = ProjectTexts.For(language);
        var portfolio = PortfolioTexts.For(language);
        var settings = SettingsTexts.For(language);
        var start = StartTexts.For(language);
        var subject = StatusSubject.Of(Apollo);
        var turn = TurnIn(language);
        var fresh = StatusDraft.Prefilled("draft", Apollo, Week47.Id, null, language);
        var again = StatusDraft.Prefilled("draft", Apollo, Week47.Id, Report(Figures()), language);
        var report = Report(Figures());
        var section = new ProjectSection(("● Green →", ContainerStyle.Good), "62 %", [CardParts.MainButton("Report", OpenStatus.Address(Apollo))])
        {
            Details = letters => StatusCards.Details(new StatusView(Apollo, report, status), letters),
        };
        var choices = new ProjectChoices([Camille, Daniel], [Apollo.Portfolio], CanPickPeople: true);
        var words = new ProjectWords(projects, [Camille, Daniel]);
        var form = new ProjectFormView(new FormData(
        [
            new(ProjectFields.Project, "APOLLO"), new(ProjectFields.Base, "7"), new(ProjectFields.Name, Full.Name), new(ProjectFields.Stage, Full.Stage!),
            new(ProjectFields.Manager, Camille.ObjectId), new(ProjectFields.Members, $"{Camille.ObjectId},{Daniel.ObjectId}"),
            new(ProjectFields.Approvers(1), Daniel.ObjectId), new(ProjectFields.Approvers(2), $"{Camille.ObjectId},{Daniel.ObjectId}"), new(ProjectFields.Rule(2), SetEscalationPath.All),
            new(ProjectFields.State, "Active"), new(ProjectFields.BaselineFinish, "2027-06-30"), new(ProjectFields.Budget, "1000000"), new(ProjectFields.Portfolio, "Digital"),
        ]), choices, projects)
        { Project = Full };

        return
        [
            Card("StatusCards.Form", "first", StatusCards.Form(new StatusForm(fresh, status, subject) { Period = Week47, CutOff = CutOff(Week47) })),
            Card("StatusCards.Form", "prefilled", StatusCards.Form(new StatusForm(again, status, subject) { Period = Week47, CutOff = CutOff(Week47), Last = report with { Period = Week46 }, OffersUnchanged = true })),
            Card("StatusCards.Form", "not-offered", StatusCards.Form(new StatusForm(again, status, subject)
            {
                Period = Week47,
                CutOff = CutOff(Week47),
                Last = report with { Period = Week46 },
                NotOffered = NotOffered.InWords(Apollo, new NothingChanged.WorseThanDeclared(report), status),
            })),
            Card("StatusCards.Form", "after-cut-off", StatusCards.Form(new StatusForm(again, status, subject)
            {
                Period = Week46,
                CutOff = CutOff(Week46),
                Last = report with { Period = Week46 },
                AsksReason = true,
                Errors = [new(StatusFields.Reason, status.GiveReason)],
            })),
            Card("StatusCards.Form", "correcting", StatusCards.Form(new StatusForm(again, status, subject) { Period = Week47, CutOff = CutOff(Week47), Last = report })),
            Card("StatusCards.Form", "wrong", StatusCards.Form(new StatusForm(again with { Overall = null, Spent = "lots" }, status, subject)
            {
                Period = Week47,
                CutOff = CutOff(Week47),
                Errors = [new(StatusFields.Overall, status.ChooseColour), new(StatusFields.Spent, status.NotAnAmount("lots", "€"))],
            })),
            Card("StatusCards.Form", "meanwhile", StatusCards.Form(new StatusForm(again with { Base = 1 }, status, subject)
            {
                Period = Week47,
                CutOff = CutOff(Week47),
                Last = report,
                Notice = status.SentMeanwhile(report, PortfolioSettings.Default.Zone),
            })),
            Card("StatusCards.Form", "broken", StatusCards.Form(new StatusForm(again, status, new StatusSubject("APOLLO"))
            {
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
            })),
            Card("StatusCards.Summary", "watermelon", StatusCards.Summary(new StatusView(Apollo, report, status) { CanBeUndone = true })),
            Card("StatusCards.Summary", "red", StatusCards.Summary(new StatusView(Apollo, report with
            {
                Version = 2,
                OnBehalf = true,
                Timeliness = Timeliness.Late,
                PreviousOverall = Rag.Green,
                Figures = Figures() with { Declared = new DeclaredRag(Rag.Red, new Dictionary<Axis, Rag> { [Axis.Scope] = Rag.Amber }) },
            }, status))),
            Card("StatusCards.Summary", "beyond-tolerance", StatusCards.Summary(new StatusView(Full, OverdueReport(), status) { OffersDecision = true, CanBeUndone = true })),
            Card("StatusCards.Summary", "late-shared", StatusCards.Summary(new StatusView(Apollo, report with { Timeliness = Timeliness.Late }, status) { ToAll = true })),
            Card("StatusCards.Summary", "overdue", StatusCards.Summary(new StatusView(Apollo, OverdueReport(), status))),
            Card("StatusCards.Summary", "answered", StatusCards.Summary(new StatusView(Apollo, report with
            {
                Version = 2,
                Act = StatusAct.Explained,
                Answer = new WatermelonAnswer(WatermelonReason.RecoveryPlanAgreed, null, "", Week46),
                Flags = Enum.GetValues<ReportFlag>(),
            }, status) { ToAll = true })),
            Card("StatusCards.Summary", "corrected-after-cut-off", StatusCards.Summary(new StatusView(Apollo, Amber() with
            {
                Version = 3,
                OnBehalf = true,
                CarriedInARow = 1,
                CorrectionReason = "The bank moved the date",
            }, status))),
            Card("StatusCards.Summary", "explained-on-behalf", StatusCards.Summary(new StatusView(Apollo, Amber() with
            {
                Version = 2,
                Act = StatusAct.Explained,
                Explanation = new Explanation(Daniel, Now, OnBehalf: true),
            }, status))),
            Card("StatusCards.Summary", "undone", StatusCards.Summary(new StatusView(Apollo, Amber() with { Version = 3, Act = StatusAct.Undone, Restores = 1 }, status))),
            Card("StatusCards.WhyForm", "question", StatusCards.WhyForm(new WhyForm(Why(report), status, Apollo, report) { ReadsFirst = true })),
            Card("StatusCards.WhyForm", "amber", StatusCards.WhyForm(new WhyForm(Why(Amber()), status, Apollo, Amber()))),
            Card("StatusCards.WhyForm", "wrong", StatusCards.WhyForm(new WhyForm(Why(report) with { Answer = "other" }, status, Apollo, report)
            {
                Errors = [new(StatusFields.AnswerWords, status.SayInWords)],
            })),
            Card("StatusCards.WhyForm", "meanwhile", StatusCards.WhyForm(new WhyForm(Why(Amber()), status, Apollo, Amber())
            {
                Allowed = Reportable.WithReason,
                Notice = status.ChangedMeanwhile(Amber() with { Act = StatusAct.Explained }, PortfolioSettings.Default.Zone),
            })),
            Card("StatusCards.WhyForm", "broken", StatusCards.WhyForm(new WhyForm(Why(Amber()), status, null, null)
            {
                Notice = ConversationTexts.For(language).Broken("0123456789ab"),
            })),
            Card("StatusCards.Explained", "", StatusCards.Explained(Apollo, report with { Answer = new WatermelonAnswer(WatermelonReason.BaselineChangeRequested, null, "", Week47) }, status)),
            Card("StatusCards.History", "", StatusCards.History(new StatusHistory(Apollo, Story()) { HasOlder = true }, HistoryTexts.For(language))),
            Card("StatusCards.History", "one-shared", StatusCards.History(new StatusHistory(Apollo, [report with { Timeliness = Timeliness.Late }]) { ToAll = true }, HistoryTexts.For(language))),
            Card("StatusCards.Comparison", "", StatusCards.Comparison(new StatusHistory(Apollo, [.. Story().TakeLast(2)]), HistoryTexts.For(language))),
            Card("StatusCards.Comparison", "same", StatusCards.Comparison(new StatusHistory(Apollo, [report with { Period = Week46 }, report]), HistoryTexts.For(language))),
            Card("StatusCards.Invitation", "withdrawn", StatusCards.Invitation(Apollo, Week47, status, PortfolioSettings.Default.Zone, withdrawn: report)),
            Card("StatusCards.Invitation", "", StatusCards.Invitation(Apollo, Week47, status, clock: null)),
            Card("StatusCards.WithoutFacts", "", StatusCards.WithoutFacts(Apollo, report, status)),
            Card("ProjectCards.Which", "", ProjectCards.Which([Apollo], projects, OpenStatus.Address, projects.WhichProject)),
            Card("ProjectCards.Which", "many", ProjectCards.Which([.. Enumerable.Repeat(Apollo, 7)], projects, OpenStatus.Address, projects.WhichProject)),
            Card("ProjectCards.Form", "new", ProjectCards.Form(new ProjectFormView(new FormData([new(ProjectFields.Manager, Camille.ObjectId)]), choices, projects))),
            Card("ProjectCards.Form", "wrong", ProjectCards.Form(new ProjectFormView(
                new FormData([new(ProjectFields.Code, "a"), new(ProjectFields.Portfolio, "Diggital"), new(ProjectFields.Manager, Camille.ObjectId), new(ProjectFields.Budget, "?")]),
                choices, projects)
            {
                Errors =
                [
                    new(ProjectFields.Code, projects.CodeRule), new(ProjectFields.Portfolio, projects.PortfolioUnknown("Diggital")),
                    new(ProjectFields.Budget, projects.NotAnAmount("?", "€")),
                ],
            })),
            Card("ProjectCards.EditForm", "", ProjectCards.EditForm(form)),
            Card("ProjectCards.EditForm", "meanwhile", ProjectCards.EditForm(form with
            {
                Notice = projects.ChangedMeanwhile,
                Errors = [new(ProjectFields.Name, projects.Meanwhile("Customer portal", "Client portal"))],
            })),
            Card("ProjectCards.AgreeForm", "", ProjectCards.AgreeForm(form)),
            Card("ProjectCards.AgreeForm", "wrong", ProjectCards.AgreeForm(form with
            {
                Errors = [new(ProjectFields.Reason, projects.ReasonMissing), new(ProjectFields.MostDays, projects.MostBelowLeast)],
            })),
            Card("ProjectCards.AgreeForm", "closed", ProjectCards.AgreeForm(form with
            {
                Project = Full with { State = ProjectState.Closed },
                Typed = new FormData([new(ProjectFields.Project, "APOLLO"), new(ProjectFields.State, "Closed"), new(ProjectFields.Base, "7"), new(ProjectFields.Reopens, "true")]),
            })),
            Card("ProjectCards.PeopleForm", "", ProjectCards.PeopleForm(form)),
            Card("ProjectCards.PeopleForm", "find", ProjectCards.PeopleForm(form with
            {
                Choices = choices with { CanPickPeople = false, CanFind = true },
                Notice = projects.Found(2, "ka"),
            })),
            Card("ProjectCards.PathForm", "", ProjectCards.PathForm(form)),
            Card("ProjectCards.PathForm", "suggested", ProjectCards.PathForm(form with { Suggested = projects.ManagerSuggested(Camille.Name) })),
            Card("ImportCards.List", "", ImportCards.List("projects.csv", Import(language), KeptFile)),
            Card("ImportCards.Imported", "", ImportCards.Imported(new ImportDone(Import(language), [.. Import(language).Writes.Select(line => line.Step)], []), null)),
            Card("ImportCards.Imported", "others", ImportCards.Imported(new ImportDone(Import(language), [], Import(language).Writes), KeptFile)),
            Card("ProjectCards.Saved", "", ProjectCards.Saved(Full, new ProjectMerge(Full, [],
                [new(ProjectFields.BaselineFinish, "2027-04-01", "2027-04-01,2027-06-30"), new(ProjectFields.Reason, null, "Steering committee")],
                [new(ProjectFields.Stage, null, "Design")]), words)),
            Card("ProjectCards.Saved", "unchanged", ProjectCards.Saved(Full, new ProjectMerge(Full, [], [], []), words)),
            Card("ProjectCards.History", "", ProjectCards.History(
                new HistoryPage(Full,
                    [
                        new(new TrailEntry(7, Now, Guid.Empty, AgreeAnew.AgreeVerb, ""),
                            [new(ProjectFields.State, "Active", "OnHold"), new(ProjectFields.Tolerances, null, "0.05 5 30 0.1"), new(ProjectFields.Reason, null, "Steering committee")]),
                        new(new TrailEntry(5, Now, Guid.NewGuid(), EditProject.EditVerb, null), null),
                        new(new TrailEntry(1, Now, Guid.Empty, NewProject.CreateVerb, ""),
                            [new(ProjectFields.Name, null, "Customer portal"), new(ProjectFields.Manager, null, Camille.ObjectId), new(ProjectFields.Budget, null, "1000000 EUR")]),
                    ],
                    new Dictionary<Guid, string> { [Guid.Empty] = Camille.Name }, AreMore: true),
                words, PortfolioSettings.Default.Zone)),
            Card("ProjectCards.History", "none", ProjectCards.History(new HistoryPage(Full, [], new Dictionary<Guid, string>(), AreMore: false), words, PortfolioSettings.Default.Zone)),
            Card("ProjectCards.Created", "", ProjectCards.Created(Apollo, projects)),
            Card("ProjectCards.Show", "", ProjectCards.Show(Apollo, [section], [], projects)),
            Card("ProjectCards.Show", "full", ProjectCards.Show(Full, [section], [CardParts.Button(projects.Edit, TurnRouter.Run("project APOLLO edit"))], projects)),
            Card("ProjectCards.List", "", ProjectCards.List(
                new ProjectPage(projects.Count(12), [new(Apollo, "62 %", section.Chip), new(Apollo, null, null)], new CardAddress(ListProjects.PageVerb, ("after", "APOLLO"))),
                projects)),
            Card("ProjectCards.Linked", "", ProjectCards.Linked(Apollo, projects.LinkMoved("APOLLO", "HERMES"), [], projects)),
            Card("ProjectCards.Linked", "with-guests", ProjectCards.Linked(Apollo, projects.LinkDone("APOLLO"), [new Outsider("Gus *Guest*", IsGuest: true), new Outsider("Ottilie Other", IsGuest: false)], projects)),
            Card("ProjectCards.Linked", "with-many-guests", ProjectCards.Linked(Apollo, projects.LinkDone("APOLLO"), [.. Enumerable.Range(0, 40).Select(at => new Outsider($"Guest {at}", at > 2))], projects)),
            Card("ProjectCards.Linked", "not-checked", ProjectCards.Linked(Apollo, projects.LinkDone("APOLLO"), null, projects)),
            Card("AuditCards.Trail", "", AuditCards.Trail(Trail(language), AuditTexts.For(language))),
            Card("RoleCards.List", "", RoleCards.List(Who(language), RoleTexts.For(language))),
            Card("RoleCards.List", "withdrawn", RoleCards.List(
                Who(language) with { Next = null, MayGrant = false }, RoleTexts.For(language),
                RoleTexts.For(language).Withdrawn("Helene Roux", new Grant(Role.Reader, "digital") { ScopeName = "Digital" }))),
            Card("RoleCards.Form", "", RoleCards.Form(new RoleDraft(null, null, null), Whom(language), RoleTexts.For(language), [])),
            Card("RoleCards.Form", "found", RoleCards.Form(
                new RoleDraft(Daniel.ObjectId, "Pmo", null), Whom(language) with { CanFind = true }, RoleTexts.For(language), [], RoleTexts.For(language).Found(2, "pay"))),
            Card("RoleCards.Form", "wrong", RoleCards.Form(new RoleDraft(Daniel.ObjectId, "Pmo", "retail"), Whom(language), RoleTexts.For(language),
                [new(RoleFields.Person, RoleTexts.For(language).PersonUnknown), new(RoleFields.Scope, RoleTexts.For(language).ScopeMissing)])),
            Card("RoleCards.Granted", "", RoleCards.Granted(
                Daniel, new Grant(Role.PmoAnalyst, "digital", "Payments") { ScopeName = "Digital › Payments" }, RoleTexts.For(language))),
            Card("PortfolioCards.List", "", PortfolioCards.List([(Apollo.Portfolio, 12), (new Portfolio("retail", "Retail *2027*"), 1)], portfolio)),
            Card("PortfolioCards.Show", "", PortfolioCards.Show(Shown(Tuned), Now, portfolio)),
            Card("PortfolioCards.Show", "reader", PortfolioCards.Show(Shown(PortfolioSettings.Default) with { Readers = [], MayChange = false, MayGrant = false, MayReadTrail = false }, Now, portfolio)),
            Card("PortfolioCards.Form", "", PortfolioCards.Form(new PortfolioForm(Apollo.Portfolio, PortfolioDraft.Of(Tuned, language), portfolio))),
            Card("PortfolioCards.Form", "wrong", PortfolioCards.Form(new PortfolioForm(
                Apollo.Portfolio, new FormData([new(TypedZone.Field, "Narnia"), new(PortfolioDraft.DaysOffField, "Christmas")]), portfolio)
            {
                Errors = PortfolioDraft.Read(new FormData([new(TypedZone.Field, "Narnia"), new(PortfolioDraft.DaysOffField, "Christmas")]), Tuned, language).Errors,
            })),
            Card("PortfolioCards.Form", "meanwhile", PortfolioCards.Form(new PortfolioForm(Apollo.Portfolio, PortfolioDraft.Of(PortfolioSettings.Default, language), portfolio)
            {
                Notice = portfolio.ChangedMeanwhile,
                Errors = PortfolioDraft.Differences(PortfolioSettings.Default, Tuned, portfolio),
            })),
            Card("PortfolioCards.Saved", "", PortfolioCards.Saved(Apollo.Portfolio, Tuned, portfolio)),
            Card("SettingsCards.Form", "", SettingsCards.Form(
                new SettingsForm(new SettingsDraft(), [Daniel], CanPickPeople: true) { ClientZone = "Europe/Paris" }, settings, language)),
            Card("SettingsCards.Form", "which", SettingsCards.Form(
                new SettingsForm(new SettingsDraft { Zone = new("Spain"), AbsentUntil = "2026-11-27" }, [Daniel], CanPickPeople: true)
                {
                    Errors = [new(TypedZone.ChoiceField, settings.ZoneWhich)],
                }, settings, language)),
            Card("SettingsCards.Form", "mailbox", SettingsCards.Form(
                new SettingsForm(new SettingsDraft { AbsentUntil = "2026-11-27", ClosesMailbox = false }, [Daniel], CanPickPeople: true)
                {
                    MailboxZone = "Europe/Paris",
                    IsAwayByMailbox = true,
                }, settings, language)),
            Card("SettingsCards.Form", "wrong", SettingsCards.Form(
                new SettingsForm(new SettingsDraft { Language = "fr", Zone = new("Narnia"), Deputy = Daniel.ObjectId, AbsentUntil = "2026-11-01" }, [Daniel], CanPickPeople: true)
                {
                    Errors = [new(TypedZone.Field, settings.ZoneUnknown("Narnia")), new(SettingsCards.AbsentField, settings.DayIsPast)],
                }, settings, language)),
            Card("SettingsCards.Saved", "", SettingsCards.Saved(Away(language), Now, settings)),
            Card("SettingsCards.MyData", "", SettingsCards.MyData(
                [.. KeptProfile.Of(Away(language), Roles.PmoForAll, language), new("Projects", "APOLLO, HERMES", "To know who reports.")],
                [Camille.Name], settings, language)),
            Card("StartCards.Steps", "", StartCards.Steps(Found([.. Enumerable.Range(1, 12).Select(at => $"P-{at:00}")]), start, language)),
            Card("StartCards.Steps", "empty", StartCards.Steps(Found([]) with { Portfolios = [], Projects = 0, People = 0, WithoutApp = [] }, start, language)),
            Card("StartCards.Steps", "done", StartCards.Steps(Found([]) with { WithoutApp = [], Rounds = [(Apollo.Portfolio, Begun(language))] }, start, language)),
            Card("HelpCards.Help", "", HelpCards.Help(turn, Commands.Names)),
            Card("HelpCards.Greeting", "", HelpCards.Greeting(turn with { Roles = Roles.None }, [Apollo])),
            Card("HelpCards.Greeting", "pmo", HelpCards.Greeting(turn, [])),
            Card("HelpCards.Greeting", "unnamed", HelpCards.Greeting(turn with { Person = turn.Person with { Name = "" } }, [])),
            Card("ConversationCards.NotUnderstood", "near", ConversationCards.NotUnderstood([new("status APOLLO", "status APOLLO"), new("settings", "settings")], language)),
            Card("ConversationCards.NotUnderstood", "", ConversationCards.NotUnderstood([], language)),
            Card("ConversationCards.DidYouMean", "", ConversationCards.DidYouMean($"{RefusalTexts.For(language).NoProject("APOLO")} {ConversationTexts.For(language).Suggested(["APOLLO", "APOLO"])}",
            [
                new("APOLLO", OpenLogForm.Address(RegisterKind.Threat, "draft", "APOLLO vendor slips")),
                new(RegisterTexts.For(language).IsAWord("APOLO"), OpenLogForm.Address(RegisterKind.Threat, "draft", "APOLLO APOLO vendor slips")),
            ], language)),
            Card("ConversationCards.OpenForm", "", ConversationCards.OpenForm(projects.NewProject, TurnRouter.Run("project new"), language)),
            .. Lists(language),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private static AuditPage Trail(Language language)
    {
        var texts = AuditTexts.For(language);
        var entry = new AuditEntry(12, Now, Guid.Empty, SubmitStatus.SubmitVerb, StatusStore.RowOf(Week47.Id, 2), "", "", "") { Text = "onBehalf: yes" };
        return new AuditPage(
            texts.TrailOf("APOLLO"),
            texts.Count(12),
            [
                new(new StatusAudit().Say(entry, language)!, texts.When(Now, PortfolioSettings.Default.Zone), Camille.Name),
                .. Enumerable.Repeat(new AuditPage.Line(new ErasureWords().Say(entry with { Action = AuditTrail.ErasedAction }, language)!, texts.When(Now, PortfolioSettings.Default.Zone), "PmoBot"), 8),
                new(new ProjectAudit().Say(entry with { Action = NewProject.CreateVerb }, language)!, texts.When(Now, PortfolioSettings.Default.Zone), texts.Erased),
            ],
            ShowAudit.Older("APOLLO", 2));
    }

    private static readonly PortfolioSettings Tuned = PortfolioSettings.Default with
    {
        Zone = DateTimeZoneProviders.Tzdb["America/Montreal"],
        WorkingDays = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Sunday },
        PublicHolidays = PublicHolidays.None,
        DaysOff = [new(2026, 7, 1), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)],
        Quiet = new QuietHours(new LocalTime(19, 0), new LocalTime(8, 0)),
        Cadence = Cadence.Fortnightly,
        Unit = "CAD",
        Tolerances = new Tolerances(0.08m, 10, 60, 0.05m),
    };

    private static PortfolioPage Shown(PortfolioSettings settings) => new(
        Apollo.Portfolio, settings, new Dictionary<ProjectState, int> { [ProjectState.Proposed] = 1, [ProjectState.Active] = 9, [ProjectState.OnHold] = 2 }, [Camille.Name, Daniel.Name])
    {
        MayChange = true,
        MayGrant = true,
        MayReadTrail = true,
    };

    private static ZonedDateTime CutOff(Period period) => PortfolioSettings.Default.CutOffOf(period);

    private static RolePage Who(Language language) => new(
        12,
        [
            new(Camille, new Grant(Role.Pmo)) { IsConfigured = true },
            new(Daniel, new Grant(Role.PmoAnalyst, "digital") { ScopeName = language.In("Digital", "Numérique"), By = Camille.ObjectId, Since = Now })
                { GrantedOn = Now.InUtc().Date, GrantedBy = Camille.Name, MayWithdraw = true },
            new(Daniel, new Grant(Role.Reader, "retail", "Stores *2027*") { ScopeName = "Retail › Stores *2027*", Since = Now }) { GrantedOn = Now.InUtc().Date, MayWithdraw = true },
            new(Person.Unnamed("8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02"), new Grant(Role.Pmo, "digital")),
        ],
        10,
        MayGrant: true);

    private static RoleChoices Whom(Language language) => new(
        [Camille, Daniel],
        [new(Scope.All, null), new(new Scope("digital"), language.In("Digital", "Numérique")), new(new Scope("digital", "Payments"), "Digital › Payments")],
        CanPickPeople: true);

    private static Profile Away(Language language) => new()
    {
        Person = Camille,
        Pseudonym = Guid.Parse("0f5d1f9e-5f0c-4a55-8a3e-5b8f0a1c2d3e"),
        ChosenLanguage = language,
        ChosenZone = "America/New_York",
        Deputy = Daniel,
        AbsentUntil = new LocalDate(2026, 11, 27),
    };

    private static Findings Found(IReadOnlyList<string> lacking) => new()
    {
        Portfolios = [(Apollo.Portfolio, 120), (new Portfolio("finance", "Finance"), 14)],
        Projects = 134,
        WithoutManager = [.. lacking.Take(1)],
        WithoutBaseline = lacking,
        WithoutBudget = [],
        People = 61,
        WithoutApp = [Daniel, .. lacking.Select(code => new Person(code, $"Person {code}"))],
        IsPartial = false,
    };

    public static Turn TurnIn(Language language) => new()
    {
        Person = Camille,
        UserId = "29:camille",
        Pseudonym = Guid.Empty,
        Roles = Roles.PmoForAll,
        Place = new Place(PlaceKind.Personal, "a:1"),
        Conversation = new ConversationReference(new Uri("http://localhost:1"), "a:1", "personal", "28:bot", "tenant"),
        Language = language,
        Zone = PortfolioSettings.Default.Zone,
        Now = Now,
        ActivityId = "1",
        CorrelationId = "1",
    };

    public static StatusReport Report(StatusFigures figures) => new()
    {
        Project = Apollo.Code,
        Period = Week47,
        Version = 1,
        Figures = figures,
        Computed = StatusRules.Compute(Apollo, figures, new LocalDate(2026, 11, 18), risk: null),
        PreviousOverall = Rag.Green,
        By = Camille,
        ReceivedAt = Now,
        Timeliness = Timeliness.OnTime,
    };

    public static StatusFigures Figures() => new()
    {
        Declared = new DeclaredRag(Rag.Green, new Dictionary<Axis, Rag>()),
        ForecastFinish = new LocalDate(2027, 7, 13),
        News = "Portal login is live for 40 pilot users.\nThe payment provider confirmed <at>March</at>.",
        Wanted = "A second tester for March",
        PercentComplete = 62,
        Spent = 480_000,
        ToComplete = 300_000,
        NextSteps = "Open the pilot to [two](https://example.org) branches.",
    };

    private static WhyDraft Why(StatusReport report) => WhyDraft.For(Apollo, report, null) with { Id = "draft" };

    private static StatusReport Amber() => Report(Figures() with
    {
        Declared = new DeclaredRag(Rag.Amber, new Dictionary<Axis, Rag>()),
        Concerns = [Axis.Schedule, Axis.Resources],
        Cause = "The interface of the bank comes three weeks late.",
        Plan = "A stub until then; the acceptance test moves to April.",
    });

    /// <summary>Eight weeks: what a history has to show.</summary>
    private static IReadOnlyList<StatusReport> Story()
    {
        Rag[] colours = [Rag.Green, Rag.Green, Rag.Green, Rag.Amber, Rag.Amber, Rag.Red, Rag.Amber, Rag.Green];
        Rag? previous = null;
        var (period, story) = (Week47, new List<StatusReport>());
        for (var back = colours.Length - 1; back > 0; back--)
            period = period.Previous;
        foreach (var colour in colours)
        {
            var figures = (colour == Rag.Green ? Figures() : Amber().Figures) with
            {
                Declared = new DeclaredRag(colour, new Dictionary<Axis, Rag>()),
                ForecastFinish = new LocalDate(2027, 6, 30).PlusDays(6 * (int)colour + story.Count),
                PercentComplete = 30 + 4 * story.Count,
                Spent = 300_000 + 20_000 * story.Count,
            };
            story.Add(Report(figures) with
            {
                Period = period,
                PreviousOverall = previous,
                Timeliness = story.Count == 2 ? Timeliness.Late : story.Count == 5 ? Timeliness.AfterCutOff : Timeliness.OnTime,
                CarriedInARow = story.Count is 1 or 4 ? 1 : 0,
                CorrectionReason = story.Count == 6 ? "The bank moved the date" : null,
            });
            (previous, period) = (colour, period.Next);
        }

        return story;
    }

    /// <summary>Within the tolerance, but the forecast day has passed; and far under budget.</summary>
    private static StatusReport OverdueReport()
    {
        var figures = Figures() with { ForecastFinish = new LocalDate(2027, 7, 10), ToComplete = 100_000 };
        return Report(figures) with { Computed = StatusRules.Compute(Apollo, figures, new LocalDate(2027, 7, 12), risk: null) };
    }
}

internal sealed record ShownCard(string Method, string Variant, Language Language, AdaptiveCard Card)
{
    public string Name => string.Join('-', new[] { Method, Variant, Language.Tag() }.Where(part => part.Length > 0));
}
