using System.Collections.Concurrent;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Imports;
using PmoBot.Features.Projects;
using PmoBot.Imports;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>Many items from a file: first what it would do, then the doing, project by project in the order of the file.</summary>
internal sealed class RegisterImport(
    ProjectStore projects, MyProjects mine, RegisterStore register, RegisterCommits commits, RiskScales scales, Commands commands, IClock clock) : IFileImport
{
    public const string ImportAction = "register.import";

    private const int ProjectsAtATime = 16;

    /// <summary>Each of them writes about ten rows, and a commit takes a hundred.</summary>
    private const int ItemsAtATime = 8;

    public CsvLayout Layout => RegisterFile.Layout;

    public string Command => "import-register";

    public string Button => ImportAction;

    public string Does(Language language) => RegisterImportTexts.For(language).Does;

    public async Task<Reply?> RefuseAsync(Turn turn, CancellationToken cancel) =>
        turn.MaySomewhere(Right.RunRegister) || (await mine.ListAsync(turn.Person, cancel)).Any(project => turn.May(Right.RunRegister, project))
            ? null
            : new Reply.Refused(Right.RunRegister, Scope.All);

    public async Task<ImportPlan> PlanAsync(ReadOnlyMemory<byte> file, Importer by, Language language, CancellationToken cancel)
    {
        var reading = RegisterFile.Read(file.Span, language);
        var rules = new RegisterImportRules(by, clock.GetCurrentInstant(), RegisterImportTexts.For(language));
        var stands = new ConcurrentDictionary<ProjectCode, StandingRegister>();
        await Parallel.ForEachAsync(
            reading.Lines.Select(line => line.Value.Project).Distinct(), AtATime(cancel),
            async (code, _) =>
            {
                if (await StandingAsync(rules, code, null) is { } found)
                    stands[code] = found;
            });
        return RegisterImportPlan.Of(rules, reading, stands);
    }

    public async Task<IReadOnlyList<ImportStep>> WriteAsync(ImportPlan plan, IReadOnlyList<PlannedLine> lines, CancellationToken cancel)
    {
        var (rules, done) = (((RegisterImportPlan)plan).Rules, new ConcurrentBag<ImportStep>());
        await Parallel.ForEachAsync(
            lines.Cast<ItemLine>().GroupBy(line => line.Said.Project), AtATime(cancel),
            async (ofProject, _) =>
            {
                var writing = new Writing(rules, ofProject.Key);
                foreach (var some in ofProject.Chunk(ItemsAtATime))
                {
                    foreach (var step in await WriteAsync(writing, some))
                        done.Add(step);
                }
            });
        return [.. done.OrderBy(step => step.Line)];
    }

    private static ParallelOptions AtATime(CancellationToken cancel) => new() { MaxDegreeOfParallelism = ProjectsAtATime, CancellationToken = cancel };

    private async Task<IReadOnlyList<ImportStep>> WriteAsync(Writing writing, IReadOnlyList<ItemLine> lines)
    {
        // A commit whose answer was lost is found to have changed everything already.
        var (tried, texts) = (new Dictionary<int, ImportStep>(), ImportListTexts.For(writing.Rules.Texts.Language));
        var outcome = await commands.RunAsync(writing.Project.Partition, async () =>
        {
            writing.Stands = await StandingAsync(writing.Rules, writing.Project, writing.Stands);
            var steps = lines.Select(Decided).ToList();
            return steps.OfType<ItemStep>().ToList() is { Count: > 0 } items
                ? (await CommitAsync(writing, items)).Then<IReadOnlyList<ImportStep>>(Told(steps))
                : Told(steps);
        });
        return outcome is Outcome<IReadOnlyList<ImportStep>>.Settled settled
            ? settled.Value
            : [.. lines.Select(line => ImportStep.Wrong.Because(line.Step.Line, null, texts.Busy))];

        ImportStep Decided(ItemLine line)
        {
            var step = writing.Rules.Step(line.Step.Line, line.Said, writing.Stands);
            return step is not ItemStep || step.Mark == line.Step.Mark ? step : ImportStep.Wrong.Because(step.Line, null, texts.ChangedMeanwhile);
        }

        List<ImportStep> Told(List<ImportStep> steps)
        {
            var told = steps.ConvertAll(step => step is ImportStep.Nothing ? tried.GetValueOrDefault(step.Line, step) : step);
            told.ForEach(step => tried[step.Line] = step);
            return told;
        }
    }

    private async Task<CommitResult> CommitAsync(Writing writing, List<ItemStep> steps)
    {
        var (rules, stands, changes) = (writing.Rules, writing.Stands!, new List<ItemChange>());
        var project = stands.Project;
        foreach (var step in steps)
        {
            var item = step.IsNew ? step.Item with { Number = project.NextNumber(step.Item.Number.Kind) } : step.Item;
            project = step.IsNew ? project.Numbered(item.Number) : project;
            changes.Add(new(step.Before, item));
        }

        var result = await commits.CommitAsync(rules.By.Pseudonym, rules.Now, ImportAction, stands.InProject, changes);
        // What was written just now need not be read again: no other line of the file is about the same.
        if (result is CommitResult.Committed { ETags: [var etag, ..] })
            writing.Stands = stands with { InProject = stands.InProject with { ETag = etag } };
        return result;
    }

    /// <param name="known">As it was read before: whatever becomes of an item, its project becomes another.</param>
    private async Task<StandingRegister?> StandingAsync(RegisterImportRules rules, ProjectCode code, StandingRegister? known)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored || !rules.MayRun(stored.Project))
            return null;
        if (known is not null && known.InProject.ETag == stored.ETag)
            return known with { InProject = stored };
        var items = await register.AllAsync(code, CancellationToken.None)
            .Where(item => item.Item.State != ItemState.Withdrawn)
            .ToDictionaryAsync(item => item.Item.Number);
        return new StandingRegister(stored, items, await scales.CurrentAsync(stored.Project, CancellationToken.None));
    }

    /// <summary>One project's lines, being written some at a time.</summary>
    private sealed class Writing(RegisterImportRules rules, ProjectCode project)
    {
        public RegisterImportRules Rules => rules;

        public ProjectCode Project => project;

        /// <summary>As it was read last, or written.</summary>
        public StandingRegister? Stands { get; set; }
    }
}

/// <summary>What a file of items would do.</summary>
internal sealed record RegisterImportPlan(RegisterImportRules Rules, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<ImportFault> Unread)
    : ImportPlan(Lines, Unread, ImportListTexts.For(Rules.Texts.Language), Rules.Texts.Things)
{
    /// <param name="rules">By which it is decided.</param>
    /// <param name="reading">What the file says.</param>
    /// <param name="stands">The registers that this importer runs, of those in the file.</param>
    public static RegisterImportPlan Of(
        RegisterImportRules rules, ImportReading<ImportedItem> reading, IReadOnlyDictionary<ProjectCode, StandingRegister> stands) =>
        new(rules, [.. reading.Lines.Select(line => Planned(rules, line, stands.GetValueOrDefault(line.Value.Project)))], reading.Faults);

    private static ItemLine Planned(RegisterImportRules rules, ImportLine<ImportedItem> line, StandingRegister? stands)
    {
        var step = rules.Step(line.Line, line.Value, stands);
        return new ItemLine(line.Value, step, step is ItemStep writes ? writes.InWords(rules.Texts) : "");
    }
}

/// <summary>What a line says, and would do.</summary>
internal sealed record ItemLine(ImportedItem Said, ImportStep Step, string Words) : PlannedLine(Step, Words);
