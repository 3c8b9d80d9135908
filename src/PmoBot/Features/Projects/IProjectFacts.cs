using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>What a feature knows of a project, to be kept as it is now: for whoever has to decide on it.</summary>
internal interface IProjectFacts
{
    /// <param name="item">A register item that it is about, `R-12`.</param>
    /// <returns>As many in each language.</returns>
    Task<IReadOnlyList<SaidFact>> OfAsync(Project project, string? item, Instant now, Language language, CancellationToken cancel);
}

internal sealed record SaidFact(string Name, string Value);
