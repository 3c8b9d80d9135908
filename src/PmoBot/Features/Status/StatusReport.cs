using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>What was said, apart from who said it and when.</summary>
internal sealed record StatusFigures
{
    public required DeclaredRag Declared { get; init; }

    public LocalDate? ForecastFinish { get; init; }

    public string? News { get; init; }

    public string? Wanted { get; init; }

    public int? PercentComplete { get; init; }

    public decimal? Spent { get; init; }

    public decimal? ToComplete { get; init; }

    public string? NextSteps { get; init; }

    /// <summary>The axes that make an amber or red report so, why, and what is done about it: asked after sending.</summary>
    public IReadOnlyList<Axis> Concerns { get; init; } = [];

    public string? Cause { get; init; }

    public string? Plan { get; init; }

    public bool HasCause => (Concerns.Count, Cause, Plan) is not (0, null, null);
}

/// <summary>By what a version came to be. Names are stored in rows.</summary>
internal enum StatusAct
{
    Sent,
    CarriedForward,

    /// <summary>Cause, plan or the answer to the one question were added; the figures are as before.</summary>
    Explained,

    /// <summary>An earlier version stands again.</summary>
    Undone,

    /// <summary>The only version was undone: there is no report, until another one is sent.</summary>
    Withdrawn,
}

/// <summary>Who sent a report's figures, and when.</summary>
internal sealed record Origin(Person By, Instant At);

/// <summary>Who gave the cause, the plan or the answer beside them, and when.</summary>
/// <param name="OnBehalf">The PMO did, in place of the project manager.</param>
internal sealed record Explanation(Person By, Instant At, bool OnBehalf);

/// <summary>One version of a project's report for a period; a later version corrects it and none is lost.</summary>
internal sealed record StatusReport
{
    private readonly Origin? _origin;

    public required ProjectCode Project { get; init; }

    public required Period Period { get; init; }

    public required int Version { get; init; }

    public required StatusFigures Figures { get; init; }

    /// <summary>As the facts said when it was received; frozen with the version.</summary>
    public required ComputedRag Computed { get; init; }

    /// <summary>What the costs were held against, and the unit of its amounts; null without one, and in rows of before it was kept.</summary>
    public Money? Budget { get; init; }

    /// <summary>What was declared for the period before; null in a first report.</summary>
    public Rag? PreviousOverall { get; init; }

    /// <summary>Who made this version.</summary>
    public required Person By { get; init; }

    /// <summary>The PMO reports on behalf of the project manager.</summary>
    public bool OnBehalf { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>Kept by a version that adds words to the figures or lets earlier ones stand again.</summary>
    public Origin Origin
    {
        get => _origin ?? new(By, ReceivedAt);
        init => _origin = value;
    }

    /// <summary>Of the first version; corrections keep it.</summary>
    public required Timeliness Timeliness { get; init; }

    public StatusAct Act { get; init; }

    /// <summary>The earlier version whose words this one holds, where it undid what came after.</summary>
    public int? Restores { get; init; }

    /// <summary>How many reports in a row said "nothing changed", this one included.</summary>
    public int CarriedInARow { get; init; }

    /// <summary>Why it is greener than its figures; null where nobody asked or nobody answered yet.</summary>
    public WatermelonAnswer? Answer { get; init; }

    /// <summary>Stays with what was explained, whoever sends figures after it.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>Given by the PMO for a correction after the cut-off, which every later version is, too.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>Frozen with the version, as the computed colours are.</summary>
    public IReadOnlyList<ReportFlag> Flags { get; init; } = [];

    public bool CameAfterCutOff => Timeliness == Timeliness.AfterCutOff || CorrectionReason is not null;

    public bool Stands => Act != StatusAct.Withdrawn;

    /// <summary>The version whose words stand here.</summary>
    public int Words => Restores ?? Version;

    public Rag Overall => Figures.Declared.Overall;

    public Trend? Trend => PreviousOverall is { } previous ? Overall.TrendFrom(previous) : null;

    /// <summary>Greener than its figures, and nobody has said why.</summary>
    public bool HasOpenQuestion => Answer is null && Watermelon.Find(Figures.Declared, Computed).Count > 0;

    public Money? BudgetIn(Project project) => Budget ?? project.Budget;

    /// <summary>Its figures as they can be said again: without the amounts, once the project's budget is in another unit.</summary>
    public StatusFigures FiguresFor(Project project) =>
        project.Budget is { } budget && BudgetIn(project)?.Unit != budget.Unit ? Figures with { Spent = null, ToComplete = null } : Figures;

    public bool IsExplained => Figures.HasCause || Answer is not null;

    /// <summary>Green, and the figures agree: there is nothing to explain about it.</summary>
    public bool NeedsNoWords => Overall == Rag.Green && Answer is null && !HasOpenQuestion;

    /// <summary>Whether whoever sent it is asked something after sending; never where all is green and the figures agree.</summary>
    public bool AsksWhy => HasOpenQuestion || (Overall != Rag.Green && Figures.Cause is null);

    /// <summary>Whoever sent it and whoever leads the project read it first; others wait for the answer, ten minutes at most.</summary>
    /// <param name="reader">Null: a shared conversation.</param>
    public bool ShowsComparisonTo(string? reader, Project project, Instant now) =>
        !HasOpenQuestion || Origin.By.Is(reader) || project.IsLedBy(reader) || now - Origin.At > Undo.Within;
}
