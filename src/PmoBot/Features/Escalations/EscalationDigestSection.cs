using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>Decisions in a digest: what is wanted, what comes due first before the rest, and what was decided since. Of confidential cases nothing, for anybody.</summary>
internal sealed class EscalationDigestSection(EscalationStore store) : IDigestSection
{
    public IReadOnlyList<string> Compared { get; } = ["escalations"];

    public IDigestFold Begin(DigestFrame frame) => new Fold(frame, store);

    private sealed class Fold(DigestFrame frame, EscalationStore store) : IDigestFold
    {
        private readonly PriorityQueue<OpenCase, Instant> _soonest = new();
        private readonly List<EscalationId> _ended = [];
        private int _open;
        private int _over;

        public void See(ProjectSnapshot? now, ProjectSnapshot? then)
        {
            var open = now is null ? [] : EscalationSnapshot.CountedOf(now).ToList();
            _open += open.Count;
            foreach (var one in open)
            {
                // The one that comes due last goes first.
                _soonest.Enqueue(one, Instant.FromUnixTimeTicks(-(one.Due ?? one.RaisedAt).ToUnixTimeTicks()));
                if (_soonest.Count > TopLines.Most)
                    _soonest.Dequeue();
            }

            if (then is null || now is null)
                return;
            var ended = EscalationSnapshot.CountedOf(then).Select(one => one.Id).Where(id => open.All(one => one.Id != id)).ToList();
            _over += ended.Count;
            _ended.AddRange(ended.Take(TopLines.Most - _ended.Count));
        }

        public async Task<IReadOnlyList<DigestBlock>> EndAsync(CancellationToken cancel)
        {
            var shown = new List<OpenCase>();
            while (_soonest.TryDequeue(out var one, out _))
                shown.Insert(0, one);
            var cases = (await store.FindAsync([.. shown.Select(one => one.Id), .. _ended], cancel)).Where(one => !one.IsConfidential).ToDictionary(one => one.Id);
            var open = shown.Where(one => cases.GetValueOrDefault(one.Id) is { IsOpen: true }).ToList();
            var ended = _ended.Select(id => cases.GetValueOrDefault(id)).Where(one => one is { IsOpen: false }).ToList();
            return
            [
                // What was made confidential, or decided, since the project was last looked at is not counted either.
                new DigestBlock(DigestPart.Decisions, _open - (shown.Count - open.Count), [.. open.Select(one => new DigestLine(
                    null, one.Id.Project.Value, Words.Of(language => Wanted(cases[one.Id], one, language))))]) { IsNews = open.Count > 0 },
                new DigestBlock(DigestPart.News, _over - (_ended.Count - ended.Count), [.. ended.Select(one => new DigestLine(
                    null, one!.Id.Project.Value, Words.Of(language => EscalationTexts.For(language).DigestEnded(one))))]) { IsNews = ended.Count > 0 },
            ];
        }

        private string Wanted(Escalation one, OpenCase open, Language language)
        {
            var texts = EscalationTexts.For(language);
            return texts.DigestWanted(one, open.Due is not { } due ? texts.DigestWaits : due < frame.At ? texts.DigestOverdue(due.InZone(frame.Zone)) : texts.DueBy(due.InZone(frame.Zone)));
        }
    }
}
