using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Projects;

/// <summary>The words by which a card asks somebody above the project for a decision.</summary>
internal static class Escalating
{
    /// <param name="item">A register item that it is about, `R-12`.</param>
    public static CardAddress Address(ProjectCode project, string? item, Language language) =>
        TurnRouter.Run($"{language.In("escalate", "escalader")} {project} {item}".TrimEnd());

    /// <summary>About the tolerance that the newest report breaks.</summary>
    public static CardAddress OfTolerance(ProjectCode project, Language language) => Address(project, language.In("tolerance", "tolérance"), language);

    /// <summary>Of a project without a path nobody decides.</summary>
    public static bool IsOffered(Project project) => project.EscalationPath.Count > 0 && project.State != ProjectState.Closed;
}

/// <summary>Whether somebody above the project has been asked already about the tolerance that it breaks.</summary>
internal interface IOpenCases
{
    Task<bool> HasOfToleranceAsync(Project project, CancellationToken cancel);
}

/// <summary>The tolerance that a project's newest report breaks, as a question to whoever owns it.</summary>
internal interface IBrokenTolerance
{
    /// <summary>Null: it breaks none.</summary>
    Task<string?> AskAsync(Project project, Language language, CancellationToken cancel);

    /// <summary>Somebody is asked about it now: what offered to ask is shown anew. For the commit that asks.</summary>
    Task<IReadOnlyList<DeliveryRequest>> AskedAsync(Project project, Instant now, CancellationToken cancel);
}
