using System.Text;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
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
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    // Three bytes each; escaped by markdown and then by JSON; of an icon font, which encoders like to escape; lines, each of
    // which becomes a paragraph; controls, which JSON may only escape.
    private static readonly string[] Worst = ["進", "\\", "\uE000", "*\n", "\u0001"];

    /// <summary>The variant that costs most.</summary>
    public const string Backslashes = "U+005C";

    /// <summary>With every field as long as it may be, in the letters that take most bytes.</summary>
    public static IEnumerable<ShownCard> Fullest() =>
        from language in Enum.GetValues<Language>()
        from letters in Worst
        from card in new FullestCards(language, letters).All()
        select card;

    /// <summary>Those of digests alone.</summary>
    public static IEnumerable<ShownCard> FullestDigests() =>
        from language in Enum.GetValues<Language>()
        from letters in Worst
        from card in new FullestCards(language, letters).OfDigests()
        select card;

    private sealed partial class FullestCards(Language language, string letters)
    {
        private readonly StatusTexts _status = StatusTexts.For(language);
        private readonly ProjectTexts _projects = ProjectTexts.For(language);
        private readonly RoleTexts _roles = RoleTexts.For(language);
        private readonly SettingsTexts _settings = SettingsTexts.For(language);
        private readonly PortfolioTexts _portfolio = PortfolioTexts.For(language);

        private Person Longest { get; } = new(Guid.Empty.ToString(), Repeat(letters, 100));

        private Portfolio Portfolio => new(new string('p', 100), Longest.Name);

        private Project Named => Apollo with { Name = Of(ProjectLimits.Name) };

        public IEnumerable<ShownCard> All() =>
        [
            .. OfStatus(), .. OfHistory(), .. OfProjects(), .. OfProjectForms(), .. OfPortfolios(), .. OfRollUps(), .. OfRoles(), .. OfRegister(), .. OfLists(), .. OfExtension(), .. OfRounds(), .. OfEscalations(), .. OfPublishers(), .. OfDigests(), .. OfSettings(), .. OfTheRest(),
        ];

        private IEnumerable<ShownCard> OfStatus()
        {
            var (report, project) = (Report(0), Named);
            var draft = new StatusDraft
            {
                Id = new string('d', 32),
                Project = "APOLLO",
                Period = Week47.Id,
                Overall = "red",
                ForecastFinish = "2027-07-13",
                News = Of(StatusDraft.MaxNews),
                Wanted = Of(StatusDraft.MaxWanted),
                NextSteps = Of(StatusDraft.MaxNextSteps),
                Reason = Of(StatusDraft.MaxReason),
                Spent = new string('9', 20),
                ToComplete = new string('9', 20),
                Axes = Enum.GetValues<Axis>().ToDictionary(axis => axis, _ => "amber"),
            };
            yield return Card("StatusCards.Form", StatusCards.Form(new StatusForm(draft, _status, StatusSubject.Of(project))
            {
                Period = Week47,
                CutOff = CutOff(Week47),
                Last = report,
                Errors = [new(StatusFields.News, _status.TooLong(StatusDraft.MaxNews)), new(StatusFields.Spent, _status.NotAnAmount(draft.Spent, "€"))],
                Notice = _status.PeriodHasClosed(Week46, Week47),
                AsksReason = true,
            }));
            yield return Card("StatusCards.Summary", StatusCards.Summary(new StatusView(project, report, _status) { CanBeUndone = true, OffersDecision = true }));
            yield return Card("StatusCards.WhyForm", StatusCards.WhyForm(new WhyForm(
                Why(report) with { AnswerWords = Of(WhyDraft.MaxAnswer), Reason = Of(StatusDraft.MaxReason) }, _status, project, report)
            {
                Allowed = Reportable.WithReason,
                Notice = _status.ChangedMeanwhile(report with { Act = StatusAct.Explained }, DateTimeZone.Utc),
            }));
            yield return Card("StatusCards.Explained", StatusCards.Explained(project, report, _status));
            yield return Card("StatusCards.Invitation", StatusCards.Invitation(project, Week47, _status, clock: null));
            yield return Card("StatusCards.WithoutFacts", StatusCards.WithoutFacts(project, report, _status));
            yield return Card("ProjectCards.Which", ProjectCards.Which([.. Enumerable.Repeat(project, 200)], _projects, each => OpenLogForm.Address(RegisterKind.Threat, new string('d', 32), $"{each.Code} {Of(600)}"), _projects.WhichProject));
        }

        private IEnumerable<ShownCard> OfHistory()
        {
            var history = new StatusHistory(Named, [.. Enumerable.Range(0, ShowStatusHistory.PageSize).Select(_ => Report(0))]) { HasOlder = true };
            yield return Card("StatusCards.History", StatusCards.History(history, HistoryTexts.For(language)));
            yield return Card("StatusCards.Comparison", StatusCards.Comparison(new StatusHistory(Named, [Report(0), Report(1)]), HistoryTexts.For(language)));
        }

        private IEnumerable<ShownCard> OfProjects()
        {
            var people = People(ProjectLimits.Members);
            var full = Full with
            {
                Name = Of(ProjectLimits.Name),
                Portfolio = Portfolio,
                Programme = Of(ProjectLimits.Name),
                Methodology = Of(ProjectLimits.Word),
                Stage = Of(ProjectLimits.Word),
                AgreedBecause = Of(ProjectLimits.Reason),
                Members = people,
                EscalationPath = [.. Enumerable.Repeat(new EscalationLevel([.. people.Take(ProjectLimits.Approvers)], All: true), ProjectLimits.Levels)],
                Baselines = [.. Enumerable.Repeat(new Baseline(new LocalDate(2027, 6, 30), Now) { By = people[0], Reason = Of(ProjectLimits.Reason) }, 30)],
            };
            var everything = ProjectRules.Between(new Dictionary<string, string>(StringComparer.Ordinal), ProjectRules.Read(ProjectRules.InWords(full)));
            var words = new ProjectWords(_projects, people);
            var section = new ProjectSection(("● Green →", ContainerStyle.Good), "62 %", [CardParts.MainButton("Report", OpenStatus.Address(full))])
            {
                Details = letters => StatusCards.Details(new StatusView(full, Report(0), _status), letters),
            };
            var line = new ProjectPage.Line(Named, _status.NotUpdated(52, _status.Colour(Rag.Amber), "31 Dec 2026"), ("▲ Amber ↘", ContainerStyle.Warning));
            var steps = Enumerable.Range(1, ShowProjectHistory.PageSize).Select(i => new HistoryStep(new TrailEntry(i, Now, Guid.Empty, "", ""), everything));

            yield return Card("ProjectCards.Created", ProjectCards.Created(full, _projects));
            yield return Card("ProjectCards.Linked", ProjectCards.Linked(full, _projects.LinkMoved("APOLLO", "HERMES"), [.. Enumerable.Repeat(new Outsider(Longest.Name, IsGuest: false), 10)], _projects));
            yield return Card("ProjectCards.Show", ProjectCards.Show(full, [section], [.. Enumerable.Repeat(section.Actions[0], 4)], _projects));
            yield return Card("ProjectCards.Saved", ProjectCards.Saved(full, new ProjectMerge(full, [], everything, everything), words));
            yield return Card("ProjectCards.History", ProjectCards.History(
                new HistoryPage(full, [.. steps], new Dictionary<Guid, string> { [Guid.Empty] = people[0].Name }, AreMore: true), words, PortfolioSettings.Default.Zone));
            yield return Card("ProjectCards.List", ProjectCards.List(
                new ProjectPage("200", [.. Enumerable.Repeat(line, ListProjects.PageSize)], new CardAddress(ListProjects.PageVerb, ("after", "APOLLO"))), _projects));
            yield return Card("ImportCards.List", ImportCards.List(Of(300), LongImport(), KeptFile));
            yield return Card("ImportCards.Imported", ImportCards.Imported(new ImportDone(LongImport(), [], LongImport().Writes), KeptFile));
        }

        private IEnumerable<ShownCard> OfProjectForms()
        {
            var people = People(KnownPeople.Most + 1 + ProjectLimits.Members + 3);
            var chosen = people.Skip(KnownPeople.Most + 1).ToList();
            var portfolios = Enumerable.Repeat(Portfolio, 200);
            var choices = new ProjectChoices([.. people.Take(KnownPeople.Most + 1)], [.. portfolios], CanPickPeople: false) { Chosen = chosen, CanFind = true };
            var form = new ProjectFormView(new FormData(
            [
                .. new[] { ProjectFields.Name, ProjectFields.Portfolio, ProjectFields.Programme }.Select(field => KeyValuePair.Create(field, Of(ProjectLimits.Name))),
                .. new[] { ProjectFields.Stage, ProjectFields.Methodology }.Select(field => KeyValuePair.Create(field, Of(ProjectLimits.Word))),
                .. new[] { ProjectFields.Manager, ProjectFields.Deputy, ProjectFields.Sponsor }.Select((field, at) => KeyValuePair.Create(field, chosen[at].ObjectId)),
                new(ProjectFields.Project, new string('A', 16)),
                new(ProjectFields.Members, string.Join(',', chosen.Skip(3).Select(person => person.ObjectId))),
                new(ProjectFields.Reason, Of(ProjectLimits.Reason)),
                new(ProjectFields.CreatePortfolio, "true"),
                .. Enumerable.Range(1, ProjectLimits.Levels).Select(level => KeyValuePair.Create(
                    ProjectFields.Approvers(level), string.Join(',', chosen.Take(ProjectLimits.Approvers).Select(person => person.ObjectId)))),
            ]), choices, _projects)
            {
                Project = Full with { Name = Of(ProjectLimits.Name) },
                Notice = _projects.ChangedMeanwhile,
                Errors = [.. ProjectFact.All.Select(fact => new FieldError(fact.Field, _projects.Meanwhile(Of(120), Of(120))))],
            };
            yield return Card("ProjectCards.Form", ProjectCards.Form(form with { Errors = [new(ProjectFields.Code, "?")] }));
            yield return Card("ProjectCards.EditForm", ProjectCards.EditForm(form));
            yield return Card("ProjectCards.AgreeForm", ProjectCards.AgreeForm(form));
            yield return Card("ProjectCards.PeopleForm", ProjectCards.PeopleForm(form));
            yield return Card("ProjectCards.PathForm", ProjectCards.PathForm(form with { Suggested = _projects.ManagerSuggested(Longest.Name) }));
        }

        private IEnumerable<ShownCard> OfPortfolios()
        {
            var typed = new FormData([new(TypedZone.Field, "United States"), new(PortfolioDraft.DaysOffField, Of(DaysOff.Longest))]);
            yield return Card("PortfolioCards.Form", PortfolioCards.Form(new PortfolioForm(Portfolio, typed, _portfolio)
            {
                Errors = [.. PortfolioDraft.Read(typed, PortfolioSettings.Default, language).Errors, .. PortfolioDraft.Differences(PortfolioSettings.Default, Tuned, _portfolio)],
            }));
            yield return Card("PortfolioCards.List", PortfolioCards.List([.. Enumerable.Range(0, 200).Select(i => (Portfolio, i))], _portfolio));
            yield return Card("PortfolioCards.Show", PortfolioCards.Show(
                Shown(Tuned) with { Portfolio = Portfolio, Readers = [.. Enumerable.Repeat(Longest.Name, 200)] }, Now, _portfolio));
            yield return Card("PortfolioCards.Saved", PortfolioCards.Saved(Portfolio, Tuned, _portfolio));
        }

        private IEnumerable<ShownCard> OfRoles()
        {
            var grant = new Grant(Role.PmoAnalyst, new string('p', 100), Longest.Name) { ScopeName = $"{Longest.Name} › {Longest.Name}", Since = Now };
            var line = new RolePage.Line(Longest, grant) { GrantedOn = Now.InUtc().Date, GrantedBy = Longest.Name, MayWithdraw = true };
            yield return Card("RoleCards.List", RoleCards.List(
                new RolePage(200, [.. Enumerable.Repeat(line, ShowRoles.PageSize)], 10, MayGrant: true), _roles, _roles.Withdrawn(Longest.Name, grant)));
            yield return Card("RoleCards.Granted", RoleCards.Granted(Longest, grant, _roles));

            var scopes = Enumerable.Range(0, 200).Select(i => new NamedScope(new Scope($"{i}{new string('p', 97)}"), Longest.Name));
            yield return Card("RoleCards.Form", RoleCards.Form(
                new RoleDraft(null, null, null),
                new RoleChoices([.. Enumerable.Repeat(Longest, KnownPeople.Most + 1)], [.. scopes], CanPickPeople: true) { CanFind = true },
                _roles, [new(RoleFields.Scope, _roles.TooMany)], ConversationTexts.For(language).Busy));
        }

        private IEnumerable<ShownCard> OfSettings()
        {
            var draft = new SettingsDraft { Zone = new("United States"), ClosesMailbox = true, Was = new SettingsDraft { Zone = new("America/Argentina/ComodRivadavia") } };
            yield return Card("SettingsCards.Form", SettingsCards.Form(
                new SettingsForm(draft, People(KnownPeople.Most + 4), CanPickPeople: true)
                {
                    IsAwayByMailbox = true,
                    Errors = [new(TypedZone.ChoiceField, _settings.ZoneWhich)],
                    Notice = ConversationTexts.For(language).Broken("0123456789ab"),
                },
                _settings, language));
            yield return Card("SettingsCards.Saved", SettingsCards.Saved(Away(language) with { Deputy = Longest }, Now, _settings));
            yield return Card("SettingsCards.MyData", SettingsCards.MyData(
                [.. Enumerable.Range(0, 8).Select(_ => new KeptData(new string('進', 40), Of(400), new string('進', 200)))], [Longest.Name], _settings, language));
        }

        private IEnumerable<ShownCard> OfTheRest()
        {
            var turn = TurnIn(language);
            var line = new AuditPage.Line(Of(400), "31 décembre 2026 à 23:59", Of(400));
            yield return Card("AuditCards.Trail", AuditCards.Trail(
                Trail(language) with { Title = AuditTexts.For(language).TrailOf(Longest.Name), Lines = [.. Enumerable.Range(10, ShowAudit.PageSize).Select(minute => line with { When = $"{line.When}:{minute}" })] }, AuditTexts.For(language)));
            yield return Card("StartCards.Steps", StartCards.Steps(new Findings
            {
                Portfolios = [.. Enumerable.Range(0, 50).Select(i => (Portfolio, i))],
                Projects = 5_000,
                WithoutManager = [.. Enumerable.Repeat(new string('W', 16), 5_000)],
                WithoutBaseline = [.. Enumerable.Repeat(new string('W', 16), 5_000)],
                WithoutBudget = [.. Enumerable.Repeat(new string('W', 16), 5_000)],
                People = 5_000,
                WithoutApp = People(30),
                IsPartial = true,
                Rounds = [.. Enumerable.Repeat((Portfolio, Begun(language, Portfolio)), StartCards.MostRounds)],
            }, StartTexts.For(language), language));
            yield return Card("HelpCards.Help", HelpCards.Help(turn with { Person = Longest }, Commands.Names));
            yield return Card("HelpCards.Greeting", HelpCards.Greeting(turn with { Person = Longest, Roles = Roles.None }, [.. Enumerable.Repeat(Named, 200)]));
            yield return Card("ConversationCards.NotUnderstood", ConversationCards.NotUnderstood([.. Enumerable.Range(1, 3).Select(at => new Offered(Of(80), $"{at}{Of(799)}"))], language));
            yield return Card("ConversationCards.DidYouMean", ConversationCards.DidYouMean(
                RefusalTexts.For(language).NoProject("APOLO"), [.. Enumerable.Repeat(new Suggestion("APOLLO", OpenLogForm.Address(RegisterKind.Threat, new string('d', 32), Of(640))), 200)], language));
            yield return Card("ConversationCards.OpenForm", ConversationCards.OpenForm(_projects.NewProject, TurnRouter.Run(Of(100)), language));
        }

        private StatusReport Report(int shorter) => CardCatalogue.Report(Figures() with
        {
            Declared = new DeclaredRag(Rag.Amber, Enum.GetValues<Axis>().ToDictionary(axis => axis, _ => Rag.Green)),
            News = Of(StatusDraft.MaxNews - shorter),
            Wanted = Of(StatusDraft.MaxWanted - shorter),
            NextSteps = Of(StatusDraft.MaxNextSteps - shorter),
            Concerns = Enum.GetValues<Axis>(),
            Cause = Of(WhyDraft.MaxCause - shorter),
            Plan = Of(WhyDraft.MaxPlan - shorter),
        }) with
        {
            By = Longest,
            Act = StatusAct.Undone,
            Answer = new WatermelonAnswer(WatermelonReason.Other, Of(WhyDraft.MaxAnswer), "", Week46),
            CorrectionReason = Of(StatusDraft.MaxReason),
            Flags = Enum.GetValues<ReportFlag>(),
        };

        private ProjectImportPlan LongImport() => Import(language, ImportHouse.File(Enumerable.Range(1, 60).Select(i =>
            $"P{i:00},\"{Of(ProjectLimits.Name)}\",\"{Of(ProjectLimits.Name)}{(i % 2 == 0 ? "進" : "")}\",,{ImportHouse.Camille},,,,,,,,,,,")));

        private List<Person> People(int count) =>
            [.. Enumerable.Range(0, count).Select(i => new Person(new Guid(i, 0, 0, new byte[8]).ToString(), Of(60) + i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

        private string Of(int length) => Repeat(letters, length);

        private ShownCard Card(string method, AdaptiveCard card) => new(method, $"U+{(int)letters[0]:X4}", language, card);

        private static string Repeat(string letters, int length) => new StringBuilder().Insert(0, letters, length / letters.Length).ToString();
    }
}
