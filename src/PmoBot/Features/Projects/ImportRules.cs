using NodaTime;
using PmoBot.Audit;
using PmoBot.Imports;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>What a line of the file does to its project.</summary>
/// <param name="Project">As it will be.</param>
/// <param name="Changes">None of a new one.</param>
internal sealed record ProjectStep(int Line, bool IsNew, Project Project, IReadOnlyList<ProjectChange> Changes) : ImportStep.Writing(Line, IsNew)
{
    protected override string Effect => IsNew
        ? ProjectRules.InWords(Project)
        : string.Join('\n', Changes.Select(change => $"{change.Key}: {change.From} → {change.To}"));
}

/// <summary>What lines do to projects, for one importer at one time. Decided for the list, and again by what stands when it is written.</summary>
/// <param name="Portfolios">Those that there are by id, and how each is run: any other would begin.</param>
internal sealed record ImportRules(Importer By, Instant Now, IReadOnlyDictionary<string, PortfolioSettings> Portfolios, ProjectTexts Project, ProjectImportTexts Texts)
{
    private ImportTexts File => ImportTexts.For(Texts.Language);

    /// <summary>Why a baseline, a budget or a start was agreed anew.</summary>
    public const string Reason = "import";

    public ImportStep Step(int line, ImportedProject said, Project? stands)
    {
        var faults = new List<ImportFault>();
        // Before anything of it is compared: what a line changes, or does not, tells what stands.
        if (stands is not null && !By.Roles.IsPmoOf(stands.Portfolio.Id, stands.Programme))
            return ImportStep.Wrong.Because(line, ProjectFields.Code, Project.OnlyPmoThere);
        if (stands is null)
            Require(said, Object);
        if (said.Unit is { } unit && said.Budget is null && stands?.Budget is { } budget && budget.Unit != unit)
            Object(ProjectFields.Unit, File.UnitAlone);
        if (said.Budget is not null && (said.Unit ?? stands?.Budget?.Unit) is null)
            Object(ProjectFields.Unit, Texts.UnitMissing);
        if (faults.Count > 0)
            return new ImportStep.Wrong(line, faults);

        var next = Taken(said, stands ?? Begun(said));
        var changes = ProjectRules.Between(Facts(stands), Facts(next));
        if (changes.Count == 0)
            return new ImportStep.Nothing(line);

        if (stands?.State == ProjectState.Closed)
            faults.Add(new(line, null, Project.ClosedStays(said.Code.Value)));
        if (next.BaselineFinish < next.Start)
            Object(ProjectFields.BaselineFinish, Project.FinishBeforeStart);
        if (next.ForecastFinish < next.Start)
            Object(ProjectFields.ForecastFinish, Project.FinishBeforeStart);
        if (NotAllowed(next) is { } why)
            Object(ProjectFields.Portfolio, why);
        if (faults.Count > 0)
            return new ImportStep.Wrong(line, faults);
        return stands is null
            ? new ProjectStep(line, true, next, [])
            : new ProjectStep(line, false, changes.Any(change => change.NeedsReason) ? next with { AgreedBecause = Reason } : next, changes);

        void Object(string fact, string message) => faults.Add(new(line, ProjectImportFile.ColumnOf(fact), message));
    }

    private void Require(ImportedProject said, Action<string, string> wrong)
    {
        if (said.Name is null)
            wrong(ProjectFields.Name, Project.NameMissing);
        if (said.Portfolio is null)
            wrong(ProjectFields.Portfolio, Project.PortfolioMissing);
        if (said.Manager is null)
            wrong(ProjectFields.Manager, Texts.ManagerMissing);
    }

    // As by a form: nobody puts a project where it is not theirs to put one.
    private string? NotAllowed(Project next) => next switch
    {
        _ when !Portfolios.ContainsKey(next.Portfolio.Id) && !By.Roles.IsPmoForAll => Project.OnlyPmoForAllBegins,
        _ when !By.Roles.IsPmoOf(next.Portfolio.Id, next.Programme) => Project.OnlyPmoThere,
        _ => null,
    };

    private Project Begun(ImportedProject said) => new()
    {
        Code = said.Code,
        Name = said.Name!,
        Portfolio = said.Portfolio!,
        Cadence = Portfolios.GetValueOrDefault(said.Portfolio!.Id, PortfolioSettings.Default).Cadence,
        ActiveSince = Now,
        Version = 0,
        Audit = AuditHead.Start,
    };

    private Project Taken(ImportedProject said, Project before) => Placed(said, before).AtCadence(said.Cadence ?? before.Cadence, Now) with
    {
        Name = said.Name ?? before.Name,
        Programme = said.Programme ?? before.Programme,
        Manager = Known(said.Manager, before) ?? before.Manager,
        Deputy = Known(said.Deputy, before) ?? before.Deputy,
        Sponsor = Known(said.Sponsor, before) ?? before.Sponsor,
        Members = SaysOthers(said, before) ? [.. said.Members.Select(member => Known(member, before)!)] : before.Members,
        Start = said.Start ?? before.Start,
        Baselines = said.BaselineFinish is { } finish && finish != before.BaselineFinish
            ? [.. before.Baselines, new Baseline(finish, Now) { By = By.Person, Reason = before.Version > 0 ? Reason : null }]
            : before.Baselines,
        ForecastFinish = said.ForecastFinish ?? before.ForecastFinish,
        Budget = said.Budget is { } amount ? new Money(amount, said.Unit ?? before.Budget!.Value.Unit) : before.Budget,
        Methodology = said.Methodology ?? before.Methodology,
        Language = said.Language ?? before.Language,
    };

    private static Project Placed(ImportedProject said, Project before) => said.Portfolio is { } portfolio ? before.MovedTo(portfolio) : before;

    // The order of members means nothing.
    private static bool SaysOthers(ImportedProject said, Project before) =>
        said.Members.Count > 0 && (said.Members.Count != before.Members.Count || !said.Members.All(member => before.Members.Any(member.Is)));

    // Names are for reading, and the project's may have been learnt from the person.
    private static Person? Known(Person? said, Project before) => before.People.FirstOrDefault(person => person.Is(said)) ?? said;

    private static IReadOnlyDictionary<string, string> Facts(Project? project) =>
        project is null ? new Dictionary<string, string>(StringComparer.Ordinal) : ProjectRules.Read(ProjectRules.InWords(project));
}
