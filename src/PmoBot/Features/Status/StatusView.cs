using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>All that a summary is drawn from, and what of it this reader may see.</summary>
internal sealed record StatusView(Project Project, StatusReport Report, StatusTexts Texts)
{
    /// <summary>A shared conversation reads it: who was late, or estimated oddly, is told to persons alone.</summary>
    public bool ToAll { get; init; }

    /// <summary>False while others read before this reader how a report that is greener than its figures compares.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>False once the report no longer says how the project stands: its facts remain, its colours do not.</summary>
    public bool InColour { get; init; } = true;

    public bool CanBeUndone { get; init; }

    /// <summary>A tolerance is broken, and nobody above the project was asked yet.</summary>
    public bool OffersDecision { get; init; }

    /// <summary>The posted card that shows it, if it is one.</summary>
    public LiveCard? Posted { get; init; }

    /// <param name="reader">Null: everybody who reads a shared conversation.</param>
    public static StatusView For(Project project, StatusReport report, StatusTexts texts, string? reader, Instant now) => new(project, report, texts)
    {
        ToAll = reader is null,
        Compares = report.ShowsComparisonTo(reader, project, now),
        CanBeUndone = report.Act != StatusAct.Undone && Undo.IsOpen(project, report, now),
    };

    public static StatusView For(Turn turn, Project project, StatusReport report, StatusTexts texts) =>
        For(project, report, texts, turn.Place.IsShared ? null : turn.Person.ObjectId, turn.Now);
}
