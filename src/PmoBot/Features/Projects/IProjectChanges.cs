using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>What has changed at a project since its last report, as far as a feature knows: for whoever is asked for the next one.</summary>
internal interface IProjectChanges
{
    /// <returns>What matters most first, a line each.</returns>
    Task<IReadOnlyList<string>> SinceAsync(Project project, Instant since, Instant now, Language language, CancellationToken cancel);
}
