using PmoBot.Conversation;
using PmoBot.Features.Digests;

namespace PmoBot.Features.Projects;

/// <summary>Projects that came, went, began, rest or were closed since the edition before.</summary>
internal sealed class ProjectDigestSection : IDigestSection
{
    public IReadOnlyList<string> Compared { get; } = ["baselineFinish", "baselines"];

    public IDigestFold Begin(DigestFrame frame) => new Fold(frame);

    private sealed class Fold(DigestFrame frame) : IDigestFold
    {
        private readonly TopLines _news = new();

        public void See(ProjectSnapshot? now, ProjectSnapshot? then)
        {
            if (frame.IsFirst)
                return;
            if ((now ?? then) is not { } project || (now?.State == then?.State && now?.BaselineFinish == then?.BaselineFinish))
                return;
            _news.Add(now is null || then is null ? 2 : 1, () => new DigestLine(null, project.Code.Value, Words.Of(language => Say(now, then, language))));
        }

        public Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<DigestBlock>>([_news.ToBlock(DigestPart.News, isNews: true)]);

        private static string Say(ProjectSnapshot? now, ProjectSnapshot? then, Language language)
        {
            var states = ProjectTexts.For(language);
            return (now, then) switch
            {
                (null, _) => language.In("is no longer among these projects", "ne fait plus partie de ces projets"),
                (_, null) => language.In($"is new: {now.Name}", $"est nouveau : {now.Name}"),
                _ when now.State != then.State => $"{states.State(then.State)} → {states.State(now.State)}",
                _ => language.In($"baseline {now.Baselines} agreed: {Day(now.BaselineFinish, language)}", $"référence {now.Baselines} convenue : {Day(now.BaselineFinish, language)}"),
            };
        }

        private static string Day(NodaTime.LocalDate? day, Language language) => day?.ToString("d MMM uuuu", language.Culture()) ?? "–";
    }
}
