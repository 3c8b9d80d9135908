using System.Collections.Concurrent;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Imports;
using PmoBot.Imports;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Many projects from a file: first what it would do, then the doing, each project in a commit of its own.</summary>
internal sealed class ProjectImport(
    ProjectStore projects, PortfolioStore settings, ProjectDirectory directory, Commands commands, Outbox outbox, IClock clock) : IFileImport
{
    public const string ImportAction = "projects.import";

    private const int AtATime = 16;
    private const int Wave = 100;

    public CsvLayout Layout => ProjectImportFile.Layout;

    public string Command => "import";

    public string Button => ImportAction;

    public string Does(Language language) => ProjectImportTexts.For(language).Does;

    public Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancel) =>
        Task.FromResult<Reply?>(turn.MaySomewhere(Right.CreateProject) ? null : new Reply.Refused(Right.CreateProject, Scope.All));

    public async Task<ImportPlan> PlanAsync(ReadOnlyMemory<byte> file, Importer by, Language language, CancellationToken cancel)
    {
        var reading = ProjectImportFile.Read(file.Span, language);
        var stands = new Dictionary<ProjectCode, Project>();
        foreach (var codes in reading.Lines.Select(line => line.Value.Code).Chunk(Wave))
        {
            foreach (var project in await projects.FindAsync(codes, cancel))
                stands.Add(project.Code, project);
        }

        // The directory learns of a new portfolio a moment after its first project.
        var portfolios = (await directory.PortfoliosAsync(cancel)).Concat(stands.Values.Select(project => project.Portfolio))
            .DistinctBy(portfolio => portfolio.Id, StringComparer.Ordinal).ToList();
        var rules = new ImportRules(
            by, clock.GetCurrentInstant(), await SettingsAsync(portfolios, cancel), ProjectTexts.For(language), ProjectImportTexts.For(language));
        return ProjectImportPlan.Of(reading, stands, portfolios, await ProgrammesAsync(stands.Values, cancel), rules);
    }

    public async Task<IReadOnlyList<ImportStep>> WriteAsync(ImportPlan plan, IReadOnlyList<PlannedLine> lines, CancellationToken cancel)
    {
        var (rules, done) = (((ProjectImportPlan)plan).Rules, new ConcurrentBag<ImportStep>());
        await Parallel.ForEachAsync(
            lines.Cast<ProjectLine>(),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel },
            async (line, _) => done.Add(await WriteAsync(rules, line)));
        return [.. done.OrderBy(step => step.Line)];
    }

    private async Task<IReadOnlyDictionary<Scope, string>> ProgrammesAsync(IEnumerable<Project> stands, CancellationToken cancel)
    {
        var spelt = new Dictionary<Scope, string>();
        await foreach (var listed in directory.ProjectsAsync(cancel).Where(listed => listed.Programme is not null))
            spelt.TryAdd(listed.Scope, listed.Programme!);
        foreach (var project in stands.Where(project => project.Programme is not null))
            spelt.TryAdd(ProjectAccess.ScopeOf(project), project.Programme!);
        return spelt;
    }

    private async Task<IReadOnlyDictionary<string, PortfolioSettings>> SettingsAsync(List<Portfolio> portfolios, CancellationToken cancel)
    {
        var found = new Dictionary<string, PortfolioSettings>(StringComparer.Ordinal);
        foreach (var wave in portfolios.Select(portfolio => portfolio.Id).Chunk(Wave))
        {
            foreach (var (id, said) in wave.Zip(await settings.FindAsync(wave, cancel)))
                found.Add(id, said);
        }

        return found;
    }

    private async Task<ImportStep> WriteAsync(ImportRules rules, ProjectLine line)
    {
        var texts = ImportListTexts.For(rules.Texts.Language);
        // A commit whose answer was lost is found to have changed everything already.
        ImportStep? tried = null;
        var outcome = await commands.RunAsync(line.Said.Code.Partition, async () =>
        {
            var stored = await projects.FindAsync(line.Said.Code, CancellationToken.None);
            var step = rules.Step(line.Step.Line, line.Said, stored?.Project);
            if (step is ImportStep.Nothing)
                return tried ?? step;
            if (step is not ProjectStep writes)
                return step;
            if (step.Mark != line.Step.Mark)
                return ImportStep.Wrong.Because(step.Line, null, texts.ChangedMeanwhile);
            tried = step;
            return (await CommitAsync(rules, writes.Project, stored)).Then(step);
        });
        return outcome is Outcome<ImportStep>.Settled settled
            ? settled.Value
            : ImportStep.Wrong.Because(line.Step.Line, null, texts.Busy);
    }

    private Task<CommitResult> CommitAsync(ImportRules rules, Project next, StoredProject? stored)
    {
        var (head, entry) = AuditTrail.Append(
            next.Audit, rules.Now, rules.By.Pseudonym, ImportAction, ProjectStore.Row, ProjectRules.ForTrail(next));
        var project = next with { Version = next.Version + 1, Audit = head, Edited = head.Sequence };
        return outbox.CommitAsync(
            project.Code.Partition,
            [stored is null ? ProjectStore.Insert(project) : ProjectStore.Replace(project, stored.ETag), entry],
            [ListProject.Raise(rules.Now), TakeSnapshot.Raise(rules.Now)]);
    }
}
