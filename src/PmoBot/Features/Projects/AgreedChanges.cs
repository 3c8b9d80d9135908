using NodaTime;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>What was agreed anew since a report: it is measured against something else now.</summary>
internal sealed class AgreedChanges : IProjectChanges
{
    public Task<IReadOnlyList<string>> SinceAsync(Project project, Instant since, Instant now, Language language, CancellationToken cancel)
    {
        IReadOnlyList<string> told = project.Baselines is [_, .., var last] && last.Since > since ? [ProjectTexts.For(language).AgreedFinish(last.Finish)] : [];
        return Task.FromResult(told);
    }
}
