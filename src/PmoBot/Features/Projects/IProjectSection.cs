using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>What another feature shows of a project, on its card and in lists.</summary>
internal interface IProjectSection
{
    Task<ProjectSection> OfAsync(Turn turn, Project project, CancellationToken cancel);
}

/// <param name="Chip">A word with its shape, and the ground it stands on.</param>
/// <param name="Line">The most important facts in one line; null if there is none yet.</param>
/// <param name="Actions">Buttons for the project's card.</param>
internal sealed record ProjectSection((string Words, ContainerStyle Style)? Chip, string? Line, IReadOnlyList<CardAction> Actions)
{
    /// <summary>Given at how many letters a text is cut, where the card cannot hold all of it.</summary>
    public Func<int, IEnumerable<Element>> Details { get; init; } = _ => [];
}
